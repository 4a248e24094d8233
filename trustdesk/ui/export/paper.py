"""One page as it will be on paper."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import BODY
from trustdesk.ui.widgets.painting import fill_round, outline_round, painter_on
from trustdesk.ui.widgets.text_block import WIDE, TextBlock

_A4 = 297 / 210
_EDGE = 10  # pixels left free for the soft edge
_SHADES = 6
_DIMMED = 0.3
_SETTLES_MS = 120


class Paper(QLabel):
    """A sheet of A4 as large as there is room for, with the picture of a page on it.

    While another page is on its way the old one stays, dimmed, with a word about it.
    """

    resized = Signal()
    """The sheet is no longer as wide as was asked for, and has not been for a moment."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: QImage | None = None
        self._waiting = ""
        self._asked = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLES_MS)
        self._settled.timeout.connect(self._on_settled)
        theme.changed.connect(self.update)

    def show_page(self, page: QImage) -> None:
        """Shows the picture of a page."""
        self._page = page
        self._waiting = ""
        self.update()

    def wait(self, text: str) -> None:
        """Dims the page and says why."""
        self._waiting = text
        self.update()

    def clear_page(self) -> None:
        """Shows an empty sheet."""
        self._page = None
        self._waiting = ""
        self.update()

    def shown(self) -> QImage | None:
        """Gives the picture that is shown."""
        return self._page

    def waits(self) -> str:
        """Gives the word that stands over the page, or nothing."""
        return self._waiting

    def sheet(self) -> QRect:
        """Gives where the sheet lies in the widget."""
        edge = self._theme.px(_EDGE)
        room = self.rect().adjusted(edge, edge, -edge, -edge)
        width = max(min(room.width(), int(room.height() / _A4)), 1)
        height = round(width * _A4)
        left = room.left() + (room.width() - width) // 2
        return QRect(left, room.top() + (room.height() - height) // 2, width, height)

    def width_to_ask_for(self) -> int:
        """Gives how many of the screen's own pixels the sheet is wide, and remembers it."""
        self._asked = self._pixels_wide()
        return self._asked

    def _pixels_wide(self) -> int:
        return max(round(self.sheet().width() * self.devicePixelRatioF()), 1)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(420), self._theme.px(594))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(140), self._theme.px(200))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settled.start()
        return super().event(event)

    def _on_settled(self) -> None:
        if self._asked and self._pixels_wide() != self._asked:
            self.resized.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with painter_on(self) as painter:
            sheet = self.sheet()
            self._paint_edge(painter, QRectF(sheet))
            painter.fillRect(sheet, QColor(Qt.GlobalColor.white))  # paper, in every theme
            if self._page is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.setOpacity(_DIMMED if self._waiting else 1)
                painter.drawImage(self._place(sheet, self._page), self._page)
                painter.setOpacity(1)
            if self._waiting:
                self._paint_waiting(painter, sheet)

    def _place(self, sheet: QRect, page: QImage) -> QRectF:
        """Gives where the picture is drawn: pixel for pixel, unless it has another width yet."""
        if page.width() != self._pixels_wide():
            return QRectF(sheet)
        ratio = self.devicePixelRatioF()
        return QRectF(sheet.x(), sheet.y(), page.width() / ratio, page.height() / ratio)

    def _paint_edge(self, painter: QPainter, sheet: QRectF) -> None:
        """A shade that fades outward, and a hairline; in high contrast the line alone."""
        if self._theme.tokens.is_high_contrast:
            outline_round(painter, sheet.adjusted(-2, -2, 2, 2), 2, self._theme.colour("text"), 2)
            return
        shade = self._theme.colour("canvas").darker(190)
        for step in range(_SHADES, 0, -1):
            shade.setAlpha(36 // step)
            box = sheet.adjusted(-step, 1 - step, step, step + 2)
            fill_round(painter, box, step + 1, shade)
        edge = sheet.adjusted(-1, -1, 1, 1)
        outline_round(painter, edge, 1, self._theme.colour("line"))

    def _paint_waiting(self, painter: QPainter, sheet: QRect) -> None:
        px = self._theme.px
        block = TextBlock(self._waiting, self._theme.font_of(BODY), px(BODY.line), WIDE)
        width, height = block.natural_width + 2 * px(16), block.height + 2 * px(8)
        box = QRectF(0, 0, width, height)
        box.moveCenter(QRectF(sheet).center())
        fill_round(painter, box, height / 2, self._theme.colour("raised"))
        outline_round(painter, box, height / 2, self._theme.colour("line"))
        painter.setPen(self._theme.colour("text"))
        block.draw(painter, box.left() + px(16), box.top() + px(8))
