"""What a section once said that the answers did not: each case is a kind of error that a reader found."""

from tests.cases import each
from tests.domain.telling import HEADS, answered, day, row, section, text, told
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

CONDITIONAL, COUNTABLE, DATE = QuestionKind.CONDITIONAL, QuestionKind.COUNTABLE, QuestionKind.DATE
FREQUENCY, MINUTES, ONGOING = QuestionKind.FREQUENCY, QuestionKind.MINUTES, QuestionKind.ONGOING
PAGAR, GENOMFORD, EJ_PABORJAD, INGET = Status.PAGAR, Status.GENOMFORD, Status.EJ_PABORJAD, Status.INGET_BEHOV
T1, T2 = OccasionKind.T1, OccasionKind.T2
APRIL, AUGUST = day(4, 20), day(8, 20)
COURSE = {"counts": "medarbetare", "text": "Hur många medarbetare deltog, av hur många?"}


def test_as_planned_is_never_said_beside_a_deviation() -> None:
    one = told(ONGOING, answered(PAGAR, "enligt plan", seat=1), answered(INGET, seat=2), seats=HEADS[:2])
    some = told(ONGOING, answered(PAGAR, "enligt plan", seat=1), answered(PAGAR, seat=2), seats=HEADS[:2])
    two = told(
        ONGOING, answered(PAGAR, "enligt plan", seat=1), answered(EJ_PABORJAD, seat=2), seats=HEADS[:2]
    )

    assert one.label == "Löpande, enligt plan"
    assert some.label == "Löpande"
    assert two.label == "Löpande, avvikelse"


def test_as_planned_is_not_said_of_an_answer_that_tells_something_else() -> None:
    assert told(ONGOING, answered(PAGAR, "Sju av åtta skolor är med.")).label == "Löpande"
    assert told(ONGOING, answered(PAGAR, "Enligt plan. Sju skolor är med.")).label == "Löpande, enligt plan"


def test_nobody_is_said_of_all_who_have_not() -> None:
    """ "Samtliga har inte …" could mean that some have."""
    both = told(DATE, *(answered(EJ_PABORJAD, seat=n) for n in (1, 2)), seats=HEADS[:2], due=(day(5, 31),))
    three = told(DATE, *(answered(EJ_PABORJAD, seat=n) for n in (1, 2, 3)), seats=HEADS[:3])

    assert text(both).startswith("Ingen av de två enheterna har genomfört aktiviteten.")
    assert text(three).startswith("Ingen av de tre enheterna har genomfört aktiviteten.")


def test_a_share_of_all_is_not_told_of_the_one_that_is_short() -> None:
    found = told(
        COUNTABLE,
        answered(PAGAR, value=31, target=31, seat=1),
        answered(PAGAR, value=7, target=20, seat=2),
        seats=HEADS[:2],
        due=(day(12, 31),),
        **COURSE,
    )

    assert found.deviation
    assert "75 procent (vuxenenheten sju av tjugo)" in found.deviation.text


def test_the_same_meetings_are_not_added_up() -> None:
    """Two who sat in the same council both report its four meetings."""
    found = told(
        MINUTES, *(answered(PAGAR, value=4, seat=n) for n in (1, 2)), seats=HEADS[:2], counts="möten"
    )

    assert found.outcome == "4 möten"
    assert text(found) == "Båda enheterna uppger att fyra möten har hållits."


@each(("kind", "status"), [(CONDITIONAL, INGET), (DATE, PAGAR), (ONGOING, PAGAR)])
def test_an_answer_of_april_is_not_told_of_august(kind: QuestionKind, status: Status) -> None:
    """Rule 5 holds within the year too; the neighbour answered in August."""
    old = told(kind, answered(status, when=APRIL), form=T2)
    new = told(kind, answered(status, when=AUGUST), form=T2)

    assert old.label == "Senare uppgift saknas"
    assert text(old).startswith("Enligt uppgift från april ")
    assert text(new).startswith("Per den 31 augusti ")


def test_no_need_in_spring_is_no_verdict_on_the_year() -> None:
    assert told(CONDITIONAL, answered(INGET, when=APRIL)).label == "Senare uppgift saknas"
    assert told(CONDITIONAL, answered(INGET)).label == "Inget behov under året"


def test_what_is_not_foreseen_to_be_done_is_a_deviation() -> None:
    """ "Inga avvikelser redovisas" after a forecast of no was misleading."""
    no = told(DATE, answered(PAGAR, when=APRIL, forecast=Forecast.NEJ), form=T1)
    yes = told(DATE, answered(PAGAR, when=APRIL, forecast=Forecast.JA), form=T1)

    assert no.deviation
    assert no.deviation.text.endswith("bedöms inte bli genomförd under året; orsak har inte uppgetts.")
    assert no.label == "Pågår, avvikelse"
    assert not yes.deviates


def test_zero_of_one_is_not_zero_of_all() -> None:
    """One unit has nobody yet; another is done."""
    found = told(
        COUNTABLE,
        answered(EJ_PABORJAD, value=0, target=19, seat=1),
        answered(GENOMFORD, "Klart.", seat=2),
        seats=HEADS[:2],
        due=(day(12, 31),),
        **COURSE,
    )

    assert found.verdict_label == "Delvis genomförd"


QUOTED = [
    "Vi har under året besökt alla skolor hos oss.",
    "Vi har haft: 1) vandringar, 2) möten.",
    "Vi har prioriterat annat och räknar med att bli färdiga.",
]


@each("comment", QUOTED)
def test_what_has_no_safe_rewrite_is_quoted_whole(comment: str) -> None:
    assert f"”{comment}”" in text(told(ONGOING, answered(PAGAR, comment)))


def test_a_number_and_its_sentence_are_not_parted() -> None:
    found = told(
        FREQUENCY, answered(PAGAR, "tre gånger, den fjärde flyttades", value=3), goal=4.0, counts="gånger"
    )

    assert "”Tre gånger, den fjärde flyttades.”" in text(found)


def test_the_same_rewritten_words_of_several_are_one_sentence() -> None:
    words = "Vi gick igenom rutinen på ett möte."
    found = told(DATE, *(answered(GENOMFORD, f"Klart. {words}", seat=n) for n in (1, 2)), seats=HEADS[:2])

    assert text(found) == (
        "Båda enheterna har genomfört aktiviteten. "
        "Familjeenheten och vuxenenheten gick igenom rutinen på ett möte."
    )


def test_eleven_days_are_one_sentence() -> None:
    days = ("Genomfördes på APT den 4 maj.", "Genomfördes i april.", "Genomfördes den 9 juni.")
    answers = (answered(GENOMFORD, f"Klart. {one}", seat=n) for n, one in enumerate(days, start=1))
    found = told(DATE, *answers, seats=HEADS[:3])

    assert text(found) == (
        "Samtliga tre enheter har genomfört aktiviteten. Vid familjeenheten genomfördes aktiviteten på APT "
        "den 4 maj, vid vuxenenheten i april och vid hemtjänsten den 9 juni."
    )


SAID_ONCE = [
    (CONDITIONAL, INGET, "Inget behov under året.", "Inget behov har funnits under året."),
    (CONDITIONAL, INGET, "Nej, inget nytt", "Inget behov har funnits under året."),
    (CONDITIONAL, PAGAR, "Ja, vid behov.", "Aktiviteten genomförs vid behov."),
    (
        ONGOING,
        PAGAR,
        "Pågår enl. plan.",
        "Aktiviteten genomförs löpande och enligt plan.",
    ),
    (ONGOING, GENOMFORD, "Genomfört hittills", "Aktiviteten har genomförts."),
]


@each(("kind", "status", "comment", "expected"), SAID_ONCE)
def test_nothing_is_said_twice(kind: QuestionKind, status: Status, comment: str, expected: str) -> None:
    assert text(told(kind, answered(status, comment))) == expected


def test_the_summary_names_the_deviations() -> None:
    plan = [row(DATE, id_=n, due=(day(5, 31),)) for n in (1, 2, 3)]
    answers = [answered(Status.FORSENAD, about=1), answered(GENOMFORD, about=2), answered(PAGAR, about=3)]

    assert [one.text for one in section(plan, answers).summary][-2] == (
        "Avvikelser redovisas för aktiviteterna 1 och 3."
    )
