"""A file becomes a Release."""
