"""Deviations are what is recorded; words that may tell of more are quoted, and claimed by nobody."""

from tests.cases import each
from tests.domain.telling import COURSE, HEADS, answered, day, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report import phrases
from tracker.domain.report.checks import line
from tracker.domain.report.document import section_document
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

COUNTABLE, DATE, ONGOING = QuestionKind.COUNTABLE, QuestionKind.DATE, QuestionKind.ONGOING
PAGAR, GENOMFORD, FORSENAD, EJ_PABORJAD = Status.PAGAR, Status.GENOMFORD, Status.FORSENAD, Status.EJ_PABORJAD
T1, APRIL = OccasionKind.T1, day(4, 20)
DUE = {"due": (day(5, 31),)}
NO_CAUSE = ", orsak har inte uppgetts (familjeenheten)"

RECORDED = [  # kind, status, comment, more → the line, "" if it is none
    (DATE, FORSENAD, "försenat", DUE, f"försenad{NO_CAUSE}"),
    (DATE, FORSENAD, "Försenat. Två är lediga.", DUE, "”Försenat. Två är lediga.” (familjeenheten)"),
    (DATE, FORSENAD, "Blev klart i september.", DUE, "”Blev klart i september.” (familjeenheten)"),
    (DATE, EJ_PABORJAD, "", DUE, f"inte genomförd{NO_CAUSE}"),
    (DATE, PAGAR, "pågår", DUE, f"rapporterad som pågående{NO_CAUSE}"),
    (DATE, PAGAR, "Ja", DUE, ""),
    (DATE, GENOMFORD, "klart", DUE, ""),
    (ONGOING, EJ_PABORJAD, "inte påbörjat", {}, f"inte genomförd{NO_CAUSE}"),
    (ONGOING, PAGAR, "Pausat sedan mars.", {}, ""),
]


@each(("kind", "status", "comment", "of_row", "expected"), RECORDED)
def test_only_what_is_recorded_is_a_deviation(
    kind: QuestionKind, status: Status, comment: str, of_row: dict[str, object], expected: str
) -> None:
    found = told(kind, answered(status, comment), **of_row)

    said = found.deviation.text if found.deviation else ""
    assert said == (f"1 Stödet till anhöriga: {expected}." if expected else "")
    assert found.deviates == bool(expected)
    assert ("Orsak har inte uppgetts av familjeenheten." in text(found)) == ("orsak" in expected)


def test_before_its_day_nothing_that_has_not_begun_deviates() -> None:
    found = told(DATE, answered(EJ_PABORJAD, when=APRIL), form=T1, due=(day(12, 31),))

    assert not found.deviates


def test_a_number_below_its_whole_deviates_when_it_should_have_been_reached() -> None:
    answer = answered(PAGAR, "14 av 22. Många är nya.", value=14, target=22, when=APRIL)
    now = told(COUNTABLE, answer._replace(reported_on=day(12, 10)), **COURSE)
    early = told(COUNTABLE, answer, form=T1, due=(day(12, 31),), **COURSE)

    assert now.deviation
    assert "”14 av 22. Många är nya.” (familjeenheten)" in now.deviation.text
    assert now.label == "Delvis genomförd, avvikelse, se texten"
    assert not early.deviates


def test_a_recorded_no_to_the_forecast_deviates_whatever_the_words_plan() -> None:
    no = told(DATE, answered(PAGAR, "pågår, nej", when=APRIL, forecast=Forecast.NEJ), form=T1)
    words = "Nej, planeras till mötet i september."
    plan = told(DATE, answered(EJ_PABORJAD, words, when=APRIL, forecast=Forecast.NEJ), form=T1)

    assert no.deviation
    assert "bedöms inte bli genomförd under året, orsak" in no.deviation.text
    assert plan.deviation
    assert f"”{words}” (familjeenheten)" in plan.deviation.text
    assert text(plan).startswith(
        f"Familjeenheten uppger: ”{words}” Familjeenheten bedömer att aktiviteten inte blir genomförd"
    )


def test_words_that_may_tell_of_a_deviation_are_for_the_coordinator_to_check() -> None:
    """The section lists what is recorded, and says that the answers may tell of more."""
    words = "Gruppen har kommit igång, mötet i maj är framflyttat."
    found = section(
        [row(ONGOING, id_=1), row(ONGOING, id_=2)],
        [answered(PAGAR, words, about=1), answered(PAGAR, "Vi möter alla.", about=2)],
    )
    document = repr(section_document(found))

    assert [(one.number, one.words, one.why) for one in found.checks] == [(1, words, phrases.MAY_DEVIATE)]
    assert found.deviations == ()
    assert phrases.NO_DEVIATIONS in document
    assert phrases.MAY_DEVIATE not in document


def test_what_is_to_be_checked_stands_in_no_form_of_the_section() -> None:
    """Who, what is recorded, the words, and why; one that states its status is not there."""
    found = section(
        [row(DATE, **DUE)],  # type: ignore[arg-type]
        [answered(FORSENAD, "Blev klart först i maj.", seat=1), answered(GENOMFORD, "klart", seat=2)],
        seats=HEADS[:2],
    )

    assert [line(one) for one in found.checks] == [
        "1 Stödet till anhöriga, familjeenheten: ”klart” kan säga emot läget. "
        "Noterat: Försenad. Svaret: ”Blev klart först i maj.”"
    ]
    assert "säga emot" not in repr(section_document(found))
