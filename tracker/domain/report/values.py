"""What a section is made from, and what it consists of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.people import Seat
from tracker.domain.plan_name import UNNAMED
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.period import Period
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import LABELS, StatusReport
from tracker.domain.year_forecast import Forecast


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the plan after it was first imported; `columns` are those whose words changed."""

    activity_id: int
    kind: str  # "added", "changed", "removed"
    day: date
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """All that a section is made from.

    `activities` are in plan order, withdrawn ones included. `seats` are those that answer for an activity, by
    its id; `other_seats` those that have answered before. `owing` are (activity id, seat id) without an
    answer to the form's question. `reports` are sorted, oldest first. `asked` are the activities asked about
    for this form. `held_back` are the answers with words that must not be shown → those that may be, "" if
    none. `waiting` are (activity id, seat id) with the day of an answer that waits for a person. `labels` are
    the municipality's words for statuses, by code.
    """

    district: str
    period: Period
    activities: Sequence[StoredActivity]
    seats: Mapping[int, Sequence[Seat]]
    reports: Sequence[StatusReport]
    plan_name: str = UNNAMED
    dnr: str = ""
    other_seats: Mapping[int, Seat] = field(default_factory=dict)
    owing: frozenset[tuple[int, int]] = frozenset()
    asked: frozenset[int] = frozenset()
    changes: Sequence[Change] = ()
    held_back: Mapping[int, str] = field(default_factory=dict)
    waiting: Mapping[tuple[int, int], date] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=lambda: LABELS)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the section and the ids of the answers behind it; none for what is not known.

    `activity` is the number of the activity, None for the whole plan.
    """

    text: str
    reports: tuple[int, ...] = ()
    activity: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An answer, or its words, that the section does not show, and why."""

    report: int
    activity: int
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """An activity's facts as data.

    `value` of `whole` is its outcome, None where there is none or several. `forecast` is in the letter's
    words, `silent` the units without an answer, and `heard` a line for each answer: who, which day. `kind` is
    that of the question, `counts` what its number counts; `figures` are its sums, each with the sum of the
    wholes or None, where they may be added to another plan's; `partial` if some have not answered or counted.
    """

    value: float | None = None
    whole: float | None = None
    per_cent: int | None = None
    forecast: str = ""
    silent: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    kind: QuestionKind = QuestionKind.ONGOING
    counts: str = ""
    figures: tuple[tuple[float, float | None], ...] = ()
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """An answer to look at before the section is fixed: its words may say something else than is recorded.

    `status` is the recorded status and number as they are shown, "" and report 0 if it waits to be recorded;
    `words` are "" if they must not be shown.
    It is for the coordinator, and stands in no form of the section.
    """

    number: int
    title: str
    unit: str
    status: str
    words: str
    why: str
    report: int

    @property
    def waits(self) -> bool:
        """True if the answer waits for a person in review: to look at the activity ends nothing."""
        return self.report == 0


@dataclass(frozen=True, slots=True)
class Told:
    """One activity as the section tells it.

    `outcome` is its figure in the table, "" if there is none. `label` is the verdict's label with what is
    said beside it, `verdict_label` the verdict's alone. `quoted` is True if the words of those who
    answered are to be read beside the verdict; `doubts` are the forecasts of some that it will not be
    done, or may not be, `several` if more than one answer for it. `reached` is True if the plan's number,
    asked of all together, is reached; `dropped` tells which of several have dropped it. `plan_words` are
    the activity's own words where the title is not the whole of them, `tidplan` those of its time.
    """

    number: int
    title: str
    ansvarig: str
    omrade: str
    verdict: Verdict
    label: str
    outcome: str
    deviates: bool
    sentences: tuple[Sentence, ...]
    deviation: Sentence | None = None
    missing: tuple[Sentence, ...] = ()
    sources: tuple[int, ...] = ()
    note: str = ""
    verdict_label: str = ""
    record: Record = field(default_factory=Record)
    quoted: bool = False
    doubts: tuple[Forecast, ...] = ()
    several: bool = False
    reached: bool = False
    dropped: Sentence | None = None
    plan_words: str = ""
    tidplan: str = ""
    checks: tuple[Check, ...] = ()


def deviation_text(told: Told) -> str:
    """Returns what follows the title in the list of deviations; "" if the activity is not in it."""
    return told.deviation.text.removeprefix(f"{told.number} {told.title}: ") if told.deviation else ""


@dataclass(frozen=True, slots=True)
class Area:
    """The activities under one heading of the plan."""

    name: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The section of one plan and form, in the order in which it is read.

    `activities` counts those of the plan. `whose_word` says whose judgement the verdicts are, "" if there are
    none. `not_due` are the numbers of the activities that the report did not ask about. `dropped` tells which
    some have dropped for their part. `labels` are the municipality's words for statuses, by code.
    `judged_deviations` are the numbers of the activities whose deviation is the coordinator's judgement.
    """

    title: str
    plan_name: str
    district: str
    period: Period
    activities: int
    facts: str
    summary: tuple[Sentence, ...]
    areas: tuple[Area, ...]
    changes: tuple[Sentence, ...]
    left_out: tuple[LeftOut, ...]
    sources: tuple[StatusReport, ...]
    dnr: str = ""
    whose_word: str = ""
    not_due: tuple[int, ...] = ()
    dropped: tuple[Sentence, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    judged_deviations: tuple[int, ...] = ()

    @property
    def told(self) -> tuple[Told, ...]:
        return tuple(told for area in self.areas for told in area.told)

    @property
    def deviations(self) -> tuple[Sentence, ...]:
        return tuple(told.deviation for told in self.told if told.deviation)

    @property
    def checks(self) -> tuple[Check, ...]:
        return tuple(check for told in self.told for check in told.checks)

    @property
    def missing(self) -> tuple[Sentence, ...]:
        return tuple(sentence for told in self.told for sentence in told.missing)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in the order of the text."""
        of_activities = (sentence for told in self.told for sentence in told.sentences)
        return (*self.summary, *of_activities, *self.changes, *self.deviations, *self.dropped, *self.missing)
