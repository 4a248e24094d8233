import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication

from trustdesk.ui.widgets.document_view import DocumentView

PAGE = (
    '<h1>Förtjänad tillit</h1><p>Tillit är <a href="page:vaga">att våga</a>. '
    '<a href="https://example.org/">Utanför</a></p>'
    + "<p>Ett stycke om tillit som fyller sidan.</p>" * 60
    + '<h2><a name="slut"></a>Slut</h2>'
)


@pytest.fixture
def asked():
    return []


@pytest.fixture
def view(qtbot, theme, asked):
    def resolve(address):
        asked.append(address)
        if address != "diagram:x":
            return None
        image = QImage(20, 10, QImage.Format.Format_RGB32)
        image.fill(0)
        return image

    made = DocumentView(theme, "Sida", resolve)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.show_html(PAGE)
    return made


def test_the_column_is_602_wide_and_centred(view):
    frame = view.document().rootFrame().frameFormat()
    width = view.viewport().width()
    assert width - frame.leftMargin() - frame.rightMargin() == 602
    assert frame.leftMargin() == frame.rightMargin()
    view.resize(400, 400)
    assert view.document().rootFrame().frameFormat().leftMargin() == 0


def test_the_column_follows_the_text_size_and_the_place_is_kept(theme, view):
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    passage = view.document().findBlock(view.place()).blockNumber()
    theme.apply(scale=1.3)
    frame = view.document().rootFrame().frameFormat()
    assert view.viewport().width() - 2 * frame.leftMargin() == pytest.approx(783, abs=1)
    now = view.document().findBlock(view.place()).blockNumber()
    assert passage > 10
    assert abs(now - passage) <= 1


@pytest.mark.parametrize("address", ["page:vaga", "https://example.org/"])
def test_a_link_is_told_and_not_followed(qtbot, view, address):
    before = view.toPlainText()
    with qtbot.waitSignal(view.link_activated) as told:
        view.anchorClicked.emit(QUrl(address))
    assert told.args == [address]
    assert view.toPlainText() == before


def test_a_link_within_the_page_scrolls(qtbot, view):
    with qtbot.assertNotEmitted(view.link_activated):
        view.anchorClicked.emit(QUrl("#slut"))
    assert view.verticalScrollBar().value() > 0


def test_links_are_reached_by_keyboard(qtbot, view):
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.link_activated) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["page:vaga"]


def test_keys_scroll(qtbot, view):
    view.setFocus()
    bar = view.verticalScrollBar()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_End):
        qtbot.keyClick(view, key)
        seen.append(bar.value())
    assert seen == sorted(set(seen))
    assert seen[-1] == bar.maximum()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_pictures_come_from_the_resolver_alone(view, asked, tmp_path):
    image = QTextDocument.ResourceType.ImageResource.value
    assert isinstance(view.loadResource(image, QUrl("diagram:x")), QImage)
    secret = tmp_path / "bild.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(secret))
    view.show_html(f'<img src="file://{secret}"><img src="https://example.org/x.png">')
    view.grab()
    assert not view.loadResource(image, QUrl.fromLocalFile(str(secret)))
    sheet = QTextDocument.ResourceType.StyleSheetResource.value
    assert not view.loadResource(sheet, QUrl("https://example.org/x.css"))
    assert any(address.startswith("https://") for address in asked)


def test_found_words_are_highlighted_and_scrolled_to(view):
    view.show_html("<p>rad</p>" * 100 + "<p>ett ovanligt ord</p>")
    assert view.find_words(["ovanligt"]) == 1
    view.show_first_hit()
    assert view.verticalScrollBar().value() > 0
    assert view.find_words([]) == 0


def test_highlights_are_capped(view):
    view.show_html("<p>tillit tillit tillit tillit tillit</p>" * 200)
    assert view.find_words(["tillit"]) == 500


def test_a_mark_never_fills_a_headings_height(view):
    view.find_words(["tillit"])
    heading, body = view.extraSelections()[:2]
    assert heading.format.background().style() == Qt.BrushStyle.NoBrush
    assert heading.format.fontUnderline()
    assert body.format.background().style() != Qt.BrushStyle.NoBrush


def test_colours_follow_the_theme(theme, view):
    theme.apply("dark")
    QApplication.processEvents()
    colour = view.document().findBlockByNumber(1).begin().fragment().charFormat().foreground()
    assert colour.color().name() == theme.tokens.text.lower()
