"""A node of a figure: a real button where it can be opened, else a label."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from trustdesk.services.diagrams.placed import PlacedNode
from trustdesk.ui.diagrams.painted import FigurePainter
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.widgets.buttons import PaintedButton
from trustdesk.ui.widgets.painting import painter_on

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class NodeButton(PaintedButton):
    """Paints the node that was placed; arrow keys wish for the one before or after it."""

    walked = Signal(int)
    """-1: to the node before, 1: to the one after."""

    def __init__(self, theme: Theme, painter: FigurePainter, name: str, parent: QWidget) -> None:
        super().__init__(theme, "", parent=parent)
        self._painter = painter
        self._placed: PlacedNode | None = None
        self.setText(name)
        self.setAccessibleName(name)

    def place(self, node: PlacedNode, box: QRect) -> None:
        """Stands in a box in which the node was placed, and shows its words."""
        self._placed = node
        self.setGeometry(box)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self.size()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.walked.emit(step)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._placed is None:
            return
        tile = "pressed" if self.isDown() else "hover" if self._is_hot() else ""
        with painter_on(self) as painter:
            self._painter.paint_node(painter, self._placed, self.geometry(), tile=tile)


class NodeLabel(QLabel):
    """Paints the node that was placed, where nothing can be opened."""

    def __init__(self, painter: FigurePainter, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._painter = painter
        self._placed: PlacedNode | None = None
        self.setAccessibleName(name)

    def place(self, node: PlacedNode, box: QRect) -> None:
        """Stands in a box in which the node was placed, and shows its words."""
        self._placed = node
        self.setGeometry(box)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._placed is not None:
            with painter_on(self) as painter:
                self._painter.paint_node(painter, self._placed, self.geometry())
