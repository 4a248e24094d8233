"""A sanitised document -> the bytes of a PDF that is PDF/UA-1 and PDF/A-2a at once."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import typst

from trustdesk.exporters.pdf.node_json import Json

STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
"""Both are held by every file: accessible, and fit for archives."""

_PAGES_WITHOUT_COVER = 3
_SURELY_LONGER = 15_000  # characters of JSON strings; three pages hold 9,000 at most
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
        self._tagged = tagged
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[resources / "fonts"],
        )

    def pdf(self, document: Json, *, cover: bool) -> bytes:
        """Gives the PDF. Raises TypesettingError when Typst refuses or only warns."""
        data = json.dumps({**document, "cover": cover}, ensure_ascii=False)
        try:
            pdf, warnings = typst.compile_with_warnings(
                self._template,
                root=self._template.parent,
                sys_inputs={"data": data},
                font_paths=self._fonts,
                ignore_system_fonts=True,
                pdf_standards=STANDARDS if self._tagged else [],
                pdf_tags=self._tagged,
                timestamp=_EPOCH,
            )
        except typst.TypstError as error:
            raise TypesettingError(_without_text(str(error))) from None
        if warnings:
            raise TypesettingError(_without_text(str(warnings[0])))
        return bytes(pdf)

    def shortest(self, document: Json) -> bytes:
        """Gives the PDF, with cover and contents when it is longer than three pages."""
        if _characters(document["chapters"]) < _SURELY_LONGER:
            pdf = self.pdf(document, cover=False)
            with pikepdf.open(BytesIO(pdf)) as opened:
                if len(opened.pages) <= _PAGES_WITHOUT_COVER:
                    return pdf
        return self.pdf(document, cover=True)


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
