"""Inställningar, Innehållspaket: what there is, what is wrong, adding and removing."""

import shutil

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.whole import dialog, press, shown
from trustdesk.paths import bundled
from trustdesk.ui.pack_care import PackCare
from trustdesk.ui.settings.packs import PacksGroup
from trustdesk.ui.widgets.selectable_text import SelectableText

EXAMPLE = bundled("content").parent / "docs" / "examples" / "statens-vardegrund"
TITLE = {"sv": "Den statliga värdegrunden", "en": "The state’s shared values"}


@pytest.fixture
def care(core, qtbot):
    made = PackCare(core.packs)
    yield made
    made.close()


@pytest.fixture
def group(desk, care, core, qtbot):
    made = PacksGroup(desk, care, core.folder.packs, lambda _parent: EXAMPLE)
    qtbot.addWidget(made)
    made.resize(640, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def said(desk, text: str, **values: object) -> str:
    return str(desk.tr(text).format(**values))


def title(desk) -> str:
    return TITLE[desk.language.code]


def faults_in_view(group) -> list[str]:
    texts = [t for t in group.findChildren(SelectableText) if t.isVisible()]
    return [t.toPlainText() for t in texts if t is not group.path]


def looked(group, care, qtbot) -> None:
    with qtbot.waitSignal(care.listed):
        group.check.click()
    qtbot.waitUntil(lambda: all(row.isVisible() for row in group.rows))


def test_alone_there_is_the_bundled_pack_which_cannot_be_removed(group, desk, core):
    words = shown(group)
    assert desk.said(core.framework.title) in words
    assert said(desk, "Used") in words
    assert str(core.folder.packs) in words
    assert {b for b in group.findChildren(QPushButton) if b.isVisible()} == {
        group.add,
        group.check,
        group.show_folder,
    }


def test_a_pack_is_added_by_its_folder(group, care, desk, core, qtbot):
    with qtbot.waitSignal(care.framework_changed):
        group.add.click()
    qtbot.waitUntil(lambda: said(desk, "“{name}” is added.", name=title(desk)) in shown(group))
    assert (core.folder.packs / "vardegrund" / "pack.toml").is_file()
    assert core.framework.page("vardegrund:sex-principer") is not None
    assert [row.title for row in group.rows][1:] == [title(desk)]


def test_one_that_is_faulty_is_not_added_and_each_fault_is_told(
    group, care, desk, core, qtbot, tmp_path
):
    wrong = tmp_path / "fel"
    shutil.copytree(EXAMPLE, wrong)
    concepts = wrong / "concepts.toml"
    concepts.write_text(concepts.read_text("utf-8").replace("short.en = 'Respect'\n", ""), "utf-8")
    group._ask = lambda _parent: wrong
    with qtbot.waitSignal(care.failed):
        group.add.click()
    missing = said(desk, "This text is missing.")
    assert faults_in_view(group) == [f"concepts.toml: concept[respekt].short.en: {missing}"]
    assert not (core.folder.packs / "vardegrund").exists()
    group._ask = lambda _parent: EXAMPLE  # the next one is well
    with qtbot.waitSignal(care.added):
        group.add.click()
    assert faults_in_view(group) == []


def test_a_faulty_pack_is_listed_with_its_faults_until_it_is_corrected(
    group, care, desk, core, qtbot
):
    there = core.folder.packs / "vardegrund"
    shutil.copytree(EXAMPLE, there)
    (there / "scales.toml").write_text("[[scale]", "utf-8")
    looked(group, care, qtbot)
    what = said(desk, "This is not TOML, from column {column} on.", column=8)
    (faults,) = faults_in_view(group)
    assert faults.splitlines()[0] == f"scales.toml: line 1: {what}"
    assert core.framework.page("vardegrund:sex-principer") is None
    assert core.framework.pages
    shutil.copy(EXAMPLE / "scales.toml", there)
    looked(group, care, qtbot)
    assert faults_in_view(group) == []
    assert core.framework.page("vardegrund:sex-principer") is not None


def test_many_faults_are_not_a_wall(group, care, desk, core, qtbot):
    there = core.folder.packs / "vardegrund"
    shutil.copytree(EXAMPLE, there)
    concepts = there / "concepts.toml"
    text = concepts.read_text("utf-8")
    extra = "".join(f'[[concept]]\nid = "x{n}"\n' for n in range(9))
    concepts.write_text(text + extra, "utf-8")
    looked(group, care, qtbot)
    (faults,) = faults_in_view(group)
    assert len(faults.splitlines()) == 31
    assert faults.endswith(desk.language.trn("and {n} more", "and {n} more", 6))


def test_two_of_one_name_have_buttons_of_their_own(group, care, core, qtbot):
    for name in ("a", "b"):
        shutil.copytree(EXAMPLE, core.folder.packs / name)
    looked(group, care, qtbot)
    names = [b.accessibleName() or b.text() for b in group.findChildren(QPushButton)
             if b.isVisible()]  # fmt: skip
    assert len(names) == len(set(names)) == 5


def test_removing_is_asked_first_and_moves_the_pack(group, care, desk, core, qtbot):
    core.packs.add(EXAMPLE)
    looked(group, care, qtbot)
    ask = said(desk, "Remove “{name}”…", name=title(desk))
    press(group, ask)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    press(dialog(), said(desk, "Keep it"))
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert (core.folder.packs / "vardegrund").is_dir()
    press(group, ask)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    with qtbot.waitSignal(care.removed):
        press(dialog(), said(desk, "Remove the package"))
    assert not (core.folder.packs / "vardegrund").exists()
    assert len([*core.folder.removed_packs.iterdir()]) == 1
    assert len(group.rows) == 1
    assert core.framework.page("vardegrund:sex-principer") is None


class Opened(QObject):
    """Takes what the system would open."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.seen.append(url.toLocalFile())


def test_the_folder_is_opened_only_by_a_click(group, core):
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")  # type: ignore[arg-type]  # it takes text
    try:
        assert opened.seen == []
        group.show_folder.click()
        core.folder.packs.mkdir()
        group.show_folder.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opened.seen == [str(core.folder.root), str(core.folder.packs)]
