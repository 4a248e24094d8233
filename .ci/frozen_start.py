"""Runs before the one-folder program: what it starts finds the libraries of its own system.

PyInstaller's loader points LD_LIBRARY_PATH at the program's folder. It has done its work by now,
and a file manager or browser that inherits it would load our libraries instead of its own.
"""

import os

before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if before is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = before
