"""Ta stöd: which forms can be added: three suggestions, and all of them in their groups."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustdesk.domain.entry import Entry
from trustdesk.domain.framework import Form
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading
from trustdesk.ui.widgets.menu import Menu
from trustdesk.ui.wording import of_pack

SUGGESTIONS = 3


def left_over(desk: Desk, entry: Entry) -> list[Form]:
    """Gives the forms a reflection does not have, by group; those without one start elsewhere."""
    rank = {group.id: group.order for group in desk.framework.form_groups}
    offered = [f for f in desk.framework.forms if f.group and f.id not in entry.forms]
    return sorted(offered, key=lambda form: (rank.get(form.group, len(rank)), form.order))


def suggested(forms: list[Form]) -> list[Form]:
    """Gives three forms to begin with, each of a group of its own as long as groups last."""
    firsts = list({form.group: form for form in reversed(forms)}.values())[::-1]
    others = [form for form in forms if form not in firsts]
    return [*firsts, *others][:SUGGESTIONS]


def fill_menu(menu: Menu, desk: Desk, forms: list[Form]) -> None:
    """Adds the forms under the heads of their groups; an action's data is the form's id."""
    for group in sorted(desk.framework.form_groups, key=lambda g: g.order):
        of_group = [form for form in forms if form.group == group.id]
        if not of_group:
            continue
        head = menu.addAction(of_pack(desk, group.id, desk.said(group.name)))
        head.setEnabled(False)
        for form in of_group:
            menu.addAction(f"{desk.said(form.name)}").setData(form.id)
        menu.addSeparator()


class OfferedForms(QWidget):
    """The forms that can still be added."""

    form_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._forms: list[Form] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(desk.theme.px(2))
        self._links: list[QWidget] = []
        self._column.addWidget(Heading(desk.theme, desk.tr("Take support"), 4))
        self._more = LinkButton(desk.theme, desk.tr("More forms"), "chevron-down")
        self._column.addWidget(self._more)
        self._more.clicked.connect(self._on_more)

    def show_entry(self, entry: Entry) -> None:
        """Offers the forms the reflection does not have."""
        self._forms = left_over(self._desk, entry)
        for link in self._links:
            self._column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        self.setVisible(bool(self._forms))
        for form in suggested(self._forms):
            link = LinkButton(self._desk.theme, self._desk.said(form.name), "plus")
            link.setProperty("form", form.id)
            link.clicked.connect(self._on_clicked)
            self._links.append(link)
            self._column.insertWidget(self._column.count() - 1, link)
        self._more.setVisible(len(self._forms) > SUGGESTIONS)

    def _on_more(self) -> None:
        menu = Menu(self._desk.theme, self._more)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self._desk, self._forms)
        menu.triggered.connect(self._on_chosen)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _on_clicked(self) -> None:
        self.form_requested.emit(self.sender().property("form"))

    def _on_chosen(self, action: QAction) -> None:
        self.form_requested.emit(action.data())
