"""What reusable widgets say, in the person's language.

Each widget is imported where its words are asked for: the first page needs but one of them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from trustdesk.domain.faults import Fault
from trustdesk.ui.desk import Desk

if TYPE_CHECKING:
    from trustdesk.domain.entry import FollowUp
    from trustdesk.ui.widgets.date_field import DateTexts
    from trustdesk.ui.widgets.edit_menu import EditTexts
    from trustdesk.ui.widgets.rating import RatingTexts
    from trustdesk.ui.widgets.tag_line import TagTexts


def edit_texts(desk: Desk) -> EditTexts:
    """Gives what an editor's bar and context menu say."""
    from trustdesk.ui.widgets.edit_menu import EditTexts

    tr = desk.tr
    return EditTexts(
        bold=tr("Bold"),
        italic=tr("Italic"),
        heading=tr("Heading"),
        list=tr("List"),
        quote=tr("Quote"),
        mark=tr("I take this with me"),
        undo=tr("Undo"),
        redo=tr("Redo"),
        cut=tr("Cut"),
        copy=tr("Copy"),
        paste=tr("Paste"),
        paste_plain=tr("Paste as plain text"),
        select_all=tr("Select all"),
        indent=tr("Move into the list"),
        outdent=tr("Move out of the list"),
    )


def rating_texts(desk: Desk) -> RatingTexts:
    """Gives what a rating says besides the words of its scale."""
    from trustdesk.ui.widgets.rating import RatingTexts

    tr = desk.tr
    return RatingTexts(
        choose=tr("Choose"),
        not_applicable=tr("Not applicable"),
        step=tr("Step {n}"),
        clear=tr("Take the answer away"),
        clear_of=tr("Take the answer away: {name}"),
        reason=tr("What would someone else have seen?"),
        reason_of=tr("What would someone else have seen? {name}"),
    )


def tag_texts(desk: Desk) -> TagTexts:
    """Gives what a line of tags says."""
    from trustdesk.ui.widgets.tag_line import TagTexts

    tr = desk.tr
    return TagTexts(
        add=tr("Add a tag"),
        field=tr("New tag"),
        remove=tr("Take away {tag}"),
        tag=tr("Tag: {tag}"),
    )


def told(desk: Desk, fault: Fault) -> tuple[str, str]:
    """Gives a fault's cause and next step in the person's language."""
    cause, step = (
        desk.tr(text).format(**fault.values) if text else "" for text in (fault.cause, fault.step)
    )
    return cause, step


def date_texts(desk: Desk, name: str) -> DateTexts:
    """Gives what a date field says; `name` is what the date is."""
    from trustdesk.ui.widgets.date_field import DateTexts

    tr = desk.tr
    monday = date(2026, 1, 5)
    return DateTexts(
        name=name,
        today=tr("Today"),
        yesterday=tr("Yesterday"),
        other=tr("Another day"),
        previous_month=tr("The month before"),
        next_month=tr("The month after"),
        weekdays=tuple(desk.language.weekday(monday + timedelta(days=n))[:2] for n in range(7)),
    )


def later_choices(desk: Desk) -> tuple[tuple[str, date], ...]:
    """Gives the days a question can be put off to, with what they are called."""
    from trustdesk.domain.following import WEEK, a_month_after

    tr, today = desk.tr, desk.clock.now().date()
    return (
        (tr("Tomorrow"), today + timedelta(days=1)),
        (tr("In a week"), today + WEEK),
        (tr("In a month"), a_month_after(today)),
    )


def question_of(desk: Desk, follow_up: FollowUp) -> str:
    """Gives a question to oneself; one that was left without words asks how it turned out."""
    return follow_up.question.strip() or desk.tr("How did it turn out?")


def of_pack(desk: Desk, id_: str, text: str) -> str:
    """Gives a text of the framework, with its pack's title where that is another than the first."""
    from trustdesk.domain.packs import pack_of

    pack = desk.framework.pack(pack_of(id_))
    return f"{text} · {desk.said(pack.title)}" if pack else text
