"""The section says that there was no need, in the tense of the report, and counts it."""

from datetime import date

import pytest

from tests.domain.make import activity
from tracker.domain.forms import OccasionKind
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import StoredActivity
from tracker.domain.section import Answerable, Section, compile_section
from tracker.domain.status import LABELS, Channel, Status, StatusReport

ONE, TWO = (Answerable(seat, f"chef {seat}", (f"Chef {seat}",), owes=False) for seat in (1, 2))


def section(
    *answers: tuple[int, Status, str], form: OccasionKind = OccasionKind.VB, value: float | None = None
) -> Section:
    stored = StoredActivity(1, PlanRef("kungsholmen", 2021), activity("conditional"))
    seats = [ONE, TWO][: max(seat for seat, _, _ in answers)]
    reports = [
        StatusReport(number, 1, seat, "", status, comment, date(2021, 4, 1), Channel.MAIL, value)
        for number, (seat, status, comment) in enumerate(answers, start=1)
    ]
    return compile_section("Kungsholmen", 2021, form, [stored], {1: seats}, reports, LABELS)


def sentences(found: Section) -> list[str]:
    return [sentence.text for sentence in found.omraden[0].entries[0].sentences]


@pytest.mark.parametrize(
    ("form", "period"),
    [(OccasionKind.VB, "under året"), (OccasionKind.T1, "hittills"), (OccasionKind.T2, "hittills")],
)
@pytest.mark.parametrize("comment", ["", "inget behov", "Inte aktuellt."])
def test_no_need_is_said_in_the_tense_of_the_report(form: OccasionKind, period: str, comment: str) -> None:
    """In April nobody knows the year; it is no deviation."""
    found = section((1, Status.INGET_BEHOV, comment), form=form)

    assert found.numbers == f"1 aktivitet: 1 inget behov {period}."
    assert found.omraden[0].entries[0].status_label == "Inget behov"
    assert sentences(found) == [f"Inget behov {period}."]


def test_what_was_told_stands_in_its_own_words() -> None:
    """A comment is not replaced, and the number stands after it."""
    told = section((1, Status.INGET_BEHOV, "ingen har frågat efter stöd"), value=0)

    assert sentences(told) == ["Ingen har frågat efter stöd.", "Utfall: 0."]


def test_of_several_each_says_its_own() -> None:
    """Beside another answer it is left out of the status, but not of the text."""
    found = section((1, Status.INGET_BEHOV, ""), (2, Status.PAGAR, "Två ärenden."))

    assert found.omraden[0].entries[0].status == "pagar"
    assert sentences(found) == ["Chef 1: inget behov under året.", "Chef 2: pågår. Två ärenden."]
