"""Which view draws which field. A kind or modifier that is new to the pack needs no code here."""

from __future__ import annotations

from trustdesk.domain.answers import lies_in_entry
from trustdesk.domain.framework import Form, FormField
from trustdesk.ui.dagbok.forms.asked import AskedForm
from trustdesk.ui.dagbok.forms.case import CaseField
from trustdesk.ui.dagbok.forms.choosing import (
    BalanceField,
    EachManyField,
    EachOneField,
    ManyField,
    OneField,
)
from trustdesk.ui.dagbok.forms.dates import DateField
from trustdesk.ui.dagbok.forms.evidence import EvidenceField
from trustdesk.ui.dagbok.forms.field_view import FieldView
from trustdesk.ui.dagbok.forms.situations import AgainField, SituationsField
from trustdesk.ui.dagbok.forms.texts import EachTextField, TextField

AFTER_SAVING = "after_saving"


def view_of(asked: AskedForm, field: FormField) -> FieldView | None:
    """Gives what draws a field, or None for one that the panel or another field draws."""
    if is_again(field):
        return AgainField(asked, field, asked_after(asked.form, field))
    if lies_in_entry(field) or _belongs_to_again(asked.form, field):
        return None
    if field.kind == "text":
        return EachTextField(asked, field) if field.each else TextField(asked, field)
    if field.kind in ("choice", "concept"):
        return _choice(asked, field)
    views: dict[str, type[FieldView]] = {
        "balance": BalanceField,
        "evidence": EvidenceField,
        "follow_up": DateField,
        "case": CaseField,
        "entries": SituationsField,
    }
    return views[field.kind](asked, field)


def _choice(asked: AskedForm, field: FormField) -> FieldView | None:
    if field.each:
        return EachManyField(asked, field) if field.many else _each_one(asked, field)
    return ManyField(asked, field) if field.many else OneField(asked, field)


def _each_one(asked: AskedForm, field: FormField) -> FieldView | None:
    """Choices that are asked of the same things are drawn by the first of them."""
    same = [f for f in asked.form.fields if _is_each_one(f) and f.each == field.each]
    together = [f for f in same if (f.place, f.phase) == (field.place, field.phase)]
    return EachOneField(asked, together) if together[0] is field else None


def _is_each_one(field: FormField) -> bool:
    return field.kind == "choice" and bool(field.each) and not field.many and not field.reveal


def is_again(field: FormField) -> bool:
    """True for ratings of other reflections than the open one."""
    return field.kind == "rating" and field.each != field.concept_kind


def asked_after(form: Form, again: FormField) -> FormField | None:
    """Gives the choice that is asked of the same reflections when they are rated again."""
    choices = (f for f in form.fields if f.kind == "choice" and f.reveal == AFTER_SAVING)
    return next((f for f in choices if f.each == again.each), None)


def _belongs_to_again(form: Form, field: FormField) -> bool:
    return any(is_again(f) and asked_after(form, f) is field for f in form.fields)
