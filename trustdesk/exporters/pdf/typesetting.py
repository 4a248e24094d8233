"""A sanitised document -> the bytes of a PDF that is PDF/UA-1 and PDF/A-2a at once.

Or -> the same pages as SVGs, whose letters are outlines, and pictures of them to look at.
"""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst

from trustdesk.exporters.pdf.node_json import PAGES, REQUEST, SHEET, Json

STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
"""Both are held by every file: accessible, and fit for archives."""

_TEMPLATES = {REQUEST: "request.typ", PAGES: "framework.typ", SHEET: "sheet.typ"}
_PAGES_WITHOUT_COVER = 3
_SURELY_LONGER = 15_000  # characters of JSON strings; three pages hold 9,000 at most
_WIDTH, _HEIGHT = 210, 297  # mm: A4, as the template has it
_SIZE = re.compile(r'width="[\d.]+pt" height="[\d.]+pt"')
_HAIR = 0.01  # pixels
_PIXEL_IS_POINT = 72  # dots an inch
_EPOCH = 0  # Typst asks for a time; no date is written into the file


class TypesettingError(Exception):
    """Typst refused the document. Holds no text of it."""


class Typesetter:
    """Sets documents with the template and fonts in `resources`.

    Args:
        resources: the bundled resources folder.
        tagged: False only to prove that the checks see what is missing.
    """

    def __init__(self, resources: Path, *, tagged: bool = True) -> None:
        self._template = resources / "pdf" / "report.typ"
        self._page_template = resources / "pdf" / "page.typ"
        self._folder = resources / "pdf"
        self._tagged = tagged
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[resources / "fonts"],
        )

    def pdf(self, document: Json, *, cover: bool) -> bytes:
        """Gives the PDF. Raises TypesettingError when Typst refuses or only warns."""
        return self._pdf(self._template, _data(document, cover))

    def special(self, document: Json) -> bytes:
        """Gives the PDF of a document that has a kind. Raises TypesettingError."""
        return self._pdf(self._folder / _TEMPLATES[document["kind"]], _data(document, cover=False))

    def shortest(self, document: Json) -> bytes:
        """Gives the PDF, with cover and contents when it is longer than three pages."""
        if _may_be_short(document):
            pdf = self.pdf(document, cover=False)
            with pikepdf.open(BytesIO(pdf)) as opened:
                if len(opened.pages) <= _PAGES_WITHOUT_COVER:
                    return pdf
        return self.pdf(document, cover=True)

    def shortest_svgs(self, document: Json) -> list[str]:
        """Gives the pages of what `shortest` gives, as SVGs. Raises TypesettingError."""
        if _may_be_short(document):
            pages = self._svgs(document, cover=False)
            if len(pages) <= _PAGES_WITHOUT_COVER:
                return pages
        return self._svgs(document, cover=True)

    def png(self, svg: str, width: int) -> bytes:
        """Gives a picture of an SVG page, `width` pixels wide. Raises TypesettingError."""
        height = round(width * _HEIGHT / _WIDTH)
        inputs = {
            "page": _sized(svg, width, height),
            "width": str(width),
            "height": str(height),
        }
        (png,) = self._compiled(self._page_template, inputs, format="png", ppi=_PIXEL_IS_POINT)
        return png

    def _pdf(self, template: Path, data: str) -> bytes:
        standards = STANDARDS if self._tagged else []
        (pdf,) = self._compiled(
            template, {"data": data}, pdf_standards=standards, pdf_tags=self._tagged
        )
        return pdf

    def _svgs(self, document: Json, *, cover: bool) -> list[str]:
        inputs = {"data": _data(document, cover)}
        return [page.decode() for page in self._compiled(self._template, inputs, format="svg")]

    def _compiled(self, template: Path, inputs: dict[str, str], **options: Any) -> list[bytes]:
        """Gives the file, or one for each page."""
        try:
            made, warnings = typst.compile_with_warnings(
                template,
                root=template.parent,
                sys_inputs=inputs,
                font_paths=self._fonts,
                ignore_system_fonts=True,
                timestamp=_EPOCH,
                **options,
            )
        except typst.TypstError as error:
            raise TypesettingError(_without_text(str(error))) from None
        if warnings:
            raise TypesettingError(_without_text(str(warnings[0])))
        return [bytes(page) for page in made] if isinstance(made, list) else [bytes(made)]


def _sized(svg: str, width: int, height: int) -> str:
    """Gives an SVG the size of its picture, a hair less high.

    Typst draws an SVG on a ground of whole pixels, both sides rounded up, and takes the nearest
    of them for each pixel of the page. One pixel more, and a row of every line's letters is lost.
    """
    size = f'width="{width}" height="{height - _HAIR}" preserveAspectRatio="none"'
    return _SIZE.sub(size, svg, count=1)


def _data(document: Json, cover: bool) -> str:
    return json.dumps({**document, "cover": cover}, ensure_ascii=False)


def _may_be_short(document: Json) -> bool:
    return _characters(document["chapters"]) < _SURELY_LONGER


def _characters(value: Any) -> int:
    match value:
        case str():
            return len(value)
        case list():
            return sum(map(_characters, value))
        case dict():
            return sum(map(_characters, value.values()))
    return 0


def _without_text(message: str) -> str:
    """Keeps the first line of what Typst said, unless it may quote the document."""
    line = message.strip().split("\n")[0]
    return line if '"' not in line and "`" not in line else line.split('"')[0].split("`")[0]
