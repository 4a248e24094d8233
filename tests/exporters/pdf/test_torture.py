"""Whatever a person wrote is printed as written, and nothing of it is obeyed."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.exporters.pdf.conftest import png
from tests.exporters.pdf.reading_back import complaints, instructions, tags, text_of, without_spaces
from tests.exporters.pdf.samples import RESOURCES, entry, export, full_entry, ready
from trustdesk.exporters.pdf.typesetting import Typesetter
from trustdesk.services.exporting import Notice

SAMPLE = (Path(__file__).parent / "torture.md").read_text("utf-8")
SIGNS = re.compile(r"[\w/:.(){}<>\"&;$@=+#?%-]*\w[\w/:.(){}<>\"&;$@=+#?%-]*")
UNDRAWN = re.compile(r"[\u0590-\u06ff\u4e00-\u9fff\u0300-\u036f]")


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    told: list[Notice] = []
    out = tmp_path_factory.mktemp("pdf") / "prov.pdf"
    pictures = {"bild": png(400, 200, comment=b"Fotografens namn")}.get
    export([full_entry(SAMPLE)], out, pictures=pictures, told=told.append)
    return out.read_bytes(), [notice.told(str) for notice in told]


def test_it_passes_the_validator(printed) -> None:
    assert complaints(printed[0]) == []


def test_every_word_is_there(printed) -> None:
    plain = re.sub(r"\]\([^)\n]*\)|\[\^\w+\]:?|^```\w*|attachment:\w+|`|\*\*?|~~|==|^[#>]+ ", " ",
                   SAMPLE, flags=re.MULTILINE)  # fmt: skip
    alts = without_spaces("".join(tag.alt for tag in tags(printed[0])))
    text = text_of(printed[0]) + alts
    words = [without_spaces(word) for word in re.findall(r"[\wåäöÅÄÖ]{2,}", plain)]
    missing = [word for word in words if word not in text and not UNDRAWN.search(word)]
    assert missing == []


def test_what_looks_like_a_command_is_printed(printed) -> None:
    text = text_of(printed[0])
    for words in (
        '#read("/etc/passwd")', '#eval("1+1")', '#panic("x")', '#import"@preview/x:1.0.0":*',
        "#setpage(fill:red)", '<script>alert("x")</script>', "&copy;&lt;tagg&gt;&amp;amp;",
        "javascript:alert(1)", "file:///etc/passwd", "$x^2$@ref<etikett>", "#taggutanmellanslag",
    ):  # fmt: skip
        assert words in text
    assert "root:" not in text


def test_only_safe_links_lead_anywhere(printed) -> None:
    with pikepdf.open(BytesIO(printed[0])) as pdf:
        links = [
            str(link.A.URI)
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/A" in link and "/URI" in link.A
        ]
    assert {link.split(":")[0] for link in links} == {"https", "mailto"}


def test_pictures_are_described_and_bare(printed) -> None:
    figures = [tag.alt for tag in tags(printed[0]) if tag.kind == "Figure"]
    assert "En beskriven bild" in figures
    assert "löpande" in figures
    assert "Rubrikbild" in figures
    assert all(figures)
    assert b"Fotografens" not in printed[0]
    assert sum("no description" in notice for notice in printed[1]) == 1
    assert sum("could not be shown" in notice for notice in printed[1]) == 1


def test_a_header_cell_says_what_it_heads(printed) -> None:
    heads = [tag for tag in tags(printed[0]) if tag.kind == "TH"]
    assert len(heads) == 4
    assert all(tag.attributes["/Scope"] == "/Column" for tag in heads)


def test_undrawable_characters_are_counted(printed) -> None:
    assert any("no font could draw: " in notice for notice in printed[1])
    assert "□□" in text_of(printed[0])


EDGES = {
    "quotes": "> " * 60 + "djupt",
    "lists": "\n".join("  " * depth + f"- nivå {depth}" for depth in range(40)),
    "emphasis": "*" * 50 + "x" + "*" * 50,
    "paragraph": "ord " * 40_000,
    "letters": "a" * 20_000,
    "digits": "1" * 5_000,
    "wide table": "|".join(["k"] * 40) + "\n" + "|".join(["-"] * 40) + "\n" + "|".join(["v"] * 40),
    "long table": "| a | b |\n|---|---|\n" + "| rad | värde |\n" * 1_000,
    "wide cell": "| a | b |\n|---|---|\n| " + "x" * 400 + " | y |",
    "empty table": "| | |\n|---|---|\n| | |",
    "head with a link": "| [a](https://a.se) | b |\n|---|---|\n" + "| c | d |\n" * 60,
    "long code": "```\n" + "y" * 500 + "\n```",
    "empty code": "```\n```",
    "notes": "\n\n".join(f"t[^{n}]" for n in range(60))
    + "\n\n"
    + "\n".join(f"[^{n}]: n {n} [^{n}]" for n in range(60)),
    "headings": "###### a\n\n# b\n\n#### c\n\n## \u200b\n\n## `kod`\n\n## [l](https://a.se)",
    "empty items": "- \n- \n1. \n- [ ] ",
    "numbers": "999999999. x\n\n0. y",
    "signs": "a\x00b\ud800c\ufdd0\ue000\U000e0041\u202ed\u2066e\u0301\u0301 \U0010ffff\ufeff\u00ad",
    "addresses": '<https://a.se/å?x=y#"> <http://[::1]/> [x](http://%%%) [y](https://)',
    "marks": "==a ~~b~~ [c](https://d.se)== ~~==e==~~ [==f==](https://g.se) ~~[h](https://i.s)~~",
    "link ending in a soft hyphen": "https://exempel.se/x\u00ad",
    "nothing": "",
}


@pytest.mark.parametrize("body", EDGES.values(), ids=EDGES.keys())
def test_edges_are_set_without_a_fault(body: str) -> None:
    document = ready([entry(title=body[:300], body=body, tags=(body[:50],))])
    Typesetter(RESOURCES).shortest(document)


def test_long_words_stay_on_the_paper() -> None:
    """A viewer shows nothing beyond the paper's edge, so a word must break."""
    body = f"{'7' * 400}\n\n`{'y' * 300}`\n\n```\n{'z' * 300}\n```\n\n{'q' * 300}"
    pdf = Typesetter(RESOURCES).shortest(ready([entry(body=body)]))
    for sign, count in (("7", 400), ("y", 300), ("z", 300), ("q", 300)):
        assert text_of(pdf).count(sign) >= count
    assert rightmost(pdf) < 595 - 100


def rightmost(pdf: bytes) -> float:
    """Gives where the last piece of text on any page begins, in points from the left."""
    starts = [0.0]
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            left = 0.0
            lefts = []
            for operands, operator in instructions(page):
                if str(operator) == "q":
                    lefts.append(left)
                elif str(operator) == "Q":
                    left = lefts.pop()
                elif str(operator) == "cm":
                    left += float(operands[4])
                elif str(operator) == "Tm":
                    starts.append(left + float(operands[4]))
    return max(starts)
