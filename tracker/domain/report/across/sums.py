"""What the activities of several plans come to together, and which of them stand out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from tracker.domain.question import QuestionKind
from tracker.domain.report.across.values import Common, Place
from tracker.domain.report.values import Told
from tracker.domain.report.verdict import Verdict

_FEWEST = 3  # plans of which a majority can be told
_UNSAID = (
    Verdict.UNKNOWN,
    Verdict.OUTDATED,
    Verdict.PREPARED,
    Verdict.HELD_BACK,
    Verdict.TOLD,
)  # verdicts that cannot be compared
_POINTS = 20  # percentage points from the others at which a share stands out
_SUMMED = (QuestionKind.COUNTABLE, QuestionKind.CONDITIONAL)  # meetings may be the same in two plans


class Sum(NamedTuple):
    """Numbers of one noun added up, of so many `activities`; `whole` is None without "of how many".

    `least` is True if somebody has not answered, or not counted.
    """

    counts: str
    value: float
    whole: float | None
    activities: int
    least: bool = False


def verdict_counts(told: Iterable[Told]) -> list[tuple[Verdict, int]]:
    """Returns how many have each verdict, in the verdicts' order; ongoing work is one, by plan or not."""
    found = Counter(plain(one.verdict) for one in told)
    return [(verdict, found[verdict]) for verdict in Verdict if verdict in found]


def plain(verdict: Verdict) -> Verdict:
    """Returns the verdict as it is compared: ongoing work is the same with or without "enligt plan"."""
    return Verdict.ONGOING if verdict is Verdict.AS_PLANNED else verdict


def sums(told: Sequence[Told]) -> tuple[Sum, ...]:
    """Returns the numbers of countable and conditional work: shares and plain numbers apart, by noun."""
    groups: dict[tuple[str, bool], list[tuple[float, float | None]]] = {}
    partial: set[tuple[str, bool]] = set()
    for one in told:
        for figure in one.record.figures if one.record.kind in _SUMMED else ():
            key = (one.record.counts, figure[1] is not None)
            groups.setdefault(key, []).append(figure)
            partial |= {key} if one.record.partial else set()
    return tuple(
        Sum(
            counts,
            sum(value for value, _ in figures),
            sum(whole or 0 for _, whole in figures) if shared else None,
            len(figures),
            (counts, shared) in partial,
        )
        for (counts, shared), figures in groups.items()
    )


def share(value: float, whole: float) -> int | None:
    """Returns the rounded per cent; 100 only if it is all, 0 only if it is nothing."""
    if not whole or value > whole:
        return None
    part = value * 100 / whole
    return round(part) if part in (0, 100) else min(max(int(part + 0.5), 1), 99)


def usual(common: Common) -> Verdict | None:
    """Returns the verdict of more than half of at least three plans that know; None if there is none."""
    known = [plain(one.verdict) for one in common.told if one.verdict not in _UNSAID]
    if len(known) < _FEWEST:
        return None
    verdict, count = Counter(known).most_common(1)[0]
    return verdict if count * 2 > len(known) else None


def standing_out(common: Common) -> Iterator[tuple[Place, str]]:
    """Yields the plans that differ from most of the others, with the verdict or the share that differs."""
    most = usual(common)
    for place in common.places:
        if most is not None and plain(place.told.verdict) not in (most, *_UNSAID):
            yield place, place.told.verdict_label
        elif _is_far(common, place.told):
            yield place, f"{place.told.record.per_cent} procent"


def _is_far(common: Common, told: Told) -> bool:
    """True if the share is far from the one in the middle of the others'."""
    others = [one.record.per_cent for one in common.told if one is not told and one.record.whole]
    known = [per_cent for per_cent in others if per_cent is not None]
    if told.record.per_cent is None or len(known) < _FEWEST - 1:
        return False
    return abs(told.record.per_cent - median(known)) >= _POINTS
