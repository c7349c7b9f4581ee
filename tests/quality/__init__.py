"""Measures the quotes and their speakers against texts annotated by hand: `python -m tests.quality FOLDER`."""
