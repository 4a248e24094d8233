"""Reflections that try to break an export: Markdown, Typst and Unicode at their worst, seeded."""

import random
from pathlib import Path

from tests.exporters.pdf.samples import entry
from trustdesk.domain.entry import Entry, Rating

SAMPLE = (Path(__file__).parent / "torture.md").read_text("utf-8")
PIECES = [
    "# ", "## ", "###### ", "\n## ", "- ", "1. ", "    ", "> ", "> > ", "- [ ] ",
    "- [x] ", "```\n", "```py\n", "`", "``", "**", "*", "==", "_", "__", "~~", "[",
    "](", "https://a.se/", "http://", ")", "![", "](attachment:bild)",
    "![x](attachment:bild)", "![](attachment:bild)", "[x](javascript:y)",
    "[![x](attachment:bild)](https://a.se)", "~~a [b](https://c.se)~~", "==a==",
    "<", ">", "<script>", "</b>", "&amp;", "&#0;", "&#xD800;", "|",
    "| a | b |\n|---|:-:|\n| c | d |\n", "[^1]", "\n[^1]: not ", "[^a]",
    "\n[^a]: se [^1]", "\n", "\n\n", "  \n", "---\n", "***\n", "===\n", "#", "$",
    "@", "\\", "\\#", "//", "/*", "*/", "{", "}", "[[", "]]", '"', "'", "å", "Å",
    "é", "😀", '\U0001f469\u200d\U0001f469\u200d\U0001f467', "🇸🇪", "عربي", "עברית",
    "中文", '\u200b', '\u202e', '\xad', "́", '\ue000', '\ud800', '\x00', '\x02',
    '\x02amp\x03', '\x02klzzwxh:0000\x03',
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "ord ord ord",
    "99999999999.", "\t", "\r\n", '\u2028', "<!-- x -->", '<a href="javascript:x">',
    "[x]: https://b.se\n", "<a@b.se>", '\uffff', '\U0010ffff', "﷽", "ก็็็", "½",
    "€", '\xa0', '#read("/etc/passwd")', "#eval(", "{#ankare}", ":::",
]  # fmt: skip


def hostile_text(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.75:
        return "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 60)))
    if kind < 0.9:
        signs = list(SAMPLE)
        for _ in range(20):
            signs[chance.randrange(len(signs))] = chance.choice(PIECES)
        return "".join(signs)
    ends = (0x3000, 0x110000)
    return "".join(chr(chance.randrange(0x20, chance.choice(ends))) for _ in range(200))


def hostile_entries(seed: int, count: int) -> list[Entry]:
    """Gives reflections whose every text is hostile."""
    chance = random.Random(seed)
    return [
        entry(
            number,
            title=hostile_text(chance)[:80],
            body=hostile_text(chance),
            tags=(hostile_text(chance)[:30],),
            forms=("formular",),
            answers={"formular": {"hande": hostile_text(chance), "hur": hostile_text(chance)[:30]}},
            ratings=(Rating("kunna", 3, hostile_text(chance), 2),),
        )
        for number in range(count)
    ]
