"""Reads a PDF back: its tags, its text and what a validator says of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import page
import pikepdf

FALSE_ALARM = "PDFA2A-STREAM-LENGTH-001"
"""The validator counts a last byte 0x0D as an end of line (notes: all lengths were right)."""


def complaints(pdf: bytes) -> list[str]:
    """Gives the rules of PDF/UA-1 and PDF/A-2a that a file breaks."""
    found = []
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        found += [failure.rule_id for failure in report.failures]
    return [rule for rule in found if rule != FALSE_ALARM]


@dataclass(frozen=True)
class Tag:
    """One structure element: its kind, its words, its own entries."""

    kind: str
    words: str
    alt: str
    attributes: dict[str, str]


def tags(pdf: bytes) -> list[Tag]:
    """Gives the structure elements in reading order."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        words = {n: _words_of(p) for n, p in enumerate(opened.pages)}
        numbers = {p.obj.objgen: n for n, p in enumerate(opened.pages)}
        return list(_walk(opened.Root.StructTreeRoot, words, numbers, None))


def text_of(pdf: bytes) -> str:
    """Gives the words in the order they are drawn, without spaces, hyphens and artifacts."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        drawn = "".join("".join(_words_of(the_page).values()) for the_page in opened.pages)
    return without_spaces(drawn)


def without_spaces(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "").replace("-", "").replace("\u200b", "")


def bookmarks(pdf: bytes) -> list[tuple[str, list[str]]]:
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_outline() as outline:
        return [(item.title, [child.title for child in item.children]) for item in outline.root]


def pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def instructions(source) -> Iterator[tuple[Any, Any]]:
    """Gives the operands and operator of each instruction of a page or stream."""
    for instruction in pikepdf.parse_content_stream(source):
        yield instruction.operands, instruction.operator


def _walk(element, words, numbers, at) -> Iterator[Tag]:
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    at = numbers.get(element["/Pg"].objgen, at) if "/Pg" in element else at
    own = []
    nested = []
    for kid in kids:
        if isinstance(kid, int):
            own.append(words.get(at, {}).get(kid, ""))
        elif isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                place = numbers.get(kid["/Pg"].objgen, at) if "/Pg" in kid else at
                own.append(words.get(place, {}).get(int(kid["/MCID"]), ""))
            elif kid.get("/Type") != "/OBJR":
                nested.append(kid)
    if "/S" in element:
        attributes = element.get("/A", [])
        attributes = [attributes] if isinstance(attributes, pikepdf.Dictionary) else attributes
        flat = {str(k): str(v) for part in attributes for k, v in part.items()}
        yield Tag(str(element["/S"])[1:], "".join(own), str(element.get("/Alt", "")), flat)
    for kid in nested:
        yield from _walk(kid, words, numbers, at)


def _words_of(the_page) -> dict[int, str]:
    """Gives the words of a page by marked-content id, decoded by the fonts' ToUnicode."""
    fonts = {
        name: _to_unicode(font)
        for name, font in the_page.obj.get("/Resources", {}).get("/Font", {}).items()
    }
    found: dict[int, str] = {}
    stack: list[int | None] = []
    font: dict[int, str] = {}
    for operands, operator in instructions(the_page):
        match str(operator):
            case "BDC":
                properties = operands[1]
                stack.append(
                    int(properties["/MCID"])
                    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
                    else None
                )
            case "BMC":
                stack.append(None)
            case "EMC":
                stack.pop()
            case "Tf":
                font = fonts.get(str(operands[0]), {})
            case "Tj" | "TJ":
                parts = operands[0] if str(operator) == "TJ" else [operands[0]]
                shown = "".join(
                    font.get(int.from_bytes(data[i : i + 2], "big"), "")
                    for data in (bytes(p) for p in parts if isinstance(p, pikepdf.String))
                    for i in range(0, len(data), 2)
                )
                mark = next((m for m in reversed(stack) if m is not None), None)
                if mark is not None:
                    found[mark] = found.get(mark, "") + shown
    return found


def _to_unicode(font) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    found: dict[int, str] = {}
    for operands, operator in instructions(font["/ToUnicode"]):
        flat = [bytes(o) for o in operands if isinstance(o, pikepdf.String)]
        if str(operator) == "endbfchar":
            for glyph, signs in zip(flat[::2], flat[1::2], strict=True):
                found[int.from_bytes(glyph, "big")] = signs.decode("utf-16-be", "ignore")
        elif str(operator) == "endbfrange":
            for first, last, signs in zip(flat[::3], flat[1::3], flat[2::3], strict=True):
                start = int.from_bytes(first, "big")
                base = ord(signs.decode("utf-16-be", "ignore")[-1])
                for step in range(int.from_bytes(last, "big") - start + 1):
                    found[start + step] = chr(base + step)
    return found
