"""Every figure of the pack on its page: there, whole, apart from the text, and soon shown."""

import time

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.ui.reading.test_figures import assert_apart, figures
from trustdesk.ui.room import Room

WIDE, NARROW = {"room": Room.WIDE, "width": 1156}, {"room": Room.SMALL, "width": 696}


def opening(page, page_id: str) -> float:
    """Milliseconds of the interface thread's processor time until a page is shown."""
    page.show_detail("ordlista")
    begun = time.thread_time()
    page.show_detail(page_id)
    QApplication.processEvents()
    return (time.thread_time() - begun) * 1e3


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
@pytest.mark.parametrize(("scale", "size"), [(1.0, WIDE), (2.0, NARROW)])
def test_every_figure_stands_on_its_page(qtbot, theme, desk, opened, scale, size):
    theme.apply("light", scale)
    page = opened("definitionen", **size)
    taken = {}
    for diagram in desk.framework.diagrams:
        taken[diagram.id] = min(opening(page, diagram.page) for _ in range(2))
        shown = [figure.diagram.id for figure in figures(page)]
        assert diagram.id in shown
        assert_apart(page)
        for figure in figures(page):
            for button in figure.view.findChildren(QAbstractButton):
                assert figure.view.rect().contains(button.geometry())
    assert max(taken.values()) < 50, taken
