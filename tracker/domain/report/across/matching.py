"""Which activities of several plans are the same: same kind of question, and titles or words that agree."""

from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.report.across.values import Common, Compared, Place
from tracker.domain.report.values import Told
from tracker.domain.text import unaccented

_ALIKE = 0.6  # of the words; below this two titles are two activities
_STEM = 6  # letters that tell a word from others: "rutiner", "rutinen"
_EMPTY_WORDS = (
    "och att i pa av for om med till de den det en ett ska som vid inom samt stadens via sin sina ar"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())


def common_activities(compared: Sequence[Compared]) -> tuple[Common, ...]:
    """Returns what at least two plans have, in the order of the first plan that has it.

    Of one plan at most one activity is the same as another plan's: the one that agrees best.
    """
    groups: list[list[Place]] = []
    for one in compared:
        for group, told in _pairs(groups, one.section.told):
            group.append(Place(one.name, told))
        taken = {place.told.number for group in groups for place in group if place.name == one.name}
        groups += [[Place(one.name, told)] for told in one.section.told if told.number not in taken]
    found = (tuple(group) for group in groups if len(group) > 1)
    return tuple(Common(places[0].told.title, places[0].told.record.kind, places) for places in found)


def _pairs(groups: Sequence[list[Place]], told: Iterable[Told]) -> Iterator[tuple[list[Place], Told]]:
    """Yields each group with its activity, the most alike first."""
    scored = sorted(
        (
            (-likeness(group[0].told, one), index, one.number, one)
            for one in told
            for index, group in enumerate(groups)
        ),
        key=lambda score: score[:3],
    )
    used: set[int] = set()
    numbers: set[int] = set()
    for score, index, number, one in scored:
        if -score >= _ALIKE and index not in used and number not in numbers:
            used.add(index)
            numbers.add(number)
            yield groups[index], one


def likeness(one: Told, other: Told) -> float:
    """Returns how much of their titles' words two activities share, 0–1; 0 if they are asked differently."""
    if one.record.kind is not other.record.kind:
        return 0.0
    first, second = _stems(one.title), _stems(other.title)
    return len(first & second) / len(first | second) if first and second else 0.0


def _stems(title: str) -> frozenset[str]:
    words = unaccented(title.partition("(")[0] or title).replace("-", " ").split()
    return frozenset(word.strip(",.:;/”")[:_STEM] for word in words if word not in _EMPTY)
