"""The words and numbers of one language, ours and the author's. Calls `text`."""
