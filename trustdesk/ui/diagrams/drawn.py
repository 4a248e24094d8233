"""A figure whose parts have places: painted lines, and a widget for every node."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from trustdesk.domain.diagram import Diagram, DiagramNode
from trustdesk.services.diagrams.ground import moved
from trustdesk.services.diagrams.layout import layout
from trustdesk.services.diagrams.placed import PlacedDiagram, PlacedNode
from trustdesk.ui.desk import Desk
from trustdesk.ui.diagrams.lettering import Lettering
from trustdesk.ui.diagrams.node_button import NodeButton, NodeLabel
from trustdesk.ui.diagrams.painted import FigurePainter
from trustdesk.ui.diagrams.spot import node_spot, spoken_names
from trustdesk.ui.overriding import override
from trustdesk.ui.widgets.painting import painter_on
from trustdesk.ui.widgets.tab_order import in_tab_order

AIR = 6
"""Left free beside a figure, at 100 %: the focus is shown round words that stand at its edge."""

_NATURAL_WIDTH, _LEAST_HEIGHT = 602, 44
_KEPT = 4
"""In so many widths the figure is kept laid out: a page asks for its height before it places it."""


class DrawnDiagram(QWidget):
    """As high as its width makes it. Tab and arrow keys walk the nodes as they are read."""

    spot_opened = Signal(object, QRect)

    def __init__(
        self,
        desk: Desk,
        diagram: Diagram,
        letters: Lettering,
        *,
        operable: bool,
        among: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._diagram = diagram
        self._letters = letters
        self._painter = FigurePainter(desk.theme, letters)
        self._placed: dict[int, PlacedDiagram] = {}
        self._order: tuple[str, ...] = ()
        self._among = among
        self._nodes: dict[str, NodeButton | NodeLabel] = {}
        names = spoken_names(diagram, desk.said)
        for node in diagram.nodes:
            name = f"{names[node.id]}, {among}" if among else names[node.id]
            self._nodes[node.id] = self._button(node, name) if operable else self._label(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        desk.theme.changed.connect(self._on_theme_changed)

    def _button(self, node: DiagramNode, name: str) -> NodeButton:
        button = NodeButton(self._desk.theme, self._painter, name, self)
        button.setProperty("node", node.id)
        button.setAccessibleDescription(told_way(self._desk, node.leads_to))
        button.clicked.connect(self._on_clicked)
        button.walked.connect(self._on_walked)
        return button

    def _label(self, name: str) -> NodeLabel:
        return NodeLabel(self._painter, name, self)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab stops at, in order."""
        stops = [self._nodes[node_id] for node_id in self._order or self._nodes]
        return [stop for stop in stops if isinstance(stop, NodeButton)]

    def _laid_out(self, width: int) -> PlacedDiagram:
        placed = self._placed.get(width)
        if placed is None:
            if len(self._placed) >= _KEPT:
                self._placed.clear()
            air = self._desk.theme.px(AIR)
            room = max(width - 2 * air, 1)
            placed = moved(layout(self._diagram, self._desk.said, room, self._letters), air, 0)
            self._placed[width] = placed
        return placed

    def _place(self) -> None:
        placed = self._laid_out(self.width())
        before, self._order = self._order, tuple(node.id for node in placed.nodes)
        for node in placed.nodes:
            self._nodes[node.id].place(node, self._box(node))
        if before and before != self._order:
            in_tab_order(*self.tab_stops)
        self.update()

    def _box(self, node: PlacedNode) -> QRect:
        """Gives the box of a node's widget, with air beside words that stand at its edge."""
        box, air = node.box, self._desk.theme.px(AIR)
        left, right = round(box.x), round(box.x + box.width)
        for text in node.texts:
            if not text.centred and text.box.x < box.x + air:
                left = round(box.x) - air
            elif not text.centred and text.box.x + text.box.width > box.x + box.width - air:
                right = round(box.x + box.width) + air
        top = round(box.y)
        return QRect(left, top, right - left, round(box.y + box.height) - top)

    def _on_theme_changed(self) -> None:
        self._letters.renew()
        self._placed.clear()
        self._place()
        self.updateGeometry()

    def _on_clicked(self) -> None:
        button = self.sender()
        node = self._diagram.node(button.property("node"))
        if node is not None and isinstance(button, QWidget):
            box = QRect(button.mapToGlobal(button.rect().topLeft()), button.size())
            self.spot_opened.emit(node_spot(self._diagram, node, self._desk.said), box)

    def _on_walked(self, step: int) -> None:
        stops, sender = self.tab_stops, self.sender()
        here = next((place for place, stop in enumerate(stops) if stop is sender), 0)
        target = stops[min(max(here + step, 0), len(stops) - 1)]
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        keep_in_view(target, target.rect())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width).height)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(_NATURAL_WIDTH), self._desk.theme.px(_LEAST_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._desk.theme.px(96), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            self._painter.paint_ground(painter, self._laid_out(self.width()))


def told_way(desk: Desk, leads_to: str) -> str:
    """Gives what opening a place leads to, in words."""
    scheme, _, rest = leads_to.partition(":")
    page = desk.framework.page(rest.partition("#")[0]) if scheme == "page" else None
    if page is not None:
        return desk.tr("Read more: {page}").format(page=desk.said(page.short))
    return desk.tr("Explains the word") if scheme == "term" else desk.tr("Write about this")


def keep_in_view(widget: QWidget, box: QRect) -> None:
    """Scrolls what holds a widget so that a part of it is seen."""
    outer = widget.parentWidget()
    while outer is not None and not isinstance(outer, QScrollArea):
        outer = outer.parentWidget()
    page = outer.widget() if outer is not None else None
    if outer is not None and page is not None:
        middle = widget.mapTo(page, box.center())
        outer.ensureVisible(middle.x(), middle.y(), 0, box.height())
