"""What was answered to forms before, and the definitions reflections were written with."""

from dataclasses import replace

from tests.storage.making import entry, kept, open_store, uid
from trustdesk.domain.entry import Rating
from trustdesk.domain.framework import Form, FormField, LocalText
from trustdesk.services.swedish import stem
from trustdesk.storage.opening import open_journal
from trustdesk.storage.store import SqliteJournal


def form(version: int, label: str) -> Form:
    said = LocalText({"sv": label, "en": label})
    field = FormField("vad", "text", "column", said, LocalText({}))
    return Form("egen", version, "", 1, "", said, LocalText({}), (field,))


def store_with(folder, clock, defined: dict[str, Form]) -> SqliteJournal:
    connection = open_journal(folder, expected=folder.journal.exists(), create=True)
    return SqliteJournal(lambda: connection, folder.journal, stem, clock, definition=defined.get)


def test_keys_that_were_ever_answered(journal):
    journal.save(entry(1, answers={"hall": {"sedd": {"a": "Text", "b": "Mer"}}}))
    journal.save(entry(2, answers={"hall": {"sedd": {"c": "Text"}, "annat": {"d": "Text"}}}))
    journal.save(entry(3, answers={"hall": {"sedd": {"e": "Text"}}}, trashed=True))
    assert journal.answered.keys("hall", "sedd") == {"a", "b", "c"}
    assert journal.answered.keys("hall", "okänt") == frozenset()


def test_reflections_that_answer_with_just_this(journal):
    for number, case in ((1, "fall-1"), (2, "fall-2"), (3, "fall-1"), (4, "fall-11")):
        journal.save(entry(number, answers={"fall": {"vilket": case, "svar": "å ä ö"}}))
    journal.set_trashed(uid(1), None)
    found = journal.answered.answering("fall", "vilket", "fall-1")
    assert [e.id for e in found] == [uid(3), uid(1)]
    assert found[0].answers["fall"]["svar"] == "å ä ö"


def test_reflections_with_a_rating_of_their_own(journal):
    journal.save(entry(1, ratings=(Rating("kunna", 2),)))
    journal.save(entry(2, ratings=(Rating("kunna", 2, about=uid(1)),)))
    journal.save(entry(3, body="Utan"))
    journal.save(entry(4, ratings=(Rating("vaga", None),)))
    assert [row.id for row in journal.answered.rated()] == [uid(4), uid(1)]


def test_a_reflection_keeps_the_form_it_was_written_with(folder, clock):
    defined = {"egen": form(1, "Förr")}
    store = store_with(folder, clock, defined)
    written = entry(1, forms=("egen",), answers={"egen": {"vad": "Text"}})
    store.save(written)
    defined["egen"] = form(2, "Nu")
    store.save(replace(written, body="Ändrad"))
    store.save(entry(2, forms=("egen",), answers={"egen": {"vad": "Ny"}}))
    old, new = (kept(store, uid(n)).definitions["egen"] for n in (1, 2))
    assert (old, new) == (form(1, "Förr"), form(2, "Nu"))
    assert [e.definitions["egen"].version for e in store.entries(_all())] == [1, 2]
    store.close()


def test_a_form_the_pack_has_lost_is_still_defined(folder, clock):
    defined = {"egen": form(1, "Förr")}
    store = store_with(folder, clock, defined)
    written = entry(1, forms=("egen",), answers={"egen": {"vad": "Text"}})
    store.save(written)
    del defined["egen"]
    assert kept(store, uid(1)).definitions["egen"] == form(1, "Förr")
    store.save(replace(written, forms=()))  # taken away: the answers stay, and so do their labels
    assert kept(store, uid(1)).definitions["egen"] == form(1, "Förr")
    store.save(written)
    assert kept(store, uid(1)).definitions["egen"] == form(1, "Förr")
    store.close()


def test_a_damaged_definition_is_none(folder, clock):
    store = open_store(folder, clock)
    store.save(entry(1, forms=("egen",), answers={"egen": {"vad": "Text"}}))
    assert kept(store, uid(1)).definitions == {}
    store.close()


def _all():
    from trustdesk.domain.entry import Filters

    return Filters()
