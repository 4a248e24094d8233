"""What tests of widgets share."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget


@pytest.fixture
def in_column(qtbot):
    """Shows widgets in a column of a window, which lives as long as the test."""
    kept = []

    def show(*widgets: QWidget, width: int = 280) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        qtbot.addWidget(box)
        kept.append(box)
        box.resize(width, 400)
        box.show()
        qtbot.waitExposed(box)
        box.activateWindow()
        return box

    yield show
    kept.clear()


@pytest.fixture
def spoken():
    """Gives what a screen reader calls a widget."""

    def name(widget: QWidget) -> str:
        return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)

    return name
