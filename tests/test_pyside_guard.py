"""PySide6 6.12 on Python 3.11 drops a reference to None at every void call and dies at zero."""

import sys

from PySide6.QtCore import QObject


def test_void_calls_keep_the_references_to_none():
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 500
