"""What goes along, in a sentence and as one page of paper."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trustdesk.ui.desk import Desk
from trustdesk.ui.export.paper import Paper
from trustdesk.ui.export.selection import Beginning
from trustdesk.ui.theme.typography import SMALL, SUBSECTION_TITLE
from trustdesk.ui.widgets.buttons import LinkButton
from trustdesk.ui.widgets.labels import Heading, WrappedLabel
from trustdesk.ui.widgets.message import InlineMessage
from trustdesk.ui.widgets.surfaces import Panel

_AS_HIGH_AS_IT_GETS = 16_777_215  # Qt's own limit


class Preview(Panel):
    """The sentence, the page, and the way to the page before and after."""

    draw_wanted = Signal(int, int)
    """The number of a page and how many pixels wide it is to be drawn."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, "canvas", parent=parent)
        tr = desk.tr
        self._desk = desk
        self._beginning = Beginning()
        self._number, self._total = 1, 0
        self.sentence = Heading(desk.theme, "", 1)
        self.sentence.set_style(SUBSECTION_TITLE)
        self.part = WrappedLabel(desk.theme, "", SMALL)
        self.message = InlineMessage(desk.theme)
        self.paper = Paper(desk.theme, tr("How it will look"))
        self.previous = LinkButton(desk.theme, tr("Previous"))
        self.following = LinkButton(desk.theme, tr("Next"))
        self.place = WrappedLabel(desk.theme, "", SMALL)
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.turning = self._turning()
        self._column = QVBoxLayout(self)
        for widget in (self.sentence, self.part, self.message):
            self._column.addWidget(widget)
        self._column.addWidget(self.paper, 1)
        self._column.addWidget(self.turning, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(0)
        self.previous.clicked.connect(self._on_previous)
        self.following.clicked.connect(self._on_following)
        self.paper.resized.connect(self._draw)
        desk.theme.changed.connect(self._fit)
        self._fit()
        self.show_beginning(None)

    def show_beginning(self, beginning: Beginning | None) -> None:
        """Tells how many go along and stay; how many pages is not known yet. None: nothing is."""
        self._beginning = beginning or Beginning()
        self._total = 0
        self.sentence.setText(self._sentence() if beginning else "")
        self._tell_part()
        self._show_place()

    def wait(self) -> None:
        """The pages that are shown are no longer those that go along."""
        self.message.clear()
        self._show_paper(shown=True)
        self.paper.wait(self._desk.tr("Setting the pages…"))
        for button in (self.previous, self.following):
            button.setEnabled(False)

    def show_total(self, total: int) -> None:
        """Tells how many pages were set, and asks for the one that was looked at before."""
        self._total = total
        self._number = min(self._number, total)
        self.sentence.setText(self._sentence())
        self._show_place()
        self._draw()

    def show_page(self, number: int, page: QImage) -> None:
        """Shows a page."""
        if number == self._number:
            self.paper.show_page(page)
            self._show_place()

    def tell(self, cause: str, step: str = "", *, trouble: bool = True) -> None:
        """Says, in place of the page, why none is shown."""
        self.message.say(cause, step, trouble=trouble, quiet=not trouble)
        self.paper.clear_page()
        self._total = 0
        self._show_paper(shown=False)

    def forget(self) -> None:
        """Shows nothing of what anybody wrote."""
        self._number, self._total = 1, 0
        self.paper.clear_page()
        self.sentence.setText("")
        self._tell_part()
        self._show_place()

    def set_paper_height(self, height: int) -> None:
        """Gives the paper a height in pixels; 0 lets it take what there is."""
        self.paper.setMinimumHeight(height or self.paper.minimumSizeHint().height())
        self.paper.setMaximumHeight(height or _AS_HIGH_AS_IT_GETS)

    def set_air(self, across: int, down: int) -> None:
        """Sets the air round it, in pixels."""
        self._column.setContentsMargins(across, down, across, down)

    def _turning(self) -> QWidget:
        row = QWidget()
        self._row = QHBoxLayout(row)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.previous, self.place, self.following):
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = row.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        row.setSizePolicy(policy)
        return row

    def _sentence(self) -> str:
        desk, beginning = self._desk, self._beginning
        if not beginning.count:
            return desk.tr("No reflection will go along.")
        trn = desk.language.trn
        reflections = trn("{n} reflection", "{n} reflections", beginning.count)
        whole = self._total and beginning.count == len(beginning.entries)
        if whole:
            pages = trn("{n} page", "{n} pages", self._total)
            along = desk.tr("{reflections} on {pages} will go along.").format(
                reflections=reflections, pages=pages
            )
        else:
            along = desk.tr("{reflections} will go along.").format(reflections=reflections)
        stay = desk.tr("{n} will stay.").format(n=beginning.staying) if beginning.staying else ""
        return f"{along} {stay}".strip()

    def _tell_part(self) -> None:
        shown = len(self._beginning.entries)
        text = ""
        if shown < self._beginning.count:
            text = self._desk.tr("You see the first {n} here; all are saved.").format(n=shown)
        self.part.setText(text)
        self.part.setVisible(bool(text))

    def _show_paper(self, *, shown: bool) -> None:
        self.paper.setVisible(shown)
        self.turning.setVisible(shown and self._total > 0)
        self._column.setStretch(self._column.count() - 1, 0 if shown else 1)

    def _show_place(self) -> None:
        """Says which page it is; the focus never stays on a button that has nothing to do."""
        self.turning.setVisible(self._total > 0)
        place = self._desk.tr("Page {n} of {total}").format(n=self._number, total=self._total)
        self.place.setText(place)
        self.paper.setAccessibleDescription(place if self._total else "")
        back, on = self._number > 1, self._number < self._total
        if self.following.hasFocus() and not on and back:
            self.previous.setEnabled(True)
            self.previous.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.previous.hasFocus() and not back and on:
            self.following.setEnabled(True)
            self.following.setFocus(Qt.FocusReason.TabFocusReason)
        self.previous.setEnabled(back)
        self.following.setEnabled(on)
        for button in (self.previous, self.following):
            button.setVisible(self._total > 1)

    def _on_previous(self) -> None:
        self._turn_to(self._number - 1)

    def _on_following(self) -> None:
        self._turn_to(self._number + 1)

    def _turn_to(self, number: int) -> None:
        if 1 <= number <= self._total:
            self._number = number
            self._show_place()
            self._draw()

    def _draw(self) -> None:
        if self._total:
            self.draw_wanted.emit(self._number, self.paper.width_to_ask_for())

    def _fit(self) -> None:
        px = self._desk.theme.px
        self._column.setSpacing(px(8))
        self._row.setSpacing(px(20))
        self.place.setMinimumWidth(px(110))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leaves the choices beside it their width, whatever the sentence says."""
        return QSize(self._desk.theme.px(220), super().minimumSizeHint().height())
