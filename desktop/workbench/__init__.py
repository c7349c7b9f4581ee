"""Every verb a user has, without Qt."""
