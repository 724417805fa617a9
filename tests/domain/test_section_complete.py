"""Nothing that is recorded is left out: what is late or undone, numbers, statuses and forecasts."""

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.telling import COURSE, HEADS, answered, day, period, row, section, text
from tests.examples import examples
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.report.checks import line
from tracker.domain.report.compile import compile_section
from tracker.domain.report.values import Basis, Section
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast

KINDS = (QuestionKind.ONGOING, QuestionKind.DATE, QuestionKind.COUNTABLE, QuestionKind.CONDITIONAL)
LATE = (Status.FORSENAD, Status.EJ_PABORJAD)
WORDS = ("", "Vi har fått vänta.", "Klart i maj.", "försenat")
ANSWERS = st.lists(
    st.tuples(st.sampled_from(Status), st.sampled_from(WORDS), st.none() | st.integers(0, 9)),
    min_size=1,
    max_size=3,
)


@examples(60)
@given(st.lists(st.tuples(st.sampled_from(KINDS), ANSWERS), min_size=1, max_size=4))
def test_what_is_recorded_as_late_undone_dropped_or_short_stands_in_summary_table_and_list(
    plan: list[tuple[QuestionKind, list[tuple[Status, str, int | None]]]],
) -> None:
    """Recomputed from the rows alone: what one of several has dropped for its own part is none."""
    rows = [
        row(kind, id_=n, **(COURSE if kind is QuestionKind.COUNTABLE else {}))
        for n, (kind, _) in enumerate(plan, start=1)
    ]  # type: ignore[arg-type]
    reports = [
        answered(status, words, seat=seat, about=n, value=value, target=10 if value is not None else None)
        for n, (_, said) in enumerate(plan, start=1)
        for seat, (status, words, value) in enumerate(said, start=1)
    ]
    found = section(rows, reports, seats=HEADS[:3])
    summary = " ".join(one.text for one in found.summary)
    for told, (_, said) in zip(found.told, plan, strict=True):
        late = any(status in LATE for status, _, _ in said)
        short = any(value is not None and value < 10 for _, _, value in said)
        if late or short:
            assert told.deviation
            assert "avvikelse" in told.label
        if said and all(status is Status.UTGAR for status, _, _ in said):
            assert told.deviation
        for seat, (status, _, value) in zip(HEADS, said, strict=False):
            if told.deviation and (status in LATE or (value is not None and value < 10)):
                assert seat.unit in told.deviation.text
    assert ("Avvikelser redovisas" in summary) == any(one.deviation for one in found.told)


@examples(40)
@given(st.lists(st.tuples(st.sampled_from(Status), st.sampled_from(WORDS)), min_size=2, max_size=4))
def test_each_recorded_status_is_told_once_or_is_the_verdict(said: list[tuple[Status, str]]) -> None:
    reports = [answered(status, words, seat=n) for n, (status, words) in enumerate(said, start=1)]
    (told,) = section([row(QuestionKind.ONGOING)], reports, seats=HEADS[:4]).told
    counted = [one for one in told.sentences if "rapporterat" in one.text]

    assert sorted(number for one in counted for number in one.reports) == list(range(1, len(said) + 1))


def test_every_recorded_forecast_is_told_in_a_tertial() -> None:
    for forecast in Forecast:
        words = "Nej, vi hoppas på hösten om restriktionerna släpper."
        answer = answered(Status.FORSENAD, words, when=day(4, 20), forecast=forecast)
        (told,) = section([row(QuestionKind.DATE)], [answer], form=OccasionKind.T1).told
        assert "Familjeenheten bedömer" in text(told)


def test_a_verdict_lower_than_what_is_recorded_says_both() -> None:
    answer = answered(Status.GENOMFORD, "52 av 60 berörda har deltagit.", value=52, target=60)
    (told,) = section([row(QuestionKind.COUNTABLE, **COURSE)], [answer]).told  # type: ignore[arg-type]

    assert told.label == "Delvis genomförd, avvikelse, se texten"
    assert "Familjeenheten har rapporterat aktiviteten som genomförd." in text(told)


def waiting(*said: tuple[int, int]) -> Section:
    """The section of two heads: the first answered on 10 December; of (seat, day of it) an answer waits."""
    reports = [answered(Status.PAGAR, "Vi möter alla.", number=1)]
    days = {(1, seat): day(12, number) for seat, number in said}
    basis = Basis("Nämnden", period(), [row(QuestionKind.ONGOING)], {1: HEADS[:2]}, reports, waiting=days)
    return compile_section(basis)


def test_an_answer_that_waits_for_a_person_is_said_to_be_prepared_and_is_to_be_checked() -> None:
    found = waiting((2, 14))

    assert "Svaret från vuxenenheten bereds." in text(found.told[0])
    assert "saknas" not in text(found.told[0])
    assert [one.text for one in found.missing] == ["1 Stödet till anhöriga: vuxenenheten (svaret bereds)."]
    assert [line(one) for one in found.checks] == [
        "1 Stödet till anhöriga, vuxenenheten: svaret väntar på granskning."
    ]


def test_a_later_answer_that_waits_is_told_beside_the_one_that_counts_and_an_earlier_is_not() -> None:
    assert "Ett senare svar från familjeenheten bereds." in text(waiting((1, 14)).told[0])
    assert "bereds" not in text(waiting((1, 2)).told[0])
