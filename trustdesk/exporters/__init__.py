"""Journal entries to files of other formats."""
