"""Spelling by hunspell, in a process of its own: loading and suggesting hold the interpreter."""
