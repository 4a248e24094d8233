"""Supports: forms drawn from the content pack, texts in the column and choices in the margin."""
