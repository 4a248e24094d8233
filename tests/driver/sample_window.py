"""A small window on which the harness is tried: python -m tests.driver.sample_window [WORD]

With the word `flaws` it shows what the audit must find, with `stubborn` it does not close.
"""

import signal
import sys
from collections.abc import Sequence
from functools import partial
from types import FrameType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

PAGES = ("Skriv", "Välj", "Lista")
ROWS = (("12 oktober", "Handläggaren ringde"), ("12 oktober", "Mötet"), ("3 oktober", "Mötet"))
SAME = ("3 oktober", "Mötet")


class SampleWindow(QWidget):
    """A rail, a page to write on, one with radio buttons, one with a table; and a dialog."""

    def __init__(self, *, flaws: bool) -> None:
        super().__init__()
        self.setWindowTitle("Prov")
        self.resize(700, 480)
        self._pages = QStackedWidget()
        self._said = QLabel("")
        self.sheet = QTextEdit()
        self.sheet.setAccessibleName("Ark")
        rows = (*ROWS, SAME) if flaws else ROWS
        for page in (self._writing(), self._choosing(), self._listing(rows)):
            self._pages.addWidget(page)
        row = QHBoxLayout(self)
        row.addLayout(self._rail())
        row.addWidget(self._pages, 1)
        if flaws:
            row.addLayout(self._flaws())
        self.sheet.setFocus()

    def _rail(self) -> QVBoxLayout:
        column = QVBoxLayout()
        for index, name in enumerate(PAGES):
            button = QPushButton(name)
            button.setMinimumHeight(28)
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setChecked(index == 0)
            # Not clicked: assistive technology toggles what can be checked, and no click is told.
            button.toggled.connect(partial(self._show, index))
            column.addWidget(button)
        more = QPushButton("Mer…")
        more.setMinimumHeight(28)
        more.clicked.connect(self._open_dialog)
        column.addWidget(more)
        column.addStretch()
        return column

    def _show(self, page: int, on: bool) -> None:
        if on:
            self._pages.setCurrentIndex(page)

    def _writing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.sheet)
        column.addWidget(self._said)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._keep)
        QShortcut(QKeySequence("Ctrl+E"), self, lambda: 1 / 0)
        return page

    def _keep(self) -> None:
        QTimer.singleShot(50, lambda: self._said.setText(f"Sparat: {self.sheet.toPlainText()}"))

    def _choosing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        self._group = QButtonGroup(page)
        for word in ("Ja", "Nej"):
            radio = QRadioButton(word)
            # Qt's target is the indicator and the text, however tall the widget; padding widens it.
            radio.setStyleSheet("QRadioButton { padding: 8px 0 }")
            self._group.addButton(radio)
            column.addWidget(radio)
        chosen = QLabel("Inget valt")
        self._group.buttonToggled.connect(lambda button: chosen.setText(f"Valt: {button.text()}"))
        self._slider = QSlider()
        self._slider.setAccessibleName("Hur mycket")
        self._slider.setMinimumSize(28, 28)
        column.addWidget(self._slider)
        column.addWidget(chosen)
        return page

    def _listing(self, rows: Sequence[tuple[str, str]]) -> QWidget:
        table = QTableWidget(len(rows), 2)
        table.setAccessibleName("Anteckningar")
        for row, words in enumerate(rows):
            table.setRowHeight(row, 30)
            for place, word in enumerate(words):
                table.setItem(row, place, QTableWidgetItem(word))
        shown = QLabel("")
        table.itemSelectionChanged.connect(
            lambda: shown.setText(", ".join(item.text() for item in table.selectedItems()))
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(table)
        column.addWidget(shown)
        return page

    def _open_dialog(self) -> None:
        self._dialog = QDialog(self)
        self._dialog.setWindowTitle("Mer")
        column = QVBoxLayout(self._dialog)
        close = QPushButton("Stäng")
        close.setMinimumSize(80, 28)
        close.clicked.connect(self._dialog.accept)
        column.addWidget(close)
        self._dialog.open()

    def _flaws(self) -> QVBoxLayout:
        column = QVBoxLayout()
        for name in ("", "Spara", "Spara"):
            button = QPushButton(name)
            button.setMinimumHeight(28)
            column.addWidget(button)
        small = QPushButton("Liten")
        small.setFixedSize(60, 20)
        column.addWidget(small)
        # Scrolled out of view: none of it may be found.
        hidden = QPushButton("Spara")
        inner = QWidget()
        inner.setFixedSize(80, 900)
        hidden.setParent(inner)
        hidden.move(0, 800)
        area = QScrollArea()
        area.setWidget(inner)
        area.setFixedSize(110, 80)
        column.addWidget(area)
        return column


class Stubborn(QObject):
    """Keeps a window from closing."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Takes the wish to close away."""
        if event.type() != QEvent.Type.Close:
            return False
        event.ignore()
        return True


def main() -> int:
    """Gives the exit status."""
    app = QApplication(sys.argv)
    app.setApplicationName("Prov")
    window = SampleWindow(flaws="flaws" in sys.argv)
    stubborn = Stubborn()
    if "stubborn" in sys.argv:
        window.installEventFilter(stubborn)
    window.show()

    def leave(_signal: int, _frame: FrameType | None) -> None:
        app.quit()

    signal.signal(signal.SIGTERM, leave)
    beat = QTimer()  # Python sees a signal only when it runs
    beat.timeout.connect(lambda: None)
    beat.start(50)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
