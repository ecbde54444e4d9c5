"""The brief as an EPUB. Calls the HTML of the other editions."""
