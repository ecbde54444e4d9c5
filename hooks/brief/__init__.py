"""The library behind the brief: content in, checked model, pages and exports out. Knows nothing of MkDocs."""

__version__ = "0.1.0"
