"""Läs: the framework to read, with one's own words in the margin."""
