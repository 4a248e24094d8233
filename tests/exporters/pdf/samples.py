"""Reflections to print, and a small framework they are held against."""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from trustdesk.domain.entry import Citation, Entry, FollowUp, Rating
from trustdesk.domain.framework import (
    Concept,
    Form,
    FormField,
    Framework,
    LocalText,
    Option,
    Page,
    Scale,
    SubTerm,
)
from trustdesk.exporters.pdf.document import DocumentComposer, Pictures, no_pictures
from trustdesk.exporters.pdf.glyphs import load_glyphs
from trustdesk.exporters.pdf.printer import TypstPrinter
from trustdesk.exporters.pdf.sanitise import sanitised
from trustdesk.services.exporting import PdfExport, PdfOptions
from trustdesk.services.language import Language, load_language

ROOT = Path(__file__).parents[3]
RESOURCES = ROOT / "resources"
WORKER = (sys.executable, "-m", "trustdesk.exporters.pdf.worker")
FIRST_DAY = date(2026, 1, 1)

WORDS = [
    "tillit", "ansvar", "förtroende", "medarbetare", "medborgare", "uppdrag", "styrning",
    "handlingsutrymme", "beslut", "samtal", "myndighet", "kollega", "erfarenhet", "kunskap",
    "rättssäkerhet", "verksamhet", "uppföljning", "dialog", "återkoppling",
]  # fmt: skip
DEGREES = ("mesta", "ena", "sista", "nya", "andra")


def text(swedish: str) -> LocalText:
    return LocalText({"sv": swedish, "en": f"{swedish} (en)"})


NOTHING = text("")


def concept(concept_id: str, kind: str, name: str, terms: tuple[SubTerm, ...] = ()) -> Concept:
    return Concept(concept_id, kind, 1, "sida", "", text(name), text(name), NOTHING, terms)


def field(field_id: str, kind: str, label: str, **more) -> FormField:
    return FormField(field_id, kind, "column", text(label), NOTHING, **more)  # type: ignore[arg-type]


FORM = Form(
    "formular", 1, "grupp", 1, "sida", text("Före och efter"), NOTHING,
    (
        field("hande", "text", "Vad hände?"),
        field("hur", "choice", "Hur vet du?", options=(Option("sett", text("Sett själv")),)),
        field("vilka", "concept", "Vilka gällde det?", many=True, concept_kind="relation"),
        field("vag", "balance", "Var låg vågen?", options=tuple(
            Option(f"s{n}", text(f"Läge {n}")) for n in range(7)
        )),
        field("bevis", "evidence", "Vad tyder på det?", each="kunna"),
    ),
)  # fmt: skip

FRAMEWORK = Framework(
    id="prov", version="1", title=text("Prov"), source=NOTHING, languages=("sv", "en"),
    default_language="sv", voices={}, kinds=(), page_groups=(), form_groups=(), themes=(),
    concepts=(
        concept("kunna", "criterion", "Kunna", (SubTerm("omdome", text("Omdöme")),)),
        concept("vaga", "criterion", "Våga"),
        concept("roll", "role", "Utveckla"),
        concept("brukare", "relation", "Brukare"),
    ),
    scales=tuple(
        Scale(
            f"s-{which}", which, 2, NOTHING, NOTHING,
            tuple(text(f"Det {degree} saknades.") for degree in DEGREES),
            NOTHING, NOTHING,
        )
        for which in ("kunna", "vaga")
    ),
    forms=(FORM,), questions=(), cases=(), glossary=(), reading=(),
    pages=(Page("sida", "g", 1, text("Fem relationer"), NOTHING, (), NOTHING, NOTHING),),
)  # fmt: skip


def entry(number: int = 0, **given) -> Entry:
    """Gives a whole reflection of the day with this number."""
    day = FIRST_DAY + timedelta(days=number)
    at = datetime(day.year, day.month, day.day, 14, tzinfo=UTC)
    word, other = WORDS[number % len(WORDS)], WORDS[(number * 7 + 3) % len(WORDS)]
    sentence = f"Det blev ett samtal om {word}, och efteråt tänkte jag på {other}. "
    values = {
        "title": f"Dag {number + 1} om {word}",
        "body": f"{sentence * 8}\n\n## Vad hände\n\n{sentence * 6}\n\n- {word}\n- {other}\n\n"
        f"> {sentence}\n\n==Jag tar med mig {word}.==\n\n{sentence * 10}\n",
        "roles": ("roll",),
        "relations": ("brukare",),
        "tags": ("möte",),
        "ratings": (Rating("kunna", number % 5 + 1, "För att.", 2), Rating("vaga", None, "", 2)),
    }
    return Entry(f"{number:032d}", day, at, at, **{**values, **given})


def entries(count: int) -> list[Entry]:
    return [entry(number) for number in range(count)]


def full_entry(body: str) -> Entry:
    """Gives a reflection that has everything a reflection can have."""
    return entry(
        18,
        body=body,
        forms=("formular", "okand"),
        answers={
            "formular": {
                "hande": "Först *ett*.\n\n- sedan två",
                "hur": "sett",
                "vilka": ["brukare"],
                "vag": -2,
                "bevis": {"omdome": {"text": "Hon frågade om råd.", "source": "sett"}},
            },
            "okand": {"falt": "Svar utan formulär."},
            "borttaget": {"falt": "Ska inte skrivas ut."},
        },
        ratings=(Rating("kunna", 1, "Skälet.", 2), Rating("vaga", 3, "", 1), Rating("p:x", 2)),
        citations=(Citation("sida", "avsnitt", "citerade ord"),),
        follow_ups=(FollowUp(date(2026, 12, 3), "Hur gick det sedan?", None, ""),),
    )


def language(code: str = "sv") -> Language:
    return load_language(code, RESOURCES / "translations")


def composed(chosen: list[Entry], *, author: str = "", pictures: Pictures = no_pictures):
    """Gives a document as the composer makes it."""
    composer = DocumentComposer(FRAMEWORK, pictures)
    return composer.compose(chosen, PdfOptions(author=author), language())


def ready(chosen: list[Entry], *, pictures: Pictures = no_pictures):
    """Gives a document as the template takes it."""
    return sanitised(composed(chosen, pictures=pictures), load_glyphs(RESOURCES))[0]


def exporter(command: tuple[str, ...] = WORKER, pictures: Pictures = no_pictures) -> PdfExport:
    return PdfExport(DocumentComposer(FRAMEWORK, pictures), TypstPrinter(command, RESOURCES))


def export(chosen: list[Entry], out: Path, **given) -> list[Path]:
    options = given.pop("options", PdfOptions())
    return exporter(given.pop("command", WORKER), given.pop("pictures", no_pictures)).export_pdf(
        chosen, out, given.pop("language", language()), options, **given
    )
