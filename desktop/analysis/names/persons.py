"""Rules on persons."""

RULES = ()
