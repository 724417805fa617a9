"""What an answer leaves to the earlier ones of its seat is told from them, with their month."""

from tests.cases import each
from tests.domain.telling import COURSE, HEADS, answered, day, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

CONDITIONAL, ONGOING, DATE = QuestionKind.CONDITIONAL, QuestionKind.ONGOING, QuestionKind.DATE
PAGAR, INGET, FORSENAD = Status.PAGAR, Status.INGET_BEHOV, Status.FORSENAD
T2, VB = OccasionKind.T2, OccasionKind.VB
APRIL, AUGUST = day(4, 20), day(8, 20)


@each(
    ("form", "first", "later"),
    [(T2, "Ja, två gånger", "nej"), (T2, "Två ärenden.", "inga nya sedan dess"), (VB, "Två", "nej")],
)
def test_no_more_since_spring_takes_nothing_from_the_year(form: OccasionKind, first: str, later: str) -> None:
    """Others count from January: the times of spring belong to the sum of August as well."""
    last = AUGUST if form is T2 else day(12, 1)
    found = told(
        CONDITIONAL,
        answered(PAGAR, first, value=2, when=APRIL),
        answered(INGET, later, when=AUGUST),
        answered(PAGAR, "fem gånger hittills i år", value=5, seat=2, when=last),
        seats=HEADS[:2],
        form=form,
    )

    beside = "uppgav i augusti: ”Inga nya" if later.startswith("inga nya") else f"uppgav i april: ”{first}.”"
    assert beside in text(found)
    assert found.verdict_label == "Löpande, vid behov"


def test_a_need_of_spring_counts_without_a_number() -> None:
    found = told(
        CONDITIONAL,
        answered(PAGAR, "Ja. Ett samtal med polisen i mars.", when=APRIL),
        answered(INGET, "nej", when=AUGUST),
        form=T2,
    )

    assert text(found) == (
        "Familjeenheten har rapporterat att inget behov har funnits. "
        "Familjeenheten uppgav i april: ”Ja. Ett samtal med polisen i mars.”"
    )


def test_no_need_after_work_by_need_is_no_need() -> None:
    """ "Pågår" of spring says of no case."""
    found = told(
        CONDITIONAL,
        answered(PAGAR, "pågår", when=APRIL),
        answered(INGET, "inget behov", when=AUGUST),
        form=T2,
    )

    assert text(found) == "Familjeenheten har rapporterat att inget behov har funnits."


@each("comment", ["Kan inte svara, jag är ny på tjänsten.", "Vet ej", "Tyvärr, jag kan inte bedöma det."])
@each("kind", [CONDITIONAL, ONGOING, DATE])
def test_who_says_that_the_question_cannot_be_answered_is_quoted_beside_the_status(
    kind: QuestionKind, comment: str
) -> None:
    found = section([row(kind)], [answered(PAGAR, comment)])

    assert found.told[0].label.endswith(", se texten")
    assert text(found.told[0]) == f"Familjeenheten uppger: ”{comment.rstrip('.')}.”"
    assert len(found.checks) == 1


POINTS = [
    "Samma som i våras.",
    "Se svar från april",
    "pågår, se tidigare svar",
    "Oförändrat",
    "Som tidigare.",
]


@each("comment", POINTS)
@each("form", [T2, VB])
def test_an_answer_that_points_at_an_earlier_one_has_its_words(form: OccasionKind, comment: str) -> None:
    """Told with the month in which they were said; the earlier answer is behind the sentence too."""
    found = section(
        [row(ONGOING)],
        [
            answered(PAGAR, "Pågår. Vi möter alla klasser i åttan.", when=APRIL),
            answered(PAGAR, comment, when=AUGUST if form is T2 else day(12, 1)),
        ],
        form=form,
    )

    (told_,) = found.told
    assert "Familjeenheten uppgav i april: ”Pågår. Vi möter alla klasser i åttan.”" in text(told_)
    assert comment.rstrip(".").casefold() in text(told_).casefold()
    assert told_.sentences[-1].reports == (2, 1)
    assert [one.id for one in found.sources] == [1, 2]
    assert not found.left_out


def test_pointing_at_nothing_is_quoted_and_pointing_goes_on_to_what_was_said() -> None:
    alone = told(ONGOING, answered(PAGAR, "Se svar från april."))
    twice = told(
        ONGOING,
        answered(PAGAR, "Helgerna är svåra.", when=APRIL),
        answered(PAGAR, "Samma som i våras.", when=AUGUST),
        answered(PAGAR, "som tidigare"),
    )

    assert text(alone) == "Familjeenheten hänvisar till ett annat svar: ”Se svar från april.”"
    assert text(twice) == (
        "Familjeenheten uppger: ”Som tidigare.” Familjeenheten uppgav i april: ”Helgerna är svåra.”"
    )


@each("comment", ["Som tidigare, och nu med polisen.", "Samma, vi ringer varje fredag."])
def test_an_answer_that_points_back_and_says_more_is_told_with_both(comment: str) -> None:
    found = told(ONGOING, answered(PAGAR, "Vi möter alla.", when=APRIL), answered(PAGAR, comment))

    assert text(found).startswith(f"Familjeenheten uppger: ”{comment}”")
    assert text(found).endswith("Familjeenheten uppgav i april: ”Vi möter alla.”")


def test_an_answer_that_points_at_a_held_back_one_is_told_without_words() -> None:
    found = told(
        ONGOING,
        answered(PAGAR, "Vi har talat med Eva.", when=APRIL),
        answered(PAGAR, "Samma som i våras."),
        held_back=frozenset((1,)),
    )

    assert text(found) == "Familjeenheten hänvisar till ett annat svar: ”Samma som i våras.”"


def test_the_words_of_spring_are_told_of_who_is_still_late_without_a_word() -> None:
    """Rule 8: in the text and in the list, with their month."""
    found = told(
        ONGOING,
        answered(FORSENAD, "Försenat. Den som håller i det är borta.", when=APRIL),
        answered(FORSENAD, "fortfarande försenat", when=AUGUST),
        form=T2,
    )

    words = "”Försenat. Den som håller i det är borta.”"
    assert f"Familjeenheten uppgav i april: {words}" in text(found)
    assert "Orsak har inte uppgetts" not in text(found)
    assert found.deviation
    assert found.deviation.text == f"1 Stödet till anhöriga: försenad, i april: {words} (familjeenheten)."


def test_the_same_words_of_spring_are_told_once() -> None:
    answers = [
        one
        for seat in (1, 2)
        for one in (
            answered(FORSENAD, "Vi väntar på lokalen.", seat=seat, when=APRIL),
            answered(FORSENAD, "försenat", seat=seat),
        )
    ]
    found = told(ONGOING, *answers, seats=HEADS[:2])

    assert "Familjeenheten och vuxenenheten uppgav i april: ”Vi väntar på lokalen.”" in text(found)


def test_an_old_answer_that_points_back_has_the_words_it_points_at() -> None:
    found = told(
        ONGOING,
        answered(PAGAR, "Tolv, alla kontrollerade.", when=APRIL),
        answered(PAGAR, "Se svaret i våras. Återrapporteringen har börjat.", when=AUGUST),
    )

    assert "är från augusti: ”Se svaret i våras. Återrapporteringen har börjat.”" in text(found)
    assert "uppgav i april: ”Tolv, alla kontrollerade.”" in text(found)


def test_who_foresees_that_it_is_not_done_and_says_no_more_has_said_why_before() -> None:
    found = told(
        QuestionKind.COUNTABLE,
        answered(Status.EJ_PABORJAD, "Inte börjat. Vi byter system.", when=APRIL),
        answered(PAGAR, "2 av 18", value=2, target=18, when=AUGUST, forecast=Forecast.NEJ),
        form=T2,
        **COURSE,
    )

    assert "uppgav i april: ”Inte börjat. Vi byter system.”" in text(found)
    assert "Orsak har inte uppgetts" not in text(found)
