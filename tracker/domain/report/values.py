"""What a section is made from, and what it consists of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.domain.people import Seat
from tracker.domain.plan_name import UNNAMED
from tracker.domain.question import Question, QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.asked_back import without_questions
from tracker.domain.report.period import Period
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import LABELS, StatusReport

_FRESH = timedelta(days=75)


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
    for this form. `held_back` are the answers whose words must not be shown. `labels` are the municipality's
    words for statuses, by code.
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
    held_back: frozenset[int] = frozenset()
    labels: Mapping[str, str] = field(default_factory=lambda: LABELS)


@dataclass(frozen=True, slots=True)
class Voice:
    """An answer that counts, and the seats for which it stands.

    `speaker` is who gave it, within a sentence ("familjeenheten"). `current` is False if it was given before
    the period or after it, and what it says may have changed. `asks` is True if it holds a question to the
    coordinator, which its words leave out. `affirmed` is True if a later answer says that it still holds.
    `late_before` is True if the seat had not begun, or was late, earlier in the year; `since_spring` if it
    said in the spring, too, that the work was done. `unclear`: its words do not bear out its number.
    `none`: its number is nought, in words. `before` is an earlier answer of the same seat that it leans on:
    if it `points` ("se svar från april"), its words are those of `before`, otherwise `before` says the cause
    that it leaves out.
    """

    report: StatusReport
    seats: tuple[int, ...]
    speaker: str
    current: bool = True
    hidden: bool = False
    asks: bool = False
    affirmed: bool = False
    late_before: bool = False
    since_spring: bool = False
    unclear: bool = False
    none: bool = False
    points: bool = False
    before: StatusReport | None = None

    @property
    def read(self) -> StatusReport:
        """The answer without a number that its words do not bear out, and with the nought that they say."""
        if self.none:
            return self.report._replace(value=0.0)
        return self.report._replace(value=None, target=None) if self.unclear else self.report

    @property
    def value(self) -> float | None:
        return self.read.value

    @property
    def target(self) -> float | None:
        return self.read.target

    @property
    def sources(self) -> tuple[StatusReport, ...]:
        return (self.report, self.before) if self.before else (self.report,)

    @property
    def said_on(self) -> date:
        """The day of the words that are told."""
        return self.before.reported_on if self.points and self.before else self.report.reported_on

    @property
    def stands_in(self) -> bool:
        """True if it was not given by the seats for which it stands."""
        return bool(self.seats) and self.report.seat_id not in self.seats

    @property
    def words(self) -> str:
        """The comment on one line, without what it asks; "" if it must not be shown."""
        if self.hidden:
            return ""
        if self.points:
            return without_questions(self.before.comment).text if self.before else ""
        comment = self.report.comment
        return without_questions(comment).text if self.asks else " ".join(comment.split())


@dataclass(frozen=True, slots=True)
class Material:
    """One activity with what is known of it. `names` and `roles` are those of its seats, by id, in order.

    `noun` is what the seats are called when they are counted ("enheter").

    `silent` are the seats without an answer that counts, `late` those of them that answered after the report
    had closed; `owing` are those whose answer is old or missing. `asked` is False if the report did not ask
    about it.
    """

    stored: StoredActivity
    names: Mapping[int, str]
    roles: Mapping[int, str]
    voices: tuple[Voice, ...]
    silent: tuple[int, ...]
    owing: tuple[int, ...]
    noun: str
    period: Period
    asked: bool = True
    late: tuple[int, ...] = ()

    @property
    def question(self) -> Question:
        return self.stored.activity.question

    @property
    def number(self) -> int:
        return self.stored.activity.number

    @property
    def single(self) -> bool:
        """True if one voice speaks for the whole activity."""
        return len(self.names) <= 1 or (len(self.voices) == 1 and not self.silent)

    def is_old(self, voice: Voice) -> bool:
        """True if an answer is from before the period, and what it says may have changed since."""
        return not voice.current and voice.report.reported_on < self.period.current_from

    def is_stale(self, voice: Voice) -> bool:
        """True if an answer is so much older than the day of the report that it tells of another time."""
        return self.is_old(voice) or voice.report.reported_on < self.period.as_of - _FRESH

    @property
    def due_passed(self) -> bool:
        """True if the work should have been done by the day that the section is about."""
        due = self.stored.activity.schedule.due
        return (self.period.complete and not due) or (bool(due) and max(due) <= self.period.as_of)


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
class Remains:
    """What is left to do after the year, and the answers that say so.

    `said` is it in words ("28 medarbetare deltar"), "" if the activity itself is to be done: then `verb` is
    what remains of it ("slutförs").
    """

    verb: str
    said: str
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One activity as the section tells it. `outcome` is its figure in the table, "" if there is none.

    `label` is the verdict's label with what is said beside it, `verdict_label` the verdict's alone.
    `quoted` is True if nothing deviates, but words stand in quotation marks that may limit the verdict.
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
    remains: Remains | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """The activities under one heading of the plan."""

    name: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The section of one plan and form, in the order in which it is read.

    `whose_word` says whose judgement the verdicts are, "" if there are none.
    """

    title: str
    district: str
    period: Period
    facts: str
    summary: tuple[Sentence, ...]
    areas: tuple[Area, ...]
    changes: tuple[Sentence, ...]
    left_out: tuple[LeftOut, ...]
    sources: tuple[StatusReport, ...]
    dnr: str = ""
    whose_word: str = ""

    @property
    def told(self) -> tuple[Told, ...]:
        return tuple(told for area in self.areas for told in area.told)

    @property
    def deviations(self) -> tuple[Sentence, ...]:
        return tuple(told.deviation for told in self.told if told.deviation)

    @property
    def missing(self) -> tuple[Sentence, ...]:
        return tuple(sentence for told in self.told for sentence in told.missing)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in the order of the text."""
        of_activities = (sentence for told in self.told for sentence in told.sentences)
        return (*self.summary, *of_activities, *self.changes, *self.deviations, *self.missing)
