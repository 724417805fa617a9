"""The section says that there was no need, in the tense of the report, and counts it."""

from tests.cases import each
from tests.domain.telling import HEADS, answered, day, row, section, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status

CONDITIONAL = QuestionKind.CONDITIONAL


ASKED = {"counts": "gånger", "text": "Har det blivit aktuellt hos er? Hur många gånger?"}


@each(
    ("form", "label"),
    [(OccasionKind.VB, "Inget behov under året"), (OccasionKind.T1, "Inget behov under perioden")],
)
@each("comment", ["", "inget behov", "Inte aktuellt.", "nej"])
def test_no_need_is_said_in_the_tense_of_the_report(form: OccasionKind, label: str, comment: str) -> None:
    """In April nobody knows the year; it is no deviation."""
    when = day(4, 20) if form is OccasionKind.T1 else day(12, 10)
    found = told(CONDITIONAL, answered(Status.INGET_BEHOV, comment, when=when), form=form, **ASKED)

    assert found.label == label
    said = "Familjeenheten har rapporterat att inget behov har funnits."
    assert [one.text for one in found.sentences] == [said]


def test_what_was_told_stands_in_its_own_words() -> None:
    """A comment is not replaced."""
    found = told(CONDITIONAL, answered(Status.INGET_BEHOV, "ingen har frågat efter stöd", value=0))

    assert [one.text for one in found.sentences] == ["Familjeenheten uppger: ”Ingen har frågat efter stöd.”"]


def test_of_several_each_says_its_own() -> None:
    """Beside another answer it is left out of the verdict, but not of the text."""
    found = told(
        CONDITIONAL,
        answered(Status.INGET_BEHOV, "", seat=1),
        answered(Status.PAGAR, "Två ärenden.", seat=2, value=2),
        seats=HEADS[:2],
    )

    assert found.verdict is Verdict.NEEDED
    assert [one.text for one in found.sentences] == [
        "Vuxenenheten har rapporterat aktiviteten som pågående.",
        "Familjeenheten har rapporterat att inget behov har funnits.",
        "Vuxenenheten uppger: ”Två ärenden.”",
    ]


def test_no_need_since_then_does_not_undo_that_it_was_needed() -> None:
    """A tertial counts from January too, as the numbers do; one who never needed it has not."""
    spring = answered(Status.PAGAR, "Ja, två gånger.", value=2, when=day(4, 20))
    december = answered(Status.INGET_BEHOV, "Nej, inget nytt.")
    year = told(CONDITIONAL, spring, december, **ASKED)
    august = told(
        CONDITIONAL, spring, december._replace(reported_on=day(8, 20)), form=OccasionKind.T2, **ASKED
    )
    never = told(CONDITIONAL, december, **ASKED)

    assert [one.text for one in year.sentences] == [
        "Familjeenheten har rapporterat att det har blivit aktuellt två gånger.",
        "Familjeenheten uppgav i december: ”Nej, inget nytt.”",
    ]
    assert year.verdict is august.verdict is Verdict.NEEDED
    assert never.verdict is Verdict.NO_NEED


def test_a_bare_no_after_a_need_is_told_beside_it_and_no_number_is_counted() -> None:
    """It may mean "not since", or the whole year: both stand there, with their time."""
    spring = answered(Status.PAGAR, "Ja, två gånger.", value=2, when=day(4, 20), number=1)
    december = answered(Status.INGET_BEHOV, "Nej, har inte behövts.", number=2)
    other = answered(Status.PAGAR, "fyra", value=4, seat=2, number=3)

    found = section([row(CONDITIONAL, text=ASKED["text"])], [spring, december, other], seats=HEADS[:2])
    (told_,) = found.told

    assert [one.text for one in told_.sentences] == [
        "Vuxenenheten har rapporterat att det har blivit aktuellt fyra gånger.",
        "Familjeenheten har rapporterat att inget behov har funnits.",
        "Familjeenheten uppgav i april: ”Ja, två gånger.”",
    ]
    assert told_.outcome == "minst 4 gånger, uppgift från 1 av 2 enheter"
    assert told_.verdict is Verdict.NEEDED
    assert not found.left_out
