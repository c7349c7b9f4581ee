"""Everything that is seen: all Qt."""
