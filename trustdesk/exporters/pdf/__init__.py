"""Entries to one accessible, archivable PDF, set by Typst in a child process."""
