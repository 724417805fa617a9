"""What the numbers of a section should be, recomputed from the answers without the section's code."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tests.sections.towns import Town
from tracker.domain.status import StatusReport

SHARED = ("påminnelser", "ansökningar")  # several may have counted the same: never added
OFTEN = ("frequency", "minutes")
# The last day of the period, as (years later, month, day).
_UNTIL = {"T1": (0, 4, 30), "T2": (0, 8, 31), "VB": (1, 1, 31)}
_LATE = {"T1": (0, 5, 10), "T2": (0, 9, 10), "VB": (1, 1, 31)}  # the section is made then


@dataclass(frozen=True, slots=True)
class Figures:
    """Σ value and Σ whole of those who say of how many, Σ value of the others, and all values."""

    value: float
    whole: float
    plain: float
    values: tuple[float, ...]
    answered: int
    seats: int

    @property
    def per_cent(self) -> int:
        share = self.value * 100 / self.whole
        return round(share) if share in (0, 100) else min(99, max(1, int(share + 0.5)))


def last_answers(town: Town, form: str, number: int) -> list[StatusReport]:
    """Returns the last answer of each seat that counts for the form."""
    stored = town.activities[number - 1]
    year = stored.plan.year
    until, late = (date(year + later, month, day) for later, month, day in (_UNTIL[form], _LATE[form]))
    found = []
    for seat in town.seats[stored.id]:
        own = [one for one in town.reports if (one.activity_id, one.seat_id) == (stored.id, seat.id)]
        counted = [one for one in own if one.reported_on <= until]
        first = date(year, 1, 1) if form == "VB" else date(year, *{"T1": (1, 1), "T2": (5, 1)}[form])
        counted = without_none_since(counted, str(stored.activity.question.kind), year)
        in_period = [one for one in counted if one.reported_on >= first]
        after = [one for one in own if until < one.reported_on <= late]
        chosen = counted[-1:] if in_period or not after else after[:1]
        found += chosen
    return found


def without_none_since(given: list[StatusReport], kind: str, year: int) -> list[StatusReport]:
    """Leaves out "nej" after "ja, två gånger" of the same year: the year has had its two times."""
    kept: list[StatusReport] = []
    for one in given:
        had = any(before.value and before.reported_on.year == year for before in kept)
        if not (kind == "conditional" and one.status == "inget_behov" and had):
            kept.append(one)
    return kept


def figures(town: Town, form: str, number: int) -> Figures:
    """Returns the sums of an activity's numbers."""
    stored = town.activities[number - 1]
    plan = stored.activity.question.target
    answers = last_answers(town, form, number)
    countable = str(stored.activity.question.kind) == "countable"
    given = [one for one in answers if one.value is not None and not (countable and _is_none(one, plan))]
    shares = [one for one in given if _of_how_many(one, plan)]
    return Figures(
        value=_sum(one.value for one in shares),
        whole=_sum(one.target for one in shares),
        plain=_sum(one.value for one in given if one not in shares),
        values=tuple(one.value for one in given),
        answered=len(given),
        seats=len(town.seats[stored.id]),
    )


def expected_outcome(town: Town, form: str, number: int) -> Sequence[str]:
    """Returns the numbers that the table's cell must hold, in order."""
    kind = str(town.activities[number - 1].activity.question.kind)
    found = figures(town, form, number)
    shown: list[str] = []
    if kind in OFTEN and found.values:
        span = sorted({min(found.values), max(found.values)})
        return [f"{value:g}" for value in span]
    some = [value for value in found.values if value]
    if town.activities[number - 1].activity.question.counts in SHARED and len(found.values) > 1:
        return [f"{value:g}" for value in sorted({min(some), max(some)})] if some else []
    if found.values and kind not in OFTEN:
        if found.whole:
            shown += [f"{found.value:g}", f"{found.whole:g}", f"{found.per_cent}"]
        if len(found.values) > (1 if found.whole else 0) and _has_plain(town, form, number):
            shown.append(f"{found.plain:g}")
    return shown


def _has_plain(town: Town, form: str, number: int) -> bool:
    plan = town.activities[number - 1].activity.question.target
    answers = last_answers(town, form, number)
    countable = str(town.activities[number - 1].activity.question.kind) == "countable"
    counted = [one for one in answers if one.value is not None and not (countable and _is_none(one, plan))]
    return any(not _of_how_many(one, plan) for one in counted)


def _is_none(one: StatusReport, plan: float | None) -> bool:
    """Whether who has not begun gives a nought of an unknown whole: that is no number."""
    return not one.value and one.status == "ej_paborjad" and not _of_how_many(one, plan)


def _of_how_many(one: StatusReport, plan: float | None) -> bool:
    """Whether the answer says it; the plan's number stands in its place, unless the words name it."""
    own = any(f"{word} {one.target:g}" in one.comment for word in ("av", "alla")) if one.target else False
    return bool(one.target) and (one.target != plan or own)


def _sum(values: Iterable[float | None]) -> float:
    return sum(value or 0 for value in values)
