"""Runs every benchmark, or those named: python -m benchmarks start saving export typing."""

import importlib
import sys

NAMES = ("start", "saving", "export", "typing", "switching", "reading")

for name in sys.argv[1:] or NAMES:
    importlib.import_module(f"benchmarks.{name}").main()
