"""A plan and the meaning of its cells. The plan's own words are kept beside every reading."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tracker.domain.forms import Form
from tracker.domain.question import Question

ScheduleKind = Literal["deadline", "period", "ongoing", "recurring", "conditional", "unclear", "mixed"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """The meaning of a tidplan.

    `due` is sorted and never guessed; `start` and `end` are inclusive; `explanation` is one Swedish sentence
    for a person; `problem` is "no such date" if the text names a date that does not exist.
    """

    kind: ScheduleKind
    due: tuple[date, ...] = ()
    times_per_year: float | None = None
    start: date | None = None
    end: date | None = None
    problem: str | None = None
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """One responsible role of an ansvarig cell.

    `role` is lower case, singular, indefinite ("enhetschef"), None if only a unit or body is named; `unit` is
    the unit's own name or None; `all` is True for samtliga, alla, respektive, varje.
    """

    role: str | None
    unit: str | None = None
    all: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """A number that the follow-up asks for, with the target if the plan names one."""

    question: str
    target: float | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The meaning of an uppföljning cell: forms in the order of Form, owner, indicator."""

    forms: tuple[Form, ...] = ()
    owner: str | None = None
    indicator: Indicator | None = None


# The heading of a column, by its kind, where the document's own is not known; in their usual order.
USUAL_HEADINGS = {
    "nummer": "Nr",
    "omrade": "Område",
    "aktivitet": "Aktivitet",
    "syfte": "Syfte",
    "ansvarig": "Ansvarig",
    "berorda": "Andra berörda",
    "tidplan": "Tidplan",
    "uppfoljning": "Uppföljning",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table that a row stands in, with its heading as the document has it.

    `kind` is a field of PlanRow, "nummer" or "ovrigt"; `text` is the row's cell where a PlanRow has no field.
    """

    kind: str
    heading: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The location of a row in the document; page, table and row count from 1, None if unknown.

    `columns` are those of its table, in order; empty if they are not known. `under_title` is True if the area
    stands in a row of its own within the table.
    """

    file: str
    page: int | None = None
    table: int | None = None
    row: int | None = None
    columns: tuple[Column, ...] = ()
    under_title: bool = False


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of a plan's table in the plan's own words, before its cells are read.

    A column that the table does not have is the empty string. `warnings` are Swedish sentences about doubts
    in the assembly of the row.
    """

    omrade: str
    aktivitet: str
    ansvarig: str = ""
    tidplan: str = ""
    uppfoljning: str = ""
    syfte: str = ""
    berorda: str = ""
    source: Source = Source("")
    warnings: tuple[str, ...] = ()


# (cell, exact text) → the text that a person has decided to read instead
Corrections = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity: the plan's own words and their meaning. `number` counts from 1 in the plan.

    `scanned` is the row as scanned, if å, ä and ö have been restored in `row`. `unread` are the words of its
    ansvarig cell that are no role, unit or body; they are known while the plan is read, and not stored.
    """

    number: int
    row: PlanRow
    schedule: Schedule
    roles: tuple[Role, ...] = ()
    follow_up: FollowUp = field(default_factory=FollowUp)
    question: Question = field(default_factory=Question)
    scanned: PlanRow | None = None
    unread: tuple[str, ...] = field(default=(), compare=False)

    @property
    def warnings(self) -> tuple[str, ...]:
        return self.row.warnings
