"""The dagbok before the first reflection."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import LEAD
from trustdesk.ui.widgets.buttons import LinkButton, PrimaryButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel

WIDTH = 480


class EmptyDagbok(QWidget):
    """Says what this place is for and offers the first step."""

    write_requested = Signal()
    question_requested = Signal()
    case_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px, tr = desk.theme.px, desk.tr
        inner = QWidget()
        inner.setMaximumWidth(px(WIDTH))
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(inner)
        column.setSpacing(px(10))
        self.write = PrimaryButton(desk.theme, tr("Write"), tall=True)
        self._question = LinkButton(desk.theme, tr("Begin with a question"))
        self._case = LinkButton(desk.theme, tr("Begin with a case"))
        column.addWidget(Heading(desk.theme, tr("Begin with one sentence."), 2))
        lead = tr("Something that chafed, or went better than expected.")
        column.addWidget(WrappedLabel(desk.theme, lead, LEAD))
        column.addSpacing(px(14))
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(px(10))
        column.addWidget(self._question)
        column.addWidget(self._case)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 1000)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(3)
        self.write.clicked.connect(self.write_requested)
        self._question.clicked.connect(self.question_requested)
        self._case.clicked.connect(self.case_requested)
