"""What comes back: due questions and marked sentences, read by day."""

from dataclasses import replace
from datetime import date, timedelta

from tests.storage.making import NOON, entry, uid
from trustdesk.domain.entry import Citation, FollowUp, Rating
from trustdesk.domain.returning import Remembered, Waiting
from trustdesk.services.emptiness import NoJournal

TODAY = date(2026, 11, 19)


def days(*offsets: int) -> list[tuple[date, date]]:
    return [(TODAY - timedelta(days=n), TODAY - timedelta(days=n)) for n in offsets]


def test_questions_wait_by_day_and_not_from_the_bin(journal):
    due = FollowUp(TODAY, "Hur blev det?")
    early = FollowUp(TODAY - timedelta(days=3), "Och sen?")
    journal.save(entry(1, body="Ett", follow_ups=(due, FollowUp(TODAY + timedelta(1), "Sen?"))))
    journal.save(entry(2, body="Två", follow_ups=(early, replace(early, done_at=NOON))))
    journal.save(entry(3, body="Tre", follow_ups=(early,)))
    journal.set_trashed(uid(3), NOON)
    found = journal.returning.waiting(TODAY)
    assert [(w.row.id, w.row.excerpt, w.follow_up) for w in found] == [
        (uid(2), "Två", early),
        (uid(1), "Ett", due),
    ]
    assert isinstance(found[0], Waiting)
    assert journal.returning.waiting(TODAY - timedelta(days=9)) == []


def test_what_was_marked_comes_with_what_it_was_about(journal):
    journal.save(
        entry(
            1,
            title="Mötet",
            body="En. ==Två **fet**.==",
            citations=(Citation("roller", "utmana"), Citation("tillit")),
            relations=("brukare",),
            ratings=(Rating("vaga", 3),),
        )
    )
    journal.save(entry(2, body="Inget märke.", date=TODAY - timedelta(days=1)))
    journal.save(entry(3, forms=("vagledd",), answers={"vagledd": {"vad": "Hon ==ringde upp==."}}))
    journal.save(entry(4, body="==I korgen.=="))
    journal.set_trashed(uid(4), NOON)
    found = journal.returning.of_days(days(0, 1))
    assert [(r.row.id, r.marks, r.has_text) for r in found] == [
        (uid(3), ("ringde upp",), False),
        (uid(1), ("Två fet.",), True),
        (uid(2), (), True),
    ]
    assert isinstance(found[1], Remembered)
    assert found[1].citation == ("roller", "utmana")
    assert found[1].concepts == ("vaga", "brukare")
    marked = journal.returning.of_days(days(0, 1), marked_only=True)
    assert [r.row.id for r in marked] == [uid(3), uid(1)]
    assert journal.returning.of_days([]) == journal.returning.of_days(days(7)) == []


def test_nothing_returns_where_no_journal_was_begun():
    assert NoJournal().returning.waiting(TODAY) == []
    assert NoJournal().returning.of_days(days(0)) == []
