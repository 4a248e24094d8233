"""Markdown -> one node tree that the screen, the PDF and the guard share."""
