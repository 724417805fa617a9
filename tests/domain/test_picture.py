"""Bars are as long as their numbers; shares of answers are those of what was to be answered."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.domain.answer_rate import AskedQuestion, Outcome, answer_rate, months_of, outcomes
from tracker.domain.forms import OccasionKind
from tracker.domain.picture import NARROWEST, WIDTH, Row, Series, Words, stacked
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import LABELS
from tracker.services.reports.pictures import _TONES, _VERDICTS

SERIES = [Series(code, code.upper(), code, "done") for code in "abc"]
ROWS = st.lists(st.fixed_dictionaries(dict.fromkeys("abc", st.integers(0, 500))), max_size=9)
TODAY = date(2021, 5, 19)


@given(ROWS)
def test_parts_are_shares_of_the_largest_row(rows: list[dict[str, int]]) -> None:
    """No bar is wider than the picture, parts touch, and no number is lost, whatever is counted."""
    drawn = stacked(Words("", "", ""), SERIES, [Row(str(n), counts) for n, counts in enumerate(rows)])
    most = max((sum(one.values()) for one in rows), default=0)

    assert [one.code for one in drawn.series] == [c for c in "abc" if any(one[c] for one in rows)]
    assert drawn.sums == tuple(sum(one[c.code] for one in rows) for c in drawn.series)
    for bar, counts in zip(drawn.bars, rows, strict=True):
        assert bar.total == sum(counts.values()) == sum(bar.counts)
        assert bar.y + 34 <= drawn.height
        x = 0.0
        for part in bar.parts:
            assert abs(part.x - x) < 0.11
            assert abs(part.width - WIDTH * part.count / most) < 0.06
            assert bool(part.text) == (WIDTH * part.count / most >= NARROWEST)
            x = part.x + part.width
        assert x <= WIDTH + 0.3


@each(
    ("due", "answered", "said"),
    [
        (TODAY, TODAY, Outcome.IN_TIME),
        (TODAY - timedelta(1), TODAY, Outcome.LATE),
        (TODAY + timedelta(9), TODAY, Outcome.IN_TIME),
        (TODAY, None, Outcome.COMING),
        (TODAY - timedelta(1), None, Outcome.MISSING),
    ],
)
def test_what_became_of_a_question(due: date, answered: date | None, said: Outcome) -> None:
    assert AskedQuestion(OccasionKind.VB, due, answered).outcome(TODAY) == said


@given(st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2022, 12, 31)), st.booleans()), max_size=30))
def test_every_question_has_one_outcome_and_one_month(asked: list[tuple[date, bool]]) -> None:
    """What waits lowers no share, and each question's month is among the months, without a gap."""
    some = [AskedQuestion(OccasionKind.T1, due, TODAY if came else None) for due, came in asked]
    found, months = outcomes(some, TODAY), months_of(some)
    answered = sum(came for _, came in asked)
    expected = answered + sum(not came and due < TODAY for due, came in asked)

    assert found.total() == len(asked)
    assert {one.due.replace(day=1) for one in some} <= set(months)
    assert all((b - a).days in range(28, 32) for a, b in pairwise(months))
    share = f"{answered} av {expected} ({100 * answered // max(expected, 1)} %)"
    assert answer_rate(found) == (share if expected else "inget att svara på än")


def test_each_status_and_verdict_is_told_apart() -> None:
    """Without colours: no two verdicts have the same sign, and none is forgotten."""
    assert set(_VERDICTS) == set(Verdict)
    assert Counter(sign for sign, _ in _VERDICTS.values()).most_common(1)[0][1] == 1
    assert set(_TONES) == set(LABELS) | {"ej_rapporterad"}
