from datetime import date

import pytest

from tests.fakes import FixedClock
from trustdesk.domain.faults import InvalidInput
from trustdesk.services.composing import Composer, Draft


@pytest.fixture
def composer(framework):
    return Composer(framework, FixedClock())


def test_one_sentence_is_a_valid_reflection(composer):
    entry = composer.compose(Draft(body="Det blev tyst i rummet."))
    assert entry.body == "Det blev tyst i rummet."
    assert entry.date == date(2026, 11, 19)
    assert not entry.is_empty()


def test_everything_that_was_given_is_kept(composer):
    entry = composer.compose(
        Draft(
            body="Å ä ö.\r\nRad två.",
            title="  Ett   möte ",
            day=date(2026, 2, 3),
            roles=("folja_regelverk", "folja_regelverk"),
            relations=("brukare",),
            tags=(" möte ", "", "möte"),
            ratings={"kunna": 4, "vaga": None},
            answers={("vagledd", "vad_hande"): "Hon ringde."},
        )
    )
    assert entry.body == "Å ä ö.\nRad två."
    assert entry.title == "Ett möte"
    assert entry.roles == ("folja_regelverk",)
    assert entry.tags == ("möte",)
    assert [(r.concept, r.value) for r in entry.ratings] == [("kunna", 4), ("vaga", None)]
    assert entry.forms == ("vagledd",)
    assert entry.answers == {"vagledd": {"vad_hande": "Hon ringde."}}


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (Draft(roles=("chef",)), "unknown-concept"),
        (Draft(roles=("brukare",)), "unknown-concept"),
        (Draft(relations=("kunna",)), "unknown-concept"),
        (Draft(ratings={"mod": 3}), "unknown-scale"),
        (Draft(ratings={"kunna": 9}), "rating-range"),
        (Draft(forms=("formulär",)), "unknown-form"),
        (Draft(answers={("vagledd", "humör"): "x"}), "unknown-field"),
        (Draft(answers={("vagledd", "roller"): "x"}), "answer-kind"),
        (Draft(body="a\x00b"), "text-nul"),
        (Draft(body="a\ud800b"), "text-encoding"),
        (Draft(body="å" * (1024 * 1024 + 1)), "text-size"),
    ],
)
def test_what_cannot_be_used_is_named(composer, draft, kind):
    with pytest.raises(InvalidInput) as caught:
        composer.compose(draft)
    assert caught.value.kind == kind
    assert caught.value.step
