"""What the draft of next year's plan consists of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.codes import Labelled
from tracker.domain.plan import PlanRow
from tracker.domain.plan_ref import PlanRef
from tracker.domain.records import Plan, StoredActivity
from tracker.domain.report.values import Told


@dataclass(frozen=True, slots=True)
class Moved:
    """The words of a cell before and after the turn of the year; `doubt` is a Swedish sentence or ""."""

    before: str
    after: str
    doubt: str = ""

    @property
    def changed(self) -> bool:
        return self.before != self.after


class Proposal(Labelled):
    """What is proposed for a row of the old plan."""

    KEPT = "kept", "behålls"
    REWORDED = "reworded", "formuleras om"
    DROPPED = "dropped", "föreslås utgå"


@dataclass(frozen=True, slots=True)
class OldRow:
    """A row of the old plan with what is known of it at the turn of the year.

    `told` is what the section of the annual report says of it, None if nothing. `moved` are the cells whose
    words may follow the year. `reworded_on` and `removed_on` are the days of decisions within the year;
    `proposals` is how many have proposed a change of it. `body` names the district where several are merged.
    """

    stored: StoredActivity
    told: Told | None = None
    moved: Mapping[str, Moved] = field(default_factory=dict)
    reworded_on: date | None = None
    removed_on: date | None = None
    proposals: int = 0
    body: str = ""

    @property
    def row(self) -> PlanRow:
        return self.stored.activity.row

    @property
    def place(self) -> str:
        """Its number in the old plan, with the district where several plans are merged."""
        number = str(self.stored.activity.number) if self.stored.activity.number > 0 else "–"
        return f"{self.body} {number}" if self.body else number


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of the draft, from one old row or several that are alike; `number` is None if it is dropped."""

    number: int | None
    row: PlanRow
    origins: tuple[OldRow, ...]
    proposal: Proposal
    reasons: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.origins[0].stored.activity.question.title

    @property
    def places(self) -> str:
        return ", ".join(origin.place for origin in self.origins)

    @property
    def moves(self) -> tuple[Moved, ...]:
        """The changed cells, from → to."""
        return tuple(one for origin in self.origins for one in origin.moved.values() if one.changed)


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody has said should change: the unit, about which row, in whose words ("" if held back)."""

    unit: str
    place: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class OldPlan:
    """A plan that the draft is made from, with its rows and what the section tells of them."""

    plan: Plan
    district: str
    rows: tuple[OldRow, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft of a plan for the year of `ref`, from one plan or several.

    `heard` are proposals from heads; `content` are those who have said that nothing needs to change. `notes`
    are Swedish sentences about the whole.
    """

    ref: PlanRef
    name: str
    district: str
    day: date
    sources: tuple[OldPlan, ...]
    rows: tuple[DraftRow, ...]
    dropped: tuple[DraftRow, ...]
    heard: tuple[Heard, ...] = ()
    content: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        """The year of the plans that it is made from."""
        return self.sources[0].plan.ref.year

    @property
    def renumbered(self) -> bool:
        """True if a row has another number than in the old plan, or several plans have become one."""
        numbers = [(row.number, row.origins[0].stored.activity.number) for row in self.rows]
        return len(self.sources) > 1 or any(new != old for new, old in numbers)
