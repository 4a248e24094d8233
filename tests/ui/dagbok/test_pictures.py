"""A picture that is pasted: asked about, kept in the journal, shown, printed."""

import base64
import random
import struct
import zlib

import pikepdf
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QTextDocument

from tests.conftest import type_text
from trustdesk.domain.entry import Entry, Filters
from trustdesk.domain.faults import InvalidInput, JournalFault
from trustdesk.domain.picture import MOST_BYTES, Picture, described
from trustdesk.services.exporting import Notice, PdfOptions
from trustdesk.services.identity import new_id
from trustdesk.ui.dagbok.page import DagbokPage
from trustdesk.ui.widgets.buttons import PrimaryButton
from trustdesk.ui.widgets.labels import WrappedLabel
from trustdesk.ui.writing.picture_dialog import PictureDialog
from trustdesk.ui.writing.pictures import Pictures, picture_in
from trustdesk.ui.writing.preparing import JPEG, PNG, prepared


@pytest.fixture
def page(desk, qtbot):
    page = DagbokPage(desk)
    qtbot.addWidget(page)
    page.resize(1156, 860)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.write_new()
    return page


def image(width=800, height=400):
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#8A3A62"))
    return made


def noise(width, height):
    made = QImage(width, height, QImage.Format.Format_RGB32)
    data = bytes((n * n * 7 + n // 3) % 251 for n in range(width * 64)) * (height * 4 // 64 + 1)
    return QImage(data[: made.sizeInBytes()], width, height, made.format()).copy()


def grain(width, height):
    """Gives a picture that no packing makes smaller."""
    data = random.Random(1).randbytes(width * height * 4)
    return QImage(data, width, height, QImage.Format.Format_RGB32).copy()


def written(picture, kind, **texts):
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind))
    for key, text in texts.items():
        writer.setText(key, text)
    assert writer.write(picture)
    return bytes(held.data())


def clipboard(**formats):
    mime = QMimeData()
    for kind, data in formats.items():
        if kind == "image":
            mime.setImageData(data)
        elif kind in ("png", "jpeg"):
            mime.setData(f"image/{kind}", data)
        elif kind == "html":
            mime.setHtml(data)
        elif kind == "urls":
            mime.setUrls(data)
        else:
            mime.setText(data)
    QGuiApplication.clipboard().setMimeData(mime)
    return mime


def asked(page, qtbot):
    found: list[PictureDialog] = []

    def is_open():
        found[:] = [d for d in page.findChildren(PictureDialog) if d.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_open)
    return found[0]


def kept(core):
    with core.reading() as reader:
        return [(entry, reader.pictures.of_entry(entry.id)) for entry in reader.entries(Filters())]


def paste_described(page, qtbot, alt):
    page.area.editor.text.paste()
    dialog = asked(page, qtbot)
    dialog.field.setText(alt)
    qtbot.mouseClick(dialog.findChild(PrimaryButton), Qt.MouseButton.LeftButton)


def told(page):
    return [m.text() for m in page.area.message.findChildren(WrappedLabel) if m.isVisible()]


def test_a_pasted_picture_is_kept_with_its_reflection_and_shown(page, core, qtbot):
    type_text(page.area.editor.text, "Så här såg det ut.")
    clipboard(png=written(image(), b"png"))
    paste_described(page, qtbot, "En skiss [på tavlan]")
    qtbot.waitUntil(lambda: any(pictures for _, pictures in kept(core)))
    [(entry, [picture])] = kept(core)
    assert (
        entry.body == f"Så här såg det ut.\n\n![En skiss (på tavlan)](attachment:{picture.uid})\n"
    )
    assert (picture.mime, picture.alt) == (PNG, "En skiss (på tavlan)")
    page.area.finish()
    view = page.area.reader.text
    qtbot.waitUntil(lambda: "En skiss (på tavlan)" in view.toPlainText())
    shown = view.loadResource(
        QTextDocument.ResourceType.ImageResource.value, QUrl(f"attachment:{picture.uid}")
    )
    assert isinstance(shown, QImage)
    assert shown.width() / shown.devicePixelRatio() == pytest.approx(570, abs=1)


def test_the_picture_is_printed(page, core, qtbot, tmp_path):
    clipboard(image=image(60, 40))
    paste_described(page, qtbot, "")
    qtbot.waitUntil(lambda: any(pictures for _, pictures in kept(core)))
    [(entry, _)] = kept(core)
    told: list[Notice] = []
    [out] = core.pdf_export().export_pdf(
        [entry], tmp_path / "en.pdf", core.language, PdfOptions(), told=told.append
    )
    with pikepdf.open(out) as pdf:
        found = [image for page in pdf.pages for image in page.get_images().values()]
        assert [(int(i.Width), int(i.Height)) for i in found] == [(60, 40)]
    assert [notice.text for notice in told] == [
        "A picture in the reflection of {when} has no description."
    ]


@pytest.mark.usefixtures("qapp")
def test_words_beside_a_picture_are_pasted_as_words():
    both = clipboard(text="celler", html="<table><tr><td>celler</table>", image=image(4, 4))
    assert picture_in(both) is None
    html = "<style>p{}</style><!-- x --><img src='https://a.se/x.png'>"
    alone = clipboard(html=html, image=image(4, 4))
    assert isinstance(picture_in(alone), QImage)
    assert picture_in(clipboard(text="bara text")) is None


@pytest.mark.usefixtures("qapp")
def test_a_picture_inside_html_and_a_file_are_taken(tmp_path):
    data = written(image(8, 8), b"png")
    coded = base64.b64encode(data).decode()
    assert picture_in(clipboard(html=f'<img alt="" src="data:image/png;base64,{coded}">')) == data
    large = written(grain(300, 300), b"png")
    tag = f"<img src='data:image/png;base64,{base64.b64encode(large).decode()}'>"
    assert len(tag) > 100_000
    assert picture_in(clipboard(html=tag)) == large
    assert picture_in(clipboard(html="<!--" * 50_000)) is None
    file = tmp_path / "bild.PNG"
    file.write_bytes(data)
    assert picture_in(clipboard(urls=[QUrl.fromLocalFile(str(file))])) == file
    assert picture_in(clipboard(urls=[QUrl("https://example.se/bild.png")])) is None
    assert picture_in(clipboard(urls=[QUrl.fromLocalFile(str(tmp_path / "rutin.docx"))])) is None


@pytest.mark.parametrize("kind", [b"png", b"jpeg"])
def test_what_a_picture_tells_of_its_origin_is_left_out(kind):
    data = written(noise(300, 200), kind, Comment="hemlig plats", Author="Anna")
    if kind == b"jpeg":
        exif = b"Exif\x00\x00hemlig plats"
        data = data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]
    assert b"hemlig plats" in data or kind == b"png"
    found = prepared(data)
    for word in (b"hemlig", b"Anna", b"Exif", b"Comment"):
        assert word not in found.data
    again = QImage.fromData(found.data)
    assert (again.width(), again.height()) == (300, 200)
    assert again.textKeys() == []


def test_a_photograph_stays_a_jpeg_and_a_drawing_becomes_a_png():
    smooth = image(900, 900)
    assert prepared(written(noise(900, 900), b"jpeg")).mime in (JPEG, PNG)
    assert prepared(written(smooth, b"png")).mime == PNG
    assert prepared(smooth).mime == PNG


def bomb(width, height):
    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "picture-unreadable"),
        (b"inte en bild", "picture-unreadable"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "picture-unreadable"),
        (bomb(40_000, 40_000), "picture-huge"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "picture-unreadable"),
    ],
)
def test_what_is_no_picture_is_refused_before_it_is_unpacked(data, kind):
    with pytest.raises(InvalidInput) as caught:
        prepared(data)
    assert caught.value.kind == kind


def test_a_picture_cut_short_is_refused():
    whole = written(noise(400, 300), b"png")
    with pytest.raises(InvalidInput):
        prepared(whole[: len(whole) // 2])


def test_a_picture_of_more_than_10_mb_is_refused_with_its_size():
    with pytest.raises(InvalidInput) as caught:
        prepared(grain(2200, 1800))
    assert int(str(caught.value.values["size"])) * 1024 * 1024 > MOST_BYTES


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
def test_a_damaged_picture_says_so_and_the_text_is_as_it_was(page, core, qtbot):
    edit = page.area.editor.text
    type_text(edit, "Text")
    clipboard(png=b"\x89PNG\r\n\x1a\nxx")
    edit.paste()
    qtbot.waitUntil(lambda: bool(told(page)))
    said = {"sv": "Det här är ingen bild", "en": "This is no picture"}[core.language.code]
    assert told(page)[0].startswith(said)
    assert edit.text() == "Text"
    assert QGuiApplication.clipboard().mimeData().hasFormat("image/png")


@pytest.mark.parametrize("core", ["sv", "en"], indirect=True)
def test_the_picture_may_be_left_out_again(page, core, qtbot):
    clipboard(image=image(20, 20))
    page.area.editor.text.paste()
    dialog = asked(page, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert page.area.editor.text.text() == ""
    assert kept(core) == []


def test_a_picture_for_a_reflection_that_is_left_goes_nowhere_else(page, core, qtbot):
    clipboard(image=image(20, 20))
    page.area.editor.text.paste()
    page.write_new()
    qtbot.wait(200)
    assert not page.findChildren(PictureDialog)
    assert page.area.editor.text.text() == ""


def test_a_picture_without_its_reflection_is_a_fault_and_twice_is_once(core):
    picture = Picture("u1", "", PNG, "", b"x")
    with core.writing() as journal:
        with pytest.raises(JournalFault) as caught:
            journal.keep_picture("0" * 36, picture)
        assert caught.value.kind == "no-reflection"


class Elsewhere:
    """A home whose reflection is not on disk yet."""

    def __init__(self, entry_id):
        self._id = entry_id

    def entry_id(self):
        return self._id

    def flush(self):
        pass


def test_a_picture_waits_until_its_reflection_is_on_disk(page, core, qtbot):
    edit, moment = page.area.editor.text, core.clock.now()
    entry = Entry(new_id(moment), moment.date(), moment, moment, body="Kommer senare.")
    waiting = Pictures(page.desk, edit, Elsewhere(entry.id))
    waiting._retry.setInterval(20)
    waiting._unsaved.append((entry.id, Picture("u2", "", PNG, "", b"x")))
    with qtbot.assertNotEmitted(edit.troubled, wait=150):
        waiting._keep()
    page.desk.session.write(lambda journal: journal.save(entry))
    qtbot.waitUntil(lambda: waiting._unsaved == [])
    assert [[p.uid for p in pictures] for _, pictures in kept(core)] == [["u2"]]


def test_a_description_is_one_line_without_brackets():
    assert described(" a]\n[b\\ ") == "a) (b/"
