"""Annotations become tables and lines."""
