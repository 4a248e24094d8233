from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from trustdesk.ui.export.asking import dialog_asker, suggested_path


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


class Person(QTimer):
    """Writes a name into the dialog and accepts it, or refuses it when there is no name."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.names = list(names)
        self.seen: list[QFileDialog] = []
        self.offered: list[str] = []
        self.setInterval(20)
        self.timeout.connect(self._act)
        self.start()

    def _act(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog) or dialog in self.seen:
            return
        field = dialog.findChild(QLineEdit)
        assert field is not None
        if not field.hasFocus():
            return  # Qt takes the marked row over what is written, until the field has focus
        self.seen.append(dialog)
        self.offered.append(field.text())
        name = self.names.pop(0)
        field.setText(name or field.text())
        dialog.accept() if name else dialog.reject()


def test_a_name_without_an_ending_gets_ours(desk, window, tmp_path) -> None:
    person = Person("berättelse")
    out = dialog_asker(desk)(window, tmp_path / "förslag.pdf")
    assert out == tmp_path / "berättelse.pdf"
    assert person.offered == ["förslag.pdf"]


def test_another_ending_gets_ours_after_it_and_nothing_goes_unasked(desk, window, tmp_path) -> None:
    person = Person("brev.docx")
    assert dialog_asker(desk)(window, tmp_path / "a.pdf") == tmp_path / "brev.docx.pdf"
    (tmp_path / "brev.docx.pdf").touch()
    person = Person("brev.docx", "nytt")
    assert dialog_asker(desk)(window, tmp_path / "a.pdf") == tmp_path / "nytt.pdf"
    assert person.offered == ["a.pdf", "brev.docx.pdf"]


def test_refusing_is_none(desk, window, tmp_path) -> None:
    person = Person("")
    assert dialog_asker(desk)(window, tmp_path / "a.pdf") is None
    assert len(person.seen) == 1


def test_the_suggestion_is_a_place_that_exists(desk) -> None:
    day = date(2026, 11, 19)
    path = suggested_path(desk, day, day)
    assert path.parent.is_dir()
    assert path.name == desk.tr("Reflections {days}").format(days="2026-11-19") + ".pdf"
