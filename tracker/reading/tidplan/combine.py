"""Combines the statements of a time plan into one schedule, by the table of kinds in READING.md."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.plan import ScheduleKind
from tracker.reading.tidplan.calendar import Span
from tracker.reading.tidplan.statements import Item

NO_SUCH_DATE = "no such date"

_FIXED_UNITS = frozenset({"date", "closing", "week", "month", "late month", "yearend", "halfend", "monthend"})
_COARSE = ("date", "week", "month", "tertial", "quarter", "spring", "half", "year")
_RANK = {unit: rank for rank, unit in enumerate(_COARSE)}
_RANK |= {"autumn": 5, "summer": 5, "winter": 5, "late month": 2, "late year": 6, "range": 3}


@dataclass(slots=True)
class Facts:
    """The statements, sorted by kind."""

    deadlines: list[Item] = field(default_factory=list)
    periods: list[Item] = field(default_factory=list)
    starts: list[Item] = field(default_factory=list)
    untils: list[Item] = field(default_factory=list)
    often: list[Item] = field(default_factory=list)
    going: list[Item] = field(default_factory=list)
    conditions: list[Item] = field(default_factory=list)
    missing: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A schedule without its explanation, and the words that the explanation may quote."""

    kind: ScheduleKind
    due: tuple[date, ...] = ()
    times: float | None = None
    start: date | None = None
    end: date | None = None
    problem: str | None = None
    condition: str = ""
    missing: str = ""
    going: bool = False


def combine(items: Iterable[Item], year: int) -> Outcome:
    """Returns the schedule that the statements form."""
    facts = _sort(items)
    facts.periods = _sharpen(facts.periods)
    facts.conditions = [item for item in facts.conditions if not _only_says_when(item, facts)]
    if facts.often:
        return _recurring(facts, year)
    if facts.going:
        return _ongoing(facts, year)
    return _once(facts)


def _sort(items: Iterable[Item]) -> Facts:
    facts = Facts()
    lists = {
        "deadline": facts.deadlines,
        "period": facts.periods,
        "start": facts.starts,
        "until": facts.untils,
        "often": facts.often,
        "going": facts.going,
        "if": facts.conditions,
        "missing": facts.missing,
    }
    for item in items:
        lists[item.kind].append(item)
    return facts


def _sharpen(periods: list[Item]) -> list[Item]:
    """'Hösten (oktober)', '2021: mars': of two times within each other, the narrower one is meant."""
    return [item for item in periods if not any(_is_finer(other, item) for other in periods)]


def _is_finer(fine: Item, coarse: Item) -> bool:
    if fine.span is None or coarse.span is None or fine is coarse:
        return False
    ranked = _RANK.get(fine.span.unit, 9) < _RANK.get(coarse.span.unit, 9)
    return ranked and coarse.span.unit != "range" and coarse.span.covers(fine.span)


def _only_says_when(condition: Item, facts: Facts) -> bool:
    """'Årligen i samband med verksamhetsberättelsen': the occasion states when, and is not a condition."""
    stated = facts.often + facts.going + facts.deadlines + facts.periods
    return condition.occasion and any(item.sentence == condition.sentence for item in stated)


def _outcome(facts: Facts, kinds: set[ScheduleKind], due: set[date], **values: object) -> Outcome:
    if facts.missing and not kinds:
        kind: ScheduleKind = "unclear"
    elif facts.missing and not kinds <= {"deadline", "recurring"}:
        kind = "mixed"
    else:
        kind = kinds.pop() if len(kinds) == 1 else "mixed" if kinds else "unclear"
    return Outcome(
        kind,
        tuple(sorted(due)),
        problem=NO_SUCH_DATE if facts.missing else None,
        missing=facts.missing[0].words if facts.missing else "",
        condition=facts.conditions[0].words if facts.conditions else "",
        **values,  # type: ignore[arg-type]
    )


def _first(items: list[Item]) -> date | None:
    return min((item.day or item.span.first for item in items if item.span), default=None)


def _last(items: list[Item]) -> date | None:
    return max((item.day or item.span.last for item in items if item.span), default=None)


def _days(items: Iterable[Item]) -> set[date]:
    return {day for item in items if item.span and (day := item.day or item.span.last)}


# -- a frequency ---------------------------------------------------------------------------------


def _recurring(facts: Facts, year: int) -> Outcome:
    """A frequency absorbs ongoing work, its span, and the fixed days or months in the text."""
    times = max(item.times for item in facts.often)
    kinds: set[ScheduleKind] = {"recurring"}
    rounds, deadlines = _part(facts.deadlines, lambda item: item.round)
    deadlines = [item for item in deadlines if item.day and item.day.year >= year]  # "senast 2019": it was
    own, other = _part(deadlines, lambda item: _belongs_to_frequency(item, facts, times))
    next_ones, periods = _part(facts.periods, lambda item: item.round)
    near, far = _part(periods, lambda item: _frames(item, facts.often))
    fixed, frame = _part(near, lambda item: _is_fixed(item, times))
    due = _days(own) | _days(other) | _days(far) | _days(rounds) | _days(next_ones)
    for item in fixed:
        due |= _fixed_days(item.span, times)
    kinds |= {"deadline"} if other else set()
    kinds |= {"period"} if far else set()
    kinds |= {"conditional"} if facts.conditions else set()
    start = _first(facts.starts) or _first(frame + far)
    end = _last(facts.untils) or _last(frame + far)
    return _outcome(facts, kinds, due, times=times, start=start, end=end)


def _part(items: list[Item], test: object) -> tuple[list[Item], list[Item]]:
    yes: list[Item] = []
    no: list[Item] = []
    for item in items:
        (yes if callable(test) and test(item) else no).append(item)
    return yes, no


def _same_sentence(item: Item, others: list[Item]) -> bool:
    return any(item.sentence == other.sentence for other in others)


def _frames(period: Item, often: list[Item]) -> bool:
    """'2021–2024, med utvärdering varje år': the years are the activity's, the frequency the evaluation's."""
    apart = not period.act and any(item.act and item.clause > period.clause for item in often)
    return _same_sentence(period, often) and not (apart and _is_range_of_years(period))


def _is_range_of_years(item: Item) -> bool:
    return item.span is not None and item.span.unit in ("range", "year") and item.span.year_named


def _belongs_to_frequency(item: Item, facts: Facts, times: float) -> bool:
    """'Senast 1 mars varje år' is the frequency's own day; with a year, or beside 4 ggr/år, it is not."""
    if item.span is None or item.span.year_named or not _same_sentence(item, facts.often):
        return False
    if any(often.revised and often.clause > item.clause for often in facts.often) and not item.revised:
        return False  # "senast 30 juni, uppdateras vartannat år"
    return times <= max(1, len(facts.deadlines))


def _is_fixed(item: Item, times: float) -> bool:
    span = item.span
    if span is None or span.year_named or times > 6:
        return False
    return span.unit in _FIXED_UNITS or (span.unit == "range" and _of_months(span))


def _of_months(span: Span) -> bool:
    return bool(span.parts) and all(part.unit in _FIXED_UNITS for part in span.parts)


def _fixed_days(span: Span | None, times: float) -> set[date]:
    """Returns the fixed days: "mars och oktober" twice a year is two months, not the period between them."""
    if span is None:
        return set()
    if span.parts and len(span.parts) == times:
        return {part.last for part in span.parts}
    return {span.last}


# -- ongoing work --------------------------------------------------------------------------------


def _ongoing(facts: Facts, year: int) -> Outcome:
    kinds: set[ScheduleKind] = {"ongoing"}
    others = [item for item in facts.periods if not _is_report(item, facts.going)]
    frame, far = _part(others, lambda item: _same_sentence(item, facts.going) and not _is_act(item, facts))
    kinds |= {"deadline"} if facts.deadlines else set()
    kinds |= {"period"} if far else set()
    kinds |= {"conditional"} if facts.conditions else set()
    start = _first(facts.starts) or _first(frame)
    end = _last(facts.untils) or _last(frame)
    if end and end.year < year and not facts.untils:
        end = None  # "de 2020 och nu löpande rutinerna" began then and has not ended
    return _outcome(facts, kinds, _days(facts.deadlines) | _days(far), start=start, end=end, going=True)


def _is_act(item: Item, facts: Facts) -> bool:
    """'Löpande, utvärderas i december': the evaluation has a time of its own."""
    return item.act and all(item.clause != going.clause for going in facts.going)


def _is_report(item: Item, going: list[Item]) -> bool:
    """'Löpande, följs upp i T1 och T2', 'redovisas 2021': the report is meant, and no day of it is."""
    if not item.act or item.span is None or not _same_sentence(item, going):
        return False
    return {part.unit for part in item.span.parts or (item.span,)} <= {"tertial", "year"}


# -- once ----------------------------------------------------------------------------------------


def _once(facts: Facts) -> Outcome:
    conditional = bool(facts.conditions)
    facts.periods = [item for item in facts.periods if not _is_dated(item, facts.deadlines)]
    if conditional:
        facts.periods = [item for item in facts.periods if not _in_clause_of(item, facts.conditions)]
    if facts.starts and not facts.periods and (facts.deadlines or facts.untils):
        return _from_start_to_end(facts)
    kinds: set[ScheduleKind] = set()
    deadlines = facts.deadlines + ([] if facts.periods or conditional else facts.untils)
    kinds |= {"deadline"} if deadlines else set()
    kinds |= {"period"} if facts.periods else set()
    kinds |= {"conditional"} if conditional else set()
    later = [item for item in facts.starts if _begins_after(item, facts.periods)]
    kinds |= {"ongoing"} if later else set()
    due = _days(deadlines) | _days(item for item in facts.periods if not _is_frame(item, deadlines))
    if facts.periods and facts.untils and not deadlines:
        due = _days(facts.untils)
    start, end = _first(facts.starts + facts.periods), _last(facts.untils) or _last(facts.periods)
    if kinds == {"deadline"}:
        start = end = None
    return _outcome(facts, kinds, due, start=start, end=end)


def _in_clause_of(item: Item, conditions: list[Item]) -> bool:
    return any(item.clause == other.clause for other in conditions)


def _is_dated(period: Item, deadlines: list[Item]) -> bool:
    """'Oktober (världsdagen 10 okt)': the day within the month is the time."""
    span = period.span
    if span is None or span.unit not in ("month", "week"):
        return False
    within = [item for item in deadlines if item.span and not item.firm and span.covers(item.span)]
    return any((item.sentence, item.clause) == (period.sentence, period.clause + 1) for item in within)


def _begins_after(start: Item, periods: list[Item]) -> bool:
    """True for a start that is no part of a period: "kartläggning jan–mars, åtgärder påbörjas hösten"."""
    return all(item.span and start.day and start.day > item.span.last for item in periods)


def _is_frame(period: Item, deadlines: list[Item]) -> bool:
    """'Under hösten, senast 30 november': a deadline within the period before it is the one that applies."""
    span = period.span
    whole = [item for item in deadlines if not item.part]  # "2022-2024, delmål klart 2023-03-31"
    later = [item for item in whole if (item.sentence, item.clause) >= (period.sentence, period.clause)]
    return span is not None and any(item.day and span.first <= item.day <= span.last for item in later)


def _from_start_to_end(facts: Facts) -> Outcome:
    """'Start 1 mars, klart 31 maj' is a span; a date before the start is separate."""
    start, end = _first(facts.starts), _last(facts.deadlines + facts.untils)
    due = _days(facts.deadlines) | _days(facts.untils)
    kinds: set[ScheduleKind] = {"period"} if start and end and start <= end else {"ongoing", "deadline"}
    kinds |= {"conditional"} if facts.conditions else set()
    return _outcome(facts, kinds, due, start=start, end=end if end and start and start <= end else None)
