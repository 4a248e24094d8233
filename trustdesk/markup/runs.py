"""Words with bold, italics and links -> one line of Markdown that reads as they did."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

_SPACES = re.compile("[ \t\r\n\f\u00a0]{2,}|[\t\r\n\f]")
_INVISIBLE = re.compile("[\u200b\ufeff\x00-\x08\x0b\x0e-\x1f]")
_STAR = re.compile(r"(?<!\s)\*|\*(?!\s)")
_LOW_LINE = re.compile(r"(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")
_BACKSLASH = re.compile(r"\\(?=[\\`*_{}\[\]()>#+.!-]|$)")
_WORD = re.compile(r"[^\W_]")
_TICK = re.compile("`")
_BEGINNING = re.compile(
    r"(?P<sign>#{1,6}(?=\s|$)|[-+*](?=\s|$)|>|(?:`{3}|~{3})|\[(?=[ xX]\]\s)|\[(?=\^[^\]\s]+\]:))"
    r"|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)"
    r"|(?P<rule>[-*_])(?=[ \t]*(?:[-*_][ \t]*){2,}$)"
)
Sign = re.Pattern[str]
_TABLE_SIGNS = frozenset("|:- ")
_STYLES = {"bold": "**", "italic": "*"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look. `link` is an address, or ""."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


def tidied(runs: Iterable[Run]) -> list[Run]:
    """Gives the runs with single spaces and none at the ends; a lone no-break space stays one."""
    found: list[Run] = []
    for run in runs:
        text = _SPACES.sub(" ", _INVISIBLE.sub("", run.text))
        if not found or found[-1].text[-1].isspace():
            text = text.lstrip()
        if text:
            found.append(Run(text, run.bold, run.italic, run.link))
    while found and not (text := found[-1].text.rstrip()):
        found.pop()
    if found:
        last = found[-1]
        found[-1] = Run(last.text.rstrip(), last.bold, last.italic, last.link)
    return found


def plain(runs: Iterable[Run]) -> str:
    """Gives the words alone."""
    return "".join(run.text for run in runs)


def signs_to_escape(runs: Sequence[Run]) -> Sequence[Sign]:
    """Gives the signs among all the words that would come in pairs, and so mean something."""
    text = plain(runs)
    found = [_BACKSLASH]
    if any(run.bold or run.italic for run in runs) or len(_STAR.findall(text)) > 1:
        found.append(_STAR)
    if len(_LOW_LINE.findall(text)) > 1:
        found.append(_LOW_LINE)
    if text.count("`") > 1:
        found.append(_TICK)
    return found


def line_of(runs: Sequence[Run], escape: Sequence[Sign], *, styled: bool = True) -> str:
    """Gives tidied runs as a line of Markdown, with these signs escaped (`signs_to_escape`).

    A sign at its beginning that would make it a heading, a list or the like is, too.
    """
    kept = [run if styled else Run(run.text, link=run.link) for run in runs]
    parts = []
    for link, group in groupby(kept, key=lambda run: run.link):
        words = list(group)
        if not link:
            parts.append("".join(_marked(words, escape)))
        elif plain(words).strip() in (link, link.removeprefix("mailto:")):
            parts.append(link if link.startswith("http") else f"<{plain(words).strip()}>")
        else:
            parts.append(_linked(words, link, escape))
    return _begun("".join(parts))


def _linked(words: Sequence[Run], link: str, escape: Sequence[Sign]) -> str:
    text = "".join(_marked(words, escape))
    inner = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}[{inner.replace('[', '(').replace(']', ')')}]({link}){after}"


def _marked(words: Sequence[Run], escape: Sequence[Sign]) -> Iterator[str]:
    """Gives the words with marks round what is bold or italic, never round a space."""
    open_marks: list[str] = []
    space = ""
    for run in words:
        core = run.text.strip()
        if not core:
            space += run.text
            continue
        lead = run.text[: len(run.text) - len(run.text.lstrip())]
        styled = _WORD.search(core)  # signs alone look alike in any type
        wanted = [name for name in _STYLES if styled and getattr(run, name)]
        while any(name not in wanted for name in open_marks):
            yield _STYLES[open_marks.pop()]
        yield space + lead
        for name in wanted:
            if name not in open_marks:
                open_marks.append(name)
                yield _STYLES[name]
        yield _escaped(core, escape)
        space = run.text[len(run.text.rstrip()) :]
    while open_marks:
        yield _STYLES[open_marks.pop()]
    yield space


def _escaped(text: str, escape: Sequence[Sign]) -> str:
    for pattern in escape:
        text = pattern.sub(lambda sign: "\\" + sign[0], text)
    return text


def _begun(line: str) -> str:
    """Gives a line that begins no heading, list, quote, code, note or pause by accident."""
    if "|" in line and set(line) <= _TABLE_SIGNS:
        return line.replace("-", "\\-", 1)
    match = _BEGINNING.match(line)
    if match is None or line.startswith("**"):
        return line
    at = match.start("dot") if match["dot"] else match.start()
    return f"{line[:at]}\\{line[at:]}"
