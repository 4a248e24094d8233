"""Inställningar: language, look, text size, type, the name on the cover, and the data."""
