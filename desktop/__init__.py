"""Pressmark: names, quotes and who said them in Russian-language press releases."""

__version__ = "0.1.0"
