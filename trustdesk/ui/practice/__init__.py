"""Övningar: practice cases to write about, without an answer key."""
