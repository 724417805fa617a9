"""The tertial's section says what is foreseen: once where all say the same, otherwise each by unit."""

from tests.cases import each
from tests.domain.telling import HEADS, answered, day, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.values import Sentence
from tracker.domain.status import Status, StatusReport
from tracker.domain.year_forecast import Forecast, forecast_named

JA, NEJ, OSAKERT = Forecast
YES = "Båda enheterna bedömer att aktiviteten för egen del blir genomförd under året."
ONE = "Familjeenheten bedömer att aktiviteten blir genomförd under året."
OWN = "Familjeenheten bedömer att aktiviteten för egen del blir genomförd under året."
DAYS = {OccasionKind.T1: day(4, 20), OccasionKind.T2: day(8, 20), OccasionKind.VB: day(12, 10)}


def said(
    seat: int,
    forecast: Forecast | None,
    status: Status = Status.PAGAR,
    done: bool = False,
    form: OccasionKind = OccasionKind.T1,
) -> StatusReport:
    """The answer of a seat; its id is ten times the seat's."""
    when = DAYS[form]
    return answered(status, seat=seat, number=seat * 10, when=when, closes=done, forecast=forecast)


def sentences(
    *answers: StatusReport, seats: int = 1, form: OccasionKind = OccasionKind.T1
) -> tuple[Sentence, ...]:
    return told(QuestionKind.DATE, *answers, seats=HEADS[:seats], form=form).sentences


@each(
    ("forecast", "text"),
    [
        (JA, ONE),
        (NEJ, "Familjeenheten bedömer att aktiviteten inte blir genomförd under året."),
        (OSAKERT, "Familjeenheten bedömer att det är osäkert om aktiviteten blir genomförd under året."),
    ],
)
@each("form", [OccasionKind.T1, OccasionKind.T2])
def test_a_forecast_is_a_sentence_of_its_answer(form: OccasionKind, forecast: Forecast, text: str) -> None:
    """After what was told; it refers to the answer that gave it."""
    assert sentences(said(1, forecast, form=form), form=form)[1] == Sentence(text, (10,), 1)


def test_the_annual_section_foresees_nothing() -> None:
    answer = said(1, JA, form=OccasionKind.VB)

    assert all("bedöm" not in one.text for one in sentences(answer, form=OccasionKind.VB))


def test_a_forecast_of_the_spring_is_none_in_autumn() -> None:
    """It was asked for anew."""
    assert all("bedöm" not in one.text for one in sentences(said(1, JA), form=OccasionKind.T2))


@each(
    ("answers", "texts", "why"),
    [
        ([said(1, None)], [], "nobody has given one"),
        ([said(1, JA), said(2, JA)], [YES], "all say the same"),
        (
            [said(1, JA), said(2, NEJ)],
            [OWN, "Vuxenenheten bedömer att aktiviteten för egen del inte blir genomförd under året."],
            "they differ",
        ),
        ([said(1, JA)], [OWN], "the other has not answered"),
        ([said(1, JA), said(2, None)], [OWN], "the other gave none"),
        ([said(1, JA), said(2, None, Status.GENOMFORD, done=True)], [OWN], "the other is done"),
        ([said(1, JA, Status.GENOMFORD, done=True), said(2, None)], [], "done work is not foreseen"),
    ],
)
def test_no_head_is_answered_for_by_another(answers: list[StatusReport], texts: list[str], why: str) -> None:
    found = [one.text for one in sentences(*answers, seats=2) if "under året" in one.text]

    assert found == texts, why


def test_a_forecast_among_words_is_told_as_the_units_own_beside_them() -> None:
    words = "Pågår. Vi hinner det nog i år."
    answer = answered(Status.PAGAR, words, when=DAYS[OccasionKind.T1], forecast=JA)

    assert [one.text for one in sentences(answer)] == [f"Familjeenheten uppger: ”{words}”", ONE]


@each(
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
