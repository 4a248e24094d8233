"""Läsläge: a reflection with its forms, as the page shows it."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextDocument

from tests.answered import answered, earlier
from trustdesk.ui.dagbok.laying import entry_html
from trustdesk.ui.document_style import html_style


@pytest.fixture
def read(desk):
    """Gives the lines a person reads."""
    others = {entry.id: entry for entry in earlier(desk.framework)}

    def lines(entry):
        document = QTextDocument()
        document.setHtml(entry_html(desk, entry, html_style(desk), others.get))
        return [line for line in document.toPlainText().split("\n") if line.strip()]

    return lines


def test_every_form_shows_its_answers_once(desk, read):
    for form in desk.framework.forms:
        entry = answered(desk.framework, form)
        lines = read(entry)
        assert desk.said(form.name) in lines
        for field in form.fields:
            shown = field.id in entry.answers.get(form.id, {})
            assert lines.count(desk.said(field.label)) == int(shown), field.id
        for rating in entry.ratings:
            assert "\n".join(lines).count(rating.reason) == len(
                [r for r in entry.ratings if r.reason == rating.reason]
            )


def test_choices_stand_in_words(desk, read):
    lines = read(answered(desk.framework, desk.framework.form("fore_efter")))
    assert "Kunna hjälpa · Sett själv. Tecken tecken kunna, åäö." in lines
    assert "torsdag 12 november 2026" in lines
    lines = read(answered(desk.framework, desk.framework.form("balansen")))
    assert "Nära cynism: mest kontroll" in lines


def test_a_half_that_waits_is_not_steered(desk, read):
    entry = answered(desk.framework, desk.framework.form("fore_efter"), done=False)
    first = {k: entry.answers["fore_efter"][k] for k in ("tecken", "trodde", "aterblick")}
    lines = read(replace(entry, answers={"fore_efter": first}))
    assert "Kunna hjälpa. Tecken tecken kunna, åäö." in lines
    assert not [line for line in lines if "Sett själv" in line]


def test_another_reflection_that_was_rated_again_is_named(desk, read):
    lines = read(answered(desk.framework, desk.framework.form("samma_situation")))
    again = [line for line in lines if "Ny skattning: Den tredje tiden." in line]
    assert len(again) == 3
    assert all("Steg" in line and "Då: Steg 3." in line for line in again)


def test_a_form_taken_away_is_left_out_and_one_nobody_knows_is_not(desk, read):
    entry = answered(desk.framework, desk.framework.form("balansen"))
    assert "Balansen" not in read(replace(entry, forms=()))
    unknown = {"gammal": {"rad": "Kvar."}}
    lines = read(replace(entry, forms=("gammal",), answers=unknown))
    at = lines.index("gammal")
    assert lines[at : at + 3] == ["gammal", "rad", "Kvar."]


def test_the_words_of_a_title_are_no_markdown(desk, read):
    entry = answered(desk.framework, desk.framework.form("samma_situation"))
    other, *_ = earlier(desk.framework)
    starred = replace(other, title="*Inte* <b>kursiv</b>")
    document = QTextDocument()
    html = entry_html(desk, entry, html_style(desk), {other.id: starred}.get)
    document.setHtml(html)
    assert "*Inte* <b>kursiv</b>" in document.toPlainText()


def test_a_form_the_pack_no_longer_has_keeps_its_labels(desk, read):
    form = replace(desk.framework.form("fore_efter"), id="borttagen")
    entry = answered(desk.framework, form)
    lines = read(replace(entry, definitions={"borttagen": form}))
    assert desk.framework.form("borttagen") is None
    for label in ("Tillit före och efter", "Vad visar att den andra kan, vågar och vill?"):
        assert label in lines
    assert any("Sett själv" in line for line in lines)
