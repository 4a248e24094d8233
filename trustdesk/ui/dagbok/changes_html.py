"""What changed, as a page to read: added words underlined, removed ones struck through."""

from collections.abc import Sequence
from html import escape

from trustdesk.domain.word_diff import Run, shortened
from trustdesk.markup.html import HtmlStyle, to_part
from trustdesk.markup.nodes import Document, Rule
from trustdesk.services.versions import BODY, TITLE, Comparison, Part

MOST_SHOWN = 20_000
"""Characters of one part that are shown; more would hold the interface up when it is laid out."""


def changes_html(comparison: Comparison, style: HtmlStyle, tint: str) -> str:
    """Gives the page; `tint` lies behind added words."""
    write = _Writer(style, tint)
    by_id = {part.id: part for part in comparison.parts}
    rest = [part for part in comparison.parts if part.id not in (TITLE, BODY)]
    above = [write.title(by_id[TITLE])] if TITLE in by_id else []
    above += [write.text(by_id[BODY])] if BODY in by_id else []
    above += [write.written(part) for part in rest if part.is_answer]
    facts = [write.fact(part) for part in rest if not part.is_answer]
    rule = to_part(Document((Rule(),)), style) if facts and above else ""
    return f"<html><body>{''.join((*above, rule, *facts))}</body></html>"


class _Writer:
    def __init__(self, style: HtmlStyle, tint: str) -> None:
        self._style = style
        self._tint = tint

    def title(self, part: Part) -> str:
        """Gives the title, larger than the text."""
        size = round(self._style.body_px * 28 / 19)
        return self._paragraph(self._runs(part.runs), size, size * 9 // 7, bold=True)

    def text(self, part: Part) -> str:
        """Gives the text as it is written, marks and all."""
        return self._paragraph(self._runs(part.runs), self._style.body_px, self._style.line_px)

    def written(self, part: Part) -> str:
        """Gives an answer under its label."""
        line = f"<b>{escape(part.label)}</b>"
        return self._small(line) + self.text(part)

    def fact(self, part: Part) -> str:
        """Gives a choice on one line in small type."""
        return self._small(f"<b>{escape(part.label)}.</b> {self._runs(part.runs)}")

    def _small(self, html: str) -> str:
        size = self._style.label_px
        return self._paragraph(html, size, round(size * 1.5), small=True)

    def _paragraph(
        self, html: str, size: int, line: int, *, bold: bool = False, small: bool = False
    ) -> str:
        style = self._style
        family = style.label_family if small else style.body_family
        return (
            f'<p style="margin-top:0px; margin-bottom:{4 if small else style.gap_px}px; '
            f"line-height:{line}px; -qt-line-height-type:minimum; "
            f"font-family:'{family}'; font-size:{size}px; font-weight:{600 if bold else 400}; "
            f'color:{style.muted if small else style.text}">{html}</p>'
        )

    def _runs(self, runs: Sequence[Run]) -> str:
        return "".join(map(self._run, shortened(runs, most=MOST_SHOWN)))

    def _run(self, run: Run) -> str:
        """Gives a run; the air round it is not marked, so that words alone are."""
        if run.kind == "kept" or not run.text.strip():
            return _written(run.text)
        text = run.text.strip()
        before, after = run.text.split(text, 1)
        look = f"text-decoration:line-through; color:{self._style.muted}"
        if run.kind == "added":
            look = f"text-decoration:underline; background-color:{self._tint}"
        return f'{_written(before)}<span style="{look}">{_written(text)}</span>{_written(after)}'


def _written(text: str) -> str:
    return escape(text).replace("\n", "<br>")
