"""Överblick: what was written, seen over relations and criteria."""
