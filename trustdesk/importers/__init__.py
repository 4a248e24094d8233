"""Foreign formats to journal entries: one module for each format."""
