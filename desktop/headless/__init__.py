"""The command line without a window: what was asked for, and the commands annotate, export and check."""
