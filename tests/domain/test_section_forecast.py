"""The tertial's section says what is foreseen: once where all say the same, otherwise each by name."""

from datetime import date

import pytest

from tests.domain.make import activity
from tracker.domain.forms import OccasionKind
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import StoredActivity
from tracker.domain.section import Answerable, Sentence, compile_section
from tracker.domain.status import LABELS, Channel, Status, StatusReport
from tracker.domain.year_forecast import Forecast, forecast_named

JA, NEJ, OSAKERT = Forecast
ONE, TWO = (Answerable(seat, f"chef {seat}", (f"Chef {seat}",), owes=False) for seat in (1, 2))
YES = "Bedöms bli genomförd under året."
DAY = date(2021, 4, 20)


def said(
    seat: int, forecast: Forecast | None, status: Status = Status.PAGAR, done: bool = False
) -> StatusReport:
    """The answer of a seat; its id is ten times the seat's."""
    return StatusReport(
        seat * 10, 1, seat, "", status, "", DAY, Channel.MAIL, closes_later=done, forecast=forecast
    )


def sentences(*answers: StatusReport, seats: int = 1, form: OccasionKind = OccasionKind.T1) -> list[Sentence]:
    stored = StoredActivity(1, PlanRef("kungsholmen", 2021), activity())
    section = compile_section("Kungsholmen", 2021, form, [stored], {1: [ONE, TWO][:seats]}, answers, LABELS)
    return list(section.omraden[0].entries[0].sentences)


def foreseen(*answers: StatusReport, seats: int = 2) -> list[str]:
    """The sentences about the year."""
    return [one.text for one in sentences(*answers, seats=seats) if "under året" in one.text]


@pytest.mark.parametrize(
    ("forecast", "text"),
    [
        (JA, YES),
        (NEJ, "Bedöms inte bli genomförd under året."),
        (OSAKERT, "Osäkert om den blir genomförd under året."),
    ],
)
@pytest.mark.parametrize("form", [OccasionKind.T1, OccasionKind.T2])
def test_a_forecast_is_a_sentence_of_its_answer(form: OccasionKind, forecast: Forecast, text: str) -> None:
    """After what was told; it refers to the answer that gave it."""
    assert sentences(said(1, forecast), form=form)[-1] == Sentence(text, 10)


def test_the_annual_section_foresees_nothing() -> None:
    assert all("under året" not in one.text for one in sentences(said(1, JA), form=OccasionKind.VB))


@pytest.mark.parametrize(
    ("answers", "texts", "why"),
    [
        ([said(1, None)], [], "nobody has given one"),
        ([said(1, JA), said(2, JA)], [YES], "all say the same"),
        (
            [said(1, JA), said(2, NEJ)],
            ["Chef 1: bedöms bli genomförd under året.", "Chef 2: bedöms inte bli genomförd under året."],
            "they differ",
        ),
        ([said(1, JA)], ["Chef 1: bedöms bli genomförd under året."], "the other has not answered"),
        ([said(1, JA), said(2, None)], ["Chef 1: bedöms bli genomförd under året."], "the other gave none"),
        ([said(1, JA), said(2, None, Status.GENOMFORD, done=True)], [YES], "the other is done"),
        ([said(1, JA, Status.GENOMFORD, done=True), said(2, None)], [], "done work is not foreseen"),
    ],
)
def test_no_head_is_answered_for_by_another(answers: list[StatusReport], texts: list[str], why: str) -> None:
    assert foreseen(*answers) == texts, why


@pytest.mark.parametrize(
    ("word", "forecast"),
    [
        ("ja", JA),
        (" Nej. ", NEJ),
        ("OSÄKERT", OSAKERT),
        ("osakert", OSAKERT),
        ("osäker", OSAKERT),
        ("kanske", None),
        ("ja, hoppas vi", None),
        ("", None),
    ],
)
def test_a_forecast_is_known_by_its_word(word: str, forecast: Forecast | None) -> None:
    """Only the bare word: a reservation is nobody's yes."""
    assert forecast_named(word) == forecast
