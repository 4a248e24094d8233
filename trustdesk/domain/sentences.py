"""The sentences of a text, and the mark of one to take along (==…==)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trustdesk.domain.entry import MARK
from trustdesk.domain.excerpt import plain

SENTENCE_END = re.compile(r"[.!?…]+[\"”’»)\]*_=]*(?=\s|$)")
ABBREVIATION = re.compile(r"(?:^|\s)(?:(?:\w{1,3}\.){2,}|(?:bl|t|s|m|osv|ca|dvs|kl|nr|st|jfr)\.)$")

_LINE = re.compile(r"[^\n]+")
_LINE_MARKS = re.compile(r"[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands in a text, how it reads without Markdown, and is it marked."""

    start: int
    end: int
    text: str
    marked: bool


def ends_of(line: str, begin: int = 0) -> Iterator[int]:
    """Gives where the sentences of one line end; an abbreviation ends none."""
    start = begin
    for match in SENTENCE_END.finditer(line, begin):
        if not ABBREVIATION.search(line[start : match.end()]):
            yield match.end()
            start = match.end()
    if start < len(line):
        yield len(line)


def sentences_of(body: str, limit: int) -> tuple[Sentence, ...]:
    """Gives at most `limit` sentences in order; what holds no word is none."""
    found: list[Sentence] = []
    for line in _LINE.finditer(body):
        for sentence in _of_line(body, line.group(), line.start()):
            found.append(sentence)
            if len(found) == limit:
                return tuple(found)
    return tuple(found)


def _of_line(body: str, line: str, offset: int) -> Iterator[Sentence]:
    marks = [match.span() for match in MARK.finditer(line)]
    prefix = _LINE_MARKS.match(line)
    begin = prefix.end() if prefix else 0
    for end in ends_of(line, begin):
        start, begin = begin, end
        if any(first < end < last for first, last in marks):
            begin = start  # one mark holds several sentences: they stay together
            continue
        text = line[start:end]
        start += len(text) - len(text.lstrip())
        stop = start + len(text.strip())
        said = plain(body[offset + start : offset + stop])
        if _WORD.search(said):
            marked = any(first < stop and start < last for first, last in marks)
            yield Sentence(offset + start, offset + stop, said, marked)


def marked(body: str, sentence: Sentence) -> str:
    """Gives the text with the sentence marked to be taken along."""
    if sentence.marked:
        return body
    start, end = sentence.start, sentence.end
    return f"{body[:start]}=={body[start:end]}=={body[end:]}"


def unmarked(body: str, sentence: Sentence) -> str:
    """Gives the text with no mark in the sentence."""
    if not sentence.marked:
        return body
    start, end = sentence.start, sentence.end
    return body[:start] + MARK.sub(r"\1", body[start:end]) + body[end:]
