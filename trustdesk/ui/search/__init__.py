"""Finds: a page of results, and a panel that Ctrl+K opens from anywhere."""
