"""I dag: a sheet to write on, one question, and what one wrote last."""
