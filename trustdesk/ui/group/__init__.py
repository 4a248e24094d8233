"""Visa för gruppen: the framework in large type for a room, with nothing private beside it."""
