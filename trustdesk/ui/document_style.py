"""The theme's tokens and sizes as the style of an HTML page."""

from trustdesk.markup.html import HtmlStyle
from trustdesk.ui.desk import Desk
from trustdesk.ui.theme.typography import READING, TextStyle


def html_style(desk: Desk, body: TextStyle = READING) -> HtmlStyle:
    """Gives the style of a page that is read, at the present theme and text size."""
    theme = desk.theme
    colour, px = theme.tokens.by_name, theme.px
    voices = {kind: desk.said(label) for kind, label in desk.framework.voices.items()}
    return HtmlStyle(
        text=colour("text"),
        muted=colour("text2"),
        link=colour("accent_text"),
        line=colour("line"),
        accent=colour("accent"),
        mark=colour("mark"),
        on_mark=colour("text"),
        sunken=colour("sunken"),
        body_px=px(body.size),
        label_px=px(13),
        code_px=px(15),
        heading_px=tuple(px(size) for size in (32, 22, 19, 19, 19, 19)),
        line_px=px(body.line),
        hang_px=px(20),
        gap_px=px(14),
        voices=voices,
        rules={"lecture": "solid", "addition": "dotted"},
        rule_colours={"lecture": colour("accent"), "addition": colour("control")},
        notes_label=desk.tr("Notes"),
    )
