"""Asks what a picture shows, before it is put into a text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from trustdesk.domain.picture import LONGEST_DESCRIPTION
from trustdesk.ui.desk import Desk
from trustdesk.ui.overriding import override
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.dialog import Dialog
from trustdesk.ui.widgets.fields import TextField
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.widgets.painting import outline_round, painter_on
from trustdesk.ui.writing.preparing import fitted

_HIGHEST = 160


class PictureDialog(Dialog):
    """Shows the picture, small, and takes its description; it may be left empty."""

    def __init__(self, desk: Desk, picture: QImage, parent: QWidget) -> None:
        tr = desk.tr
        super().__init__(
            desk.theme,
            tr("Put the picture into the text"),
            tr("What does it show? Someone who cannot see the picture reads this instead."),
            width=480,
            parent=parent,
        )
        self.content.addWidget(_Preview(desk, picture), 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addSpacing(desk.theme.px(4))
        self.field = TextField(tr("Description"), tr("A sentence is enough"))
        self.field.setMaxLength(LONGEST_DESCRIPTION)
        self.content.addWidget(self.field)
        why = tr("It can be searched for, and is printed with the picture. It may be left empty.")
        self.content.addWidget(WrappedLabel(desk.theme, why, SMALL))
        self.add_choice(tr("Leave it out"), tr("Put it in"))
        self.field.setFocus()

    def description(self) -> str:
        """Gives what was written."""
        return self.field.text()


class _Preview(QLabel):
    """The picture as large as a stamp, with a hair line round it."""

    def __init__(self, desk: Desk, picture: QImage) -> None:
        super().__init__()
        self._theme = desk.theme
        ratio = self.devicePixelRatioF()
        most = round(desk.theme.px(_HIGHEST) * ratio)
        small = fitted(picture, QSize(2 * most, most))
        small.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(small))
        self.setAccessibleName(desk.tr("The picture"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with painter_on(self) as painter:
            outline_round(painter, QRectF(self.rect()), 0, self._theme.colour("line"))
