"""Dagbok: the list, the page, and a margin for choices."""
