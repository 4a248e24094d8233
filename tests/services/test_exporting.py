"""Many reflections become several files, all or none."""

from datetime import UTC, date, datetime, timedelta

import pytest

from trustdesk.domain.entry import Entry
from trustdesk.domain.faults import ExportFault
from trustdesk.services.exporting import Notice, PdfExport, PdfOptions, file_names, parts


def entry(day: date) -> Entry:
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return Entry(day.isoformat(), day, at, at)


def days(count: int) -> list[Entry]:
    return [entry(date(2024, 1, 1) + timedelta(days=n)) for n in range(count)]


class English:
    code = "en"

    def tr(self, text: str) -> str:
        return text

    def day(self, day: date) -> str:
        return day.isoformat()

    def full_date(self, day: date) -> str:
        return day.isoformat()

    def short_date(self, day: date) -> str:
        return day.isoformat()

    def month(self, day: date) -> str:
        return day.isoformat()

    def period(self, first: date, last: date) -> str:
        return f"{first}–{last}"


class Composer:
    def compose(self, entries, options, language):
        return {"count": len(entries)}


class Printer:
    """Writes the count; refuses the file whose number is `refused`."""

    def __init__(self, refused: int = 0) -> None:
        self.refused = refused

    def print_pdf(self, document, out, progress, cancelled):
        if f"-{self.refused}." in out.name:
            raise ExportFault("disk-full", "full")
        progress("Saving", None)
        out.write_text(str(document["count"]))
        return [Notice("{n} reflections", document and {"n": document["count"]})]

    def open_pages(self, document, cancelled):
        raise NotImplementedError


def run(count: int, out, printer: Printer, told=lambda _: None):
    export = PdfExport(Composer(), printer)
    return export.export_pdf(days(count), out, English(), PdfOptions(), told=told)


def test_parts_are_cut_between_months() -> None:
    pieces = parts(list(reversed(days(1000))))
    assert [len(piece) for piece in pieces] == [397, 393, 210]
    assert all(len(piece) <= 400 for piece in pieces)
    starts = [piece[0].date.day for piece in pieces]
    assert starts == [1, 1, 1]
    assert [e for piece in pieces for e in piece] == days(1000)


def test_a_month_of_more_than_400_is_cut_within() -> None:
    pieces = parts([entry(date(2026, 1, 5))] * 900)
    assert [len(piece) for piece in pieces] == [400, 400, 100]


def test_file_names(tmp_path) -> None:
    assert file_names(tmp_path / "a.pdf", 1) == [tmp_path / "a.pdf"]
    assert [f.name for f in file_names(tmp_path / "a.b.pdf", 2)] == ["a.b-1.pdf", "a.b-2.pdf"]


def test_few_go_into_the_file_that_was_named(tmp_path) -> None:
    told: list[Notice] = []
    assert run(3, tmp_path / "a.pdf", Printer(), told.append) == [tmp_path / "a.pdf"]
    assert (tmp_path / "a.pdf").read_text() == "3"
    assert [notice.told(str) for notice in told] == ["3 reflections"]


def test_many_go_into_numbered_files(tmp_path) -> None:
    files = run(1000, tmp_path / "a.pdf", Printer())
    assert [(file.name, file.read_text()) for file in files] == [
        ("a-1.pdf", "397"), ("a-2.pdf", "393"), ("a-3.pdf", "210"),
    ]  # fmt: skip
    assert len(list(tmp_path.iterdir())) == 3


def test_a_fault_in_one_leaves_what_was_there(tmp_path) -> None:
    (tmp_path / "a-1.pdf").write_text("det som fanns")
    with pytest.raises(ExportFault):
        run(1000, tmp_path / "a.pdf", Printer(refused=2))
    assert [(f.name, f.read_text()) for f in tmp_path.iterdir()] == [("a-1.pdf", "det som fanns")]


def test_nothing_chosen_is_an_error_of_ours(tmp_path) -> None:
    with pytest.raises(ValueError, match="no reflections"):
        run(0, tmp_path / "a.pdf", Printer())
