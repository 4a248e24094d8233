"""The head of a form: its name, what it is for, and how it is exchanged or taken away."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustdesk.ui.dagbok.forms.asked import AskedForm
from trustdesk.ui.dagbok.forms.offered import fill_menu, left_over
from trustdesk.ui.theme.typography import SMALL
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import HairLine, Heading, WrappedLabel
from trustdesk.ui.widgets.menu import Menu


class FormHead(QWidget):
    """Stands over the texts of a form."""

    page_requested = Signal(str, str)

    def __init__(self, asked: AskedForm) -> None:
        super().__init__()
        self._asked = asked
        desk, form = asked.desk, asked.form
        px, tr = desk.theme.px, desk.tr
        name = desk.said(form.name)
        self._swap = LinkButton(desk.theme, tr("Exchange"), size=13, colour="text2")
        self._swap.setAccessibleName(tr("Exchange {form}").format(form=name))
        self._away = LinkButton(desk.theme, tr("Take away"), size=13, colour="text2")
        self._away.setAccessibleName(tr("Take {form} away").format(form=name))
        self._away.setToolTip(tr("Your answers stay in the reflection."))
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(Heading(desk.theme, name, 3), 1)
        for link in (self._swap, self._away):
            head.addWidget(link, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addSpacing(px(16))
        column.addWidget(HairLine(desk.theme))
        column.addSpacing(px(12))
        column.addLayout(head)
        if desk.said(form.help):
            column.addWidget(WrappedLabel(desk.theme, desk.said(form.help), SMALL))
        page = desk.framework.page(form.page)
        if page is not None:
            link = LinkButton(desk.theme, desk.said(page.short), "book-open", size=13)
            link.setAccessibleName(f"{desk.said(page.short)}, {name}")
            link.clicked.connect(self._on_page)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._swap.clicked.connect(self._on_swap)
        self._away.clicked.connect(self._on_away)

    def _on_page(self) -> None:
        self.page_requested.emit(self._asked.form.page, "")

    def _on_away(self) -> None:
        self._asked.writing.take_form_away(self._asked.form.id)

    def _on_swap(self) -> None:
        entry, desk = self._asked.writing.entry, self._asked.desk
        if entry is None:
            return
        menu = Menu(desk.theme, self._swap)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, desk, left_over(desk, entry))
        menu.triggered.connect(self._on_chosen)
        menu.popup(self._swap.mapToGlobal(self._swap.rect().bottomLeft()))

    def _on_chosen(self, action: QAction) -> None:
        self._asked.writing.exchange_form(self._asked.form.id, action.data())
