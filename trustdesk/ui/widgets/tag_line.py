"""Tags as a line of plain words: "Samverkan · Lägg till"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from trustdesk.ui.overriding import override
from trustdesk.ui.theme.theme import Theme
from trustdesk.ui.theme.typography import REGULAR
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.fields import TextField
from trustdesk.ui.widgets.flow import FlowLayout
from trustdesk.ui.widgets.menu import Menu
from trustdesk.ui.widgets.painting import painter_on


@dataclass(frozen=True, slots=True)
class TagTexts:
    """What the line says; `remove` and `tag` hold `{tag}`."""

    add: str
    field: str
    remove: str
    tag: str


class TagButton(LinkButton):
    """One tag: a click opens a menu with its removal, Delete and Backspace remove at once."""

    removal_requested = Signal(str)

    def __init__(self, theme: Theme, texts: TagTexts, tag: str, parent: QWidget) -> None:
        super().__init__(theme, tag, size=13, weight=REGULAR, colour="text2", parent=parent)
        self.tag = tag
        self._texts = texts
        self.setAccessibleName(texts.tag.format(tag=tag))
        self.clicked.connect(self._show_menu)

    def _show_menu(self) -> None:
        menu = Menu(self._theme, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._texts.remove.format(tag=self.tag).replace("&", "&&"), self._remove)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _remove(self) -> None:
        self.removal_requested.emit(self.tag)

    def _dot_room(self) -> int:
        return self._theme.px(14)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._dot_room(), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with painter_on(self) as painter:
            painter.setPen(self._theme.colour("text3"))
            painter.setFont(self._theme.font(13))
            area = self.rect().adjusted(self.width() - self._dot_room(), 0, 0, 0)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), "·")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
            return
        super().keyPressEvent(event)


class TagField(TextField):
    """The field that stands in the line while a tag is written.

    Enter, a comma and leaving the field keep the tag; Escape lets it go; Backspace in the
    empty field asks for the last tag to be removed.
    """

    written = Signal(str)
    left = Signal()
    last_removal_requested = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(name, parent=parent)
        self._theme = theme
        self.setProperty("kind", "inline")
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        suggestions = QListView()
        suggestions.setProperty("kind", "suggestions")
        completer.setPopup(suggestions)
        self.setCompleter(completer)
        self.setFixedWidth(theme.px(160))

    def set_known(self, tags: tuple[str, ...]) -> None:
        """Offers these tags."""
        self._known.setStringList(list(tags))

    def _keep(self) -> None:
        text = self.text().strip(" ,")
        self.clear()
        if text:
            self.written.emit(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.text() == ",":
            if not self.text().strip(" ,"):
                self.left.emit()
                return
            self._keep()
            return
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
            return
        if key == Qt.Key.Key_Backspace and not self.text():
            self.last_removal_requested.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._keep()
            self.left.emit()


class TagLine(QWidget):
    """A reflection's tags, each once whatever its case; `changed` holds all of them."""

    changed = Signal(tuple)

    def __init__(self, theme: Theme, texts: TagTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._tags: tuple[str, ...] = ()
        self._buttons: list[TagButton] = []
        self._flow = FlowLayout(self, gap=0, row_gap=0)
        self._field = TagField(theme, texts.field, self)
        self._field.hide()
        self._add = LinkButton(theme, texts.add, size=13, weight=REGULAR, parent=self)
        self._flow.addWidget(self._field)
        self._flow.addWidget(self._add)
        self._add.clicked.connect(self._on_add)
        self._field.written.connect(self._on_written)
        self._field.left.connect(self._on_left)
        self._field.last_removal_requested.connect(self._on_last_removal)

    def tags(self) -> tuple[str, ...]:
        """Gives the tags in order."""
        return self._tags

    def set_tags(self, tags: tuple[str, ...]) -> None:
        """Shows these tags, telling nobody."""
        self._tags = tags
        self._rebuild()

    def set_known(self, tags: tuple[str, ...]) -> None:
        """Offers these tags while one is written."""
        self._field.set_known(tags)

    def _rebuild(self) -> None:
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for number, tag in enumerate(self._tags):
            button = TagButton(self._theme, self._texts, tag, self)
            button.removal_requested.connect(self._on_removal)
            self._flow.insert_widget(number, button)
            button.show()
            self._buttons.append(button)
        self._order_keys()
        self.updateGeometry()

    def _order_keys(self) -> None:
        order = [*self._buttons, self._field, self._add]
        for one, next_one in pairwise(order):
            QWidget.setTabOrder(one, next_one)

    def _set(self, tags: tuple[str, ...]) -> None:
        if tags != self._tags:
            self.set_tags(tags)
            self.changed.emit(tags)

    def _on_add(self) -> None:
        self._add.hide()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_written(self, tag: str) -> None:
        if tag.casefold() not in {known.casefold() for known in self._tags}:
            self._set((*self._tags, tag))

    def _on_left(self) -> None:
        had_focus = self._field.hasFocus()
        self._add.show()
        if had_focus:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.hide()

    def _on_removal(self, tag: str) -> None:
        at = self._tags.index(tag)
        self._set(tuple(kept for kept in self._tags if kept != tag))
        rest: list[QWidget] = [*self._buttons, self._add]
        rest[min(at, len(rest) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_last_removal(self) -> None:
        self._set(self._tags[:-1])
