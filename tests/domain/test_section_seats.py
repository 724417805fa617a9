"""Every seat is heard, told as old, late, missing or not due: once, and the same in text, table and lists."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.telling import HEADS, answered, day, row, section, text, told
from tests.examples import examples
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import Status
from tracker.domain.swedish import swedish_near_date

CONDITIONAL, DATE, ONGOING = QuestionKind.CONDITIONAL, QuestionKind.DATE, QuestionKind.ONGOING
PAGAR, GENOMFORD, INGET = Status.PAGAR, Status.GENOMFORD, Status.INGET_BEHOV
T1, T2, VB = OccasionKind.T1, OccasionKind.T2, OccasionKind.VB
APRIL, MAY, AUGUST = day(4, 20), day(5, 6), day(8, 20)


def test_who_has_not_answered_is_named_by_unit() -> None:
    assert text(told(DATE)) == "Uppgift saknas från familjeenheten."
    assert text(told(DATE, seats=HEADS[:3])) == "Uppgift saknas från samtliga tre enheter."
    assert text(told(DATE, seats=())) == "Ingen ansvarig är angiven."


def test_an_answer_of_spring_is_told_as_such_and_counted_nowhere() -> None:
    found = told(
        CONDITIONAL, answered(INGET, "nej", seat=1, when=MAY), answered(INGET, seat=2), seats=HEADS[:2]
    )

    assert text(found) == (
        "Vuxenenheten har rapporterat att inget behov har funnits. "
        "Senaste uppgift från familjeenheten är från maj: läget ”Inget behov”."
    )
    assert [one.text for one in found.missing] == [
        "1 Stödet till anhöriga: familjeenheten (senaste uppgift från maj)."
    ]
    assert found.label == "Inget behov enligt aktuella svar"


def test_what_was_finished_in_spring_is_so_at_the_years_end() -> None:
    assert told(DATE, answered(GENOMFORD, "klart", when=MAY)).label == "Genomförd"
    assert told(ONGOING, answered(GENOMFORD, "klart", when=MAY)).label == "Aktuell uppgift saknas"


def test_who_has_not_answered_the_last_question_is_not_counted_and_missing_at_once() -> None:
    found = section(
        [row(ONGOING)],
        [answered(PAGAR, "pågår", seat=n, when=AUGUST) for n in (1, 2)],
        seats=HEADS[:2],
        form=T2,
        owing=frozenset({(1, 2)}),
    )

    (one,) = found.told
    assert text(one) == (
        "Familjeenheten har rapporterat aktiviteten som pågående. "
        "Senaste uppgift från vuxenenheten är från augusti: läget ”Pågår”."
    )
    assert len(found.missing) == 1


def test_who_was_asked_and_answered_within_the_late_days_is_heard() -> None:
    """Also where an answer of spring is old by then; its month stands beside the words."""
    old = answered(INGET, "nej", when=MAY)
    found = told(CONDITIONAL, old, answered(PAGAR, "Ja, i juli.", when=day(9, 3)), form=T2)

    assert text(found) == "Familjeenheten uppgav i september: ”Ja, i juli.”"


def test_an_answer_that_came_too_late_is_named_in_text_and_list() -> None:
    """Also beside an old one."""
    found = section(
        [row(ONGOING)],
        [answered(PAGAR, "pågår", seat=1, when=MAY), answered(PAGAR, seat=1, when=day(12, 1))],
        form=T2,
        taken=day(12, 9),
    )

    (one,) = found.told
    closed = swedish_near_date(found.period.until)
    assert text(one) == (
        "Senaste uppgift från familjeenheten är från maj: läget ”Pågår”. "
        f"Svaret från familjeenheten kom efter den {closed} och är inte med."
    )
    assert [line.text for line in found.missing] == [
        f"1 Stödet till anhöriga: familjeenheten (svar efter den {closed})."
    ]


def test_what_was_not_to_be_followed_up_is_said_so_everywhere() -> None:
    """What was answered all the same is told, and nobody is missing or late."""
    plan = [row(ONGOING, id_=n) for n in (1, 2, 3, 4)]
    given_ = [answered(PAGAR, about=2, when=APRIL), answered(PAGAR, about=2, seat=2, when=MAY)]
    found = section(plan, given_, seats=HEADS[:2], form=T1, asked=False)

    assert [one.number for one in found.told] == [2]
    assert [one.text for one in found.summary] == [
        "Handlingsplanen innehåller fyra aktiviteter.",
        "En av dem redovisas i tertialrapport 1.",
        "En genomförs löpande.",
        "Aktiviteterna 1–4 skulle inte följas upp i tertialrapport 1.",
    ]
    assert text(found.told[0]).endswith(
        "Aktiviteten skulle inte följas upp i tertialrapport 1. Svaret från vuxenenheten kom efter den "
        "30 april och är inte med."
    )
    assert found.missing == ()


def test_the_silent_are_named_where_nothing_was_to_be_followed_up() -> None:
    """Not "the others": among them is one whose answer came late."""
    given_ = [answered(PAGAR, when=APRIL), answered(PAGAR, seat=2, when=MAY)]
    found = section([row(ONGOING)], given_, seats=HEADS[:3], form=T1, asked=False)

    assert "tertialrapport 1, och hemtjänsten hade inte lämnat uppgift den 30 april. " in text(found.told[0])
    assert "övriga" not in text(found.told[0])


def test_the_paper_says_that_late_answers_are_with_only_if_each_of_them_is() -> None:
    """One about what was not to be followed up is not."""
    plan = [row(ONGOING, id_=1), row(ONGOING, id_=2)]
    for taken in (day(9, 4), day(12, 9)):
        late = answered(PAGAR, when=day(9, 3))
        found = section(plan, [late], form=T2, taken=taken)
        until = swedish_near_date(found.period.until)
        said = f"Svar som kom efter den 31 augusti men senast den {until} är med"
        assert said in found.facts
        other = section(plan, [late], form=T2, taken=taken, asked=False)
        assert "Svar som kom" not in other.facts + section(plan, [], form=T2, taken=taken).facts


@examples(60)
@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(1, 400)), max_size=12),
    st.sampled_from((T1, T2, VB)),
    st.booleans(),
    st.frozensets(st.integers(1, 5)),
)
def test_each_seat_stands_in_exactly_one_place(
    said: list[tuple[int, int]], form: OccasionKind, asked: bool, owing: frozenset[int]
) -> None:
    """Counted in the text, or in the list of what is missing; in both or in neither only if not due."""
    answers = [
        answered(PAGAR, f"Svar {place} finns.", seat=seat, when=date(2021, 1, 1) + timedelta(days=after))
        for place, (seat, after) in enumerate(said)
    ]
    open_ = frozenset((1, seat) for seat in owing)
    found = section([row(ONGOING)], answers, seats=HEADS, form=form, asked=asked, owing=open_)
    if not found.told:
        return
    whole, listed = text(found.told[0]), " ".join(one.text for one in found.missing)
    for head in HEADS:
        now = f"{head.unit} upp" in whole.casefold()
        missing = head.unit in listed
        assert now + missing == 1 or (not now and not missing and not asked and form is not VB)


def test_an_answer_after_the_year_is_of_the_year_though_the_seat_was_asked_once_more() -> None:
    phoned = answered(PAGAR, "22 familjer.", seat=None, when=day(1, 13, 2022))
    found = section([row(ONGOING)], [phoned], owing=frozenset({(1, 1)}))

    assert found.told[0].verdict is Verdict.ONGOING
    assert found.missing == ()


def test_the_row_of_who_has_not_answered_has_no_answer_of_another() -> None:
    phoned = answered(PAGAR, "22 familjer.", seat=None, when=MAY)
    found = section([row(ONGOING)], [phoned], seats=HEADS[:1])

    assert [one.text for one in found.missing] == ["1 Stödet till anhöriga: familjeenheten."]
    assert "för en saknas aktuell uppgift (aktivitet 1)" in found.summary[1].text.casefold()
