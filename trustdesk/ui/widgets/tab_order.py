"""The order in which the Tab key goes through what was made later than what it stands between."""

from itertools import pairwise

from PySide6.QtWidgets import QWidget


def in_tab_order(*widgets: QWidget) -> None:
    """Lets Tab go from each to the next. They stand in one window already."""
    for one, following in pairwise(widgets):
        QWidget.setTabOrder(one, following)
