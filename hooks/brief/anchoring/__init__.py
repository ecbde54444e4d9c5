"""Where words stand: quotes and names in sources, an author's words in his files. Calls `text` and `model`."""
