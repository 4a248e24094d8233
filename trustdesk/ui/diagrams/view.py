"""One figure of any kind on screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustdesk.domain.diagram import Diagram
from trustdesk.services.diagrams.additions import additions_named
from trustdesk.ui.desk import Desk
from trustdesk.ui.diagrams.drawn import AIR, DrawnDiagram
from trustdesk.ui.diagrams.lettering import Lettering
from trustdesk.ui.diagrams.table import DiagramTable
from trustdesk.ui.overriding import override


class DiagramView(QWidget):
    """A figure, as high as its width makes it; follows theme and text size. It leaves AIR pixels
    (at 100 %) free at either side, for the focus to be shown in.

    `scale` enlarges it beyond the text size. Where it is not `operable` its nodes are words
    alone. `among` tells its nodes' names from those of another figure beside it, or is "".
    """

    spot_opened = Signal(object, QRect)
    """A DiagramSpot was opened; where it stands, on the screen."""

    def __init__(
        self,
        desk: Desk,
        diagram: Diagram,
        *,
        scale: float = 1.0,
        operable: bool = True,
        among: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = desk.theme
        letters = Lettering(desk.theme, scale)
        label = desk.framework.voices.get("addition")
        diagram = additions_named(diagram, label) if label else diagram
        self._body: DrawnDiagram | DiagramTable
        if diagram.kind == "table":
            self._body = DiagramTable(desk, diagram, letters, operable=operable, parent=self)
        else:
            self._body = DrawnDiagram(
                desk, diagram, letters, operable=operable, among=among, parent=self
            )
        self._body.spot_opened.connect(self.spot_opened)
        for told in (self, self._body):
            told.setAccessibleName(desk.said(diagram.title))
            told.setAccessibleDescription(desk.said(diagram.alternative))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        return self._body.tab_stops if isinstance(self._body, DrawnDiagram) else [self._body]

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._body.heightForWidth(width - 2 * self._inset())

    @override
    def sizeHint(self) -> QSize:
        return self._body.sizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return self._body.minimumSizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inset = self._inset()
        self._body.setGeometry(self.rect().adjusted(inset, 0, -inset, 0))

    def _inset(self) -> int:
        """A table stands within the air that is left beside a figure; what is drawn leaves it."""
        return self._theme.px(AIR) if isinstance(self._body, DiagramTable) else 0
