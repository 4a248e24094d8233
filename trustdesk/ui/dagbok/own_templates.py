"""A person's own templates: made of a reflection, begun from, arranged."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from trustdesk.domain.entry import Entry
from trustdesk.services.templates import (
    TEMPLATES,
    Template,
    from_setting,
    template_of,
    to_setting,
)
from trustdesk.ui.dagbok.named_list import NamedList
from trustdesk.ui.desk import Desk
from trustdesk.ui.widgets.menu import Menu


class OwnTemplates(QObject):
    """Keeps templates; `begun` holds the Entry that one begins as, and `made` a new one's name."""

    begun = Signal(object)
    made = Signal(str)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._from: Entry | None = None
        self.kept = NamedList[Template](desk.session, TEMPLATES, from_setting, to_setting, self)

    def ask_name(self, entry: Entry) -> None:
        """Asks what the template of a reflection is to be called, and keeps it."""
        from trustdesk.ui.dagbok.name_dialog import NameDialog

        tr = self._desk.tr
        self._from = entry
        dialog = NameDialog(
            self._desk.theme,
            tr("Save as a template"),
            tr(
                "The template gets the title, the text, supports, roles, relations and tags. "
                "Ratings and answers do not go along."
            ),
            (tr("Cancel"), tr("Save")),
            field=tr("Name"),
            name=entry.title[:60],
            parent=self._window,
        )
        dialog.named.connect(self._on_named)
        dialog.open()

    def _on_named(self, name: str) -> None:
        if self._from is not None:
            self.kept.keep(template_of(self._from, name))
            self.made.emit(name)

    def show_menu(self, at: QPoint) -> Menu:
        """Offers each template, and to arrange them; the menu frees itself."""
        menu = Menu(self._desk.theme, self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for template in self.kept.things:
            action = menu.addAction(template.name.replace("&", "&&"), self._on_action)
            action.setData(template.name)
        menu.addSeparator()
        menu.addAction(self._desk.tr("Arrange templates…"), self.choose)
        menu.popup(at)
        return menu

    def choose(self) -> None:
        """Shows the templates to begin from, to rename and to take away."""
        from trustdesk.ui.dagbok.named_dialog import NamedDialog

        tr = self._desk.tr
        dialog = NamedDialog(
            self._desk,
            self.kept,
            tr("Begin from a template"),
            tr("There is no template. Make one of any reflection, under More."),
            self._window,
        )
        dialog.chosen.connect(self.begin)
        dialog.open()

    def begin(self, name: str) -> None:
        """Begins a reflection from the template of a name."""
        template = self.kept.named(name)
        if template is not None:
            self.begun.emit(template.begun(self._desk.clock.now()))

    def _on_action(self) -> None:
        self.begin(str(self.sender().data()))  # type: ignore[attr-defined]  # a QAction
