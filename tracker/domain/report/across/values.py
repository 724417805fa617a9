"""What a comparison of several plans' sections consists of."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.question import QuestionKind
from tracker.domain.report.period import Period
from tracker.domain.report.values import Section, Told


@dataclass(frozen=True, slots=True)
class Compared:
    """One plan's section; `name` is what it is called beside the others ("Kungsholmen")."""

    name: str
    section: Section


@dataclass(frozen=True, slots=True)
class Place:
    """An activity as one plan's section tells it."""

    name: str
    told: Told


@dataclass(frozen=True, slots=True)
class Common:
    """The same activity in several plans, in the order of the plans."""

    title: str
    kind: QuestionKind
    places: tuple[Place, ...]

    @property
    def told(self) -> tuple[Told, ...]:
        return tuple(place.told for place in self.places)


@dataclass(frozen=True, slots=True)
class Across:
    """The plans of a year beside each other. `own` are the activities that one plan has alone, by plan."""

    title: str
    author: str
    period: Period
    compared: Sequence[Compared]
    common: tuple[Common, ...]
    own: tuple[tuple[str, tuple[int, ...]], ...]

    @property
    def told(self) -> tuple[Told, ...]:
        return tuple(told for one in self.compared for told in one.section.told)
