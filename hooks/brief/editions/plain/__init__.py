"""The brief as plain text in Markdown."""
