"""Figures of the framework laid out: data, a width and a text measurer give places."""
