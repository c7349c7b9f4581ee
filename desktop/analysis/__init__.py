"""A text becomes suggested annotations."""
