"""The brief as a PDF, typeset from the tree of its pages."""
