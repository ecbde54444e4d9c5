"""The brief to take along: one file, a folder to unpack, a book, plain text, paper. All from the same pages."""
