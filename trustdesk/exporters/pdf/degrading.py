"""What is done when Typst refuses a document: only the reflections it refuses lose their layout.

Typst names no reflection in its errors, so they are found by halving. Never is a file without tags
written instead.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from trustdesk.exporters.pdf.node_json import Json, fields_of
from trustdesk.exporters.pdf.typesetting import TypesettingError

Pages = TypeVar("Pages")
"""What setting gives: a file, or its pages."""

Place = tuple[int, int]
"""A reflection's chapter and its number in it."""


def set_whatever_happens(
    document: Json, setting: Callable[[Json], Pages]
) -> tuple[Pages, list[str]]:
    """Sets a document; a reflection that cannot be set is given as plain text.

    Gives what `setting` gives, and the days (`when`) of the reflections that lost their layout.
    Raises TypesettingError when even plain text is refused.
    """
    try:
        return setting(document), []
    except TypesettingError:
        places = [
            (c, e)
            for c, chapter in enumerate(document["chapters"])
            for e in range(len(chapter["entries"]))
        ]
    culprits = _culprits(document, places, setting)
    try:
        return setting(_degraded(document, culprits)), _days(document, culprits)
    except TypesettingError:  # refused only together: a matter of where pages break
        return setting(_degraded(document, places)), _days(document, places)


def set_request_whatever_happens(
    document: Json, setting: Callable[[Json], Pages]
) -> tuple[Pages, list[str]]:
    """Sets a list of what is needed; one that cannot be set is given as plain text.

    Gives what `set_whatever_happens` does, and raises as it.
    """
    try:
        return setting(document), []
    except TypesettingError:
        plain = [
            {**group, "lines": [{**line, "body": _as_paragraphs(line["body"])} for line in lines]}
            for group in document["groups"]
            for lines in [group["lines"]]
        ]
    return setting({**document, "groups": plain}), [document["when"]]


def set_pages_whatever_happens(
    document: Json, setting: Callable[[Json], Pages]
) -> tuple[Pages, list[str]]:
    """Sets pages of a pack, or a sheet; what cannot be set is given as plain text, figures too.

    Gives what `setting` gives, and the title of the page, or of the whole, that lost its layout.
    Raises TypesettingError when even plain text is refused.
    """
    try:
        return setting(document), []
    except TypesettingError:
        pages = [
            page["at"] for chapter in document.get("chapters", []) for page in chapter["pages"]
        ]
    for at in pages if len(pages) > 1 else []:
        try:
            return setting(_plain_pages(document, at)), [_title(document, at)]
        except TypesettingError:
            continue
    return setting(_plain_pages(document)), [document["title"]]


def _title(document: Json, at: str) -> str:
    found = (page for chapter in document["chapters"] for page in chapter["pages"])
    return str(next(page["title"] for page in found if page["at"] == at))


def _plain_pages(document: Json, at: str = "") -> Json:
    """Gives the document with one page as plain text, or all that it holds."""
    if "chapters" not in document:
        figure = document["figure"]
        told = [{"t": "p", "c": [figure["alt"]]}] if figure else []
        return {**document, "body": [*_as_paragraphs(document["body"]), *told], "figure": None}

    def plain(page: Json) -> Json:
        if at not in ("", page["at"]):
            return {**page, "body": _led_to_page(page["body"], at)}
        return {**page, "body": _as_paragraphs(_told(page["body"], document["figures"]))}

    chapters = [
        {
            **chapter,
            "body": chapter["body"] if at else _as_paragraphs(chapter["body"]),
            "pages": [*map(plain, chapter["pages"])],
        }
        for chapter in document["chapters"]
    ]
    return {**document, "chapters": chapters}


def _led_to_page(value: Any, at: str) -> Any:
    """Gives nodes whose links to a section of a page lead to the page: plain, it has none."""
    match value:
        case {"t": "inner", "to": str(to)} if to.startswith(f"{at}#"):
            return {**value, "to": at}
        case dict():
            return {key: _led_to_page(part, at) for key, part in value.items()}
        case list():
            return [_led_to_page(part, at) for part in value]
    return value


def _told(nodes: list[Json], figures: Json) -> list[Json]:
    """Gives nodes with what figures say in place of them."""
    return [
        {"t": "p", "c": [figures[node["id"]]["alt"]]} if node["t"] == "diagram" else node
        for node in nodes
    ]


def _culprits(
    document: Json, places: list[Place], setting: Callable[[Json], object]
) -> list[Place]:
    """Halves the reflections until those remain that are refused alone."""
    try:
        setting(_only(document, places))
    except TypesettingError:
        if len(places) == 1:
            return places
        middle = len(places) // 2
        halves = places[:middle], places[middle:]
        return [culprit for half in halves for culprit in _culprits(document, half, setting)]
    return []


def _only(document: Json, places: list[Place]) -> Json:
    chapters = []
    for c, chapter in enumerate(document["chapters"]):
        entries = [entry for e, entry in enumerate(chapter["entries"]) if (c, e) in places]
        if entries:
            chapters.append({**chapter, "entries": entries})
    return {**document, "chapters": chapters}


def _degraded(document: Json, places: list[Place]) -> Json:
    chapters = [
        {
            **chapter,
            "entries": [
                _as_plain_text(entry) if (c, e) in places else entry
                for e, entry in enumerate(chapter["entries"])
            ],
        }
        for c, chapter in enumerate(document["chapters"])
    ]
    return {**document, "chapters": chapters}


def _days(document: Json, places: list[Place]) -> list[str]:
    return [document["chapters"][c]["entries"][e]["when"] for c, e in places]


def _as_plain_text(entry: Json) -> Json:
    body = _as_paragraphs(entry["body"])
    for form in entry["answers"]:
        for field in fields_of(form):
            body += [{"t": "p", "c": field["label"]}, *_as_paragraphs(field["body"])]
    return {**entry, "body": body, "answers": []}


def _as_paragraphs(nodes: list[Json]) -> list[Json]:
    return [{"t": "p", "c": words} for words in _paragraphs(nodes) if words]


def _paragraphs(nodes: list[Json]) -> Iterator[list[Any]]:
    """Gives the words of blocks, a paragraph each, without any form."""
    for node in nodes:
        match node["t"]:
            case "p" | "h" | "aside":
                yield [*_plain(node["c"])]
            case "quote" | "voice":
                yield from _paragraphs(node["c"])
            case "list":
                for item in node["items"]:
                    yield from _paragraphs(item["c"])
            case "pre":
                yield [node["s"]]
            case "table":
                for row in (node["head"], *([cell["c"] for cell in row] for row in node["rows"])):
                    yield [word for cell in row for word in (*_plain(cell), " ")]
            case "notes":
                for note in node["items"]:
                    yield [*_plain(note["c"])]
            case "figure":
                yield [node["alt"]]


def _plain(words: list[Any]) -> Iterator[Any]:
    for word in words:
        if isinstance(word, str) or word["t"] in {"long", "break"}:
            yield word
        else:
            yield from _plain(word.get("c", [word.get("alt", word.get("s", ""))]))
