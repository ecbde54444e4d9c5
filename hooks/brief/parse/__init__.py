"""Texts of a content folder to the model."""
