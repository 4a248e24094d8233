"""Use cases in plain Python; the command line and the window call the same ones."""
