"""Figures on screen, in a language and a width."""

from collections.abc import Callable

import pytest

from trustdesk.domain.diagram import Diagram
from trustdesk.ui.desk import Desk
from trustdesk.ui.diagrams.view import DiagramView


@pytest.fixture
def show(qtbot, desk: Desk) -> Callable[..., DiagramView]:
    """Shows a figure in a width, as high as it is."""

    def make(diagram: Diagram, width: int = 602, **more) -> DiagramView:
        view = DiagramView(desk, diagram, **more)
        qtbot.addWidget(view)
        view.resize(width, view.heightForWidth(width))
        view.show()
        qtbot.waitExposed(view)
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        return view

    return make
