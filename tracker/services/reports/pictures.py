"""The pictures of a plan: its status and verdicts by area, and how its questions are answered."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlmodel import Session

from tracker.domain.activity_status import ActivityStatus
from tracker.domain.answer_rate import AskedQuestion, Outcome, answer_rate, months_of, outcomes
from tracker.domain.forms import REPORTS, OccasionKind
from tracker.domain.picture import Picture, Row, Series, Words, stacked
from tracker.domain.records import Plan
from tracker.domain.report.values import Section
from tracker.domain.report.verdict import Verdict
from tracker.domain.status import IN_TEXTS, NOT_REPORTED, Status
from tracker.domain.swedish import capitalized, swedish_month
from tracker.errors import NotFoundError
from tracker.services.reports.kept_draft import find_draft
from tracker.services.reports.status import StatusList
from tracker.store import occasions

NO_AREA = "Utan område"
_TONES = {
    Status.GENOMFORD: "done",
    Status.PAGAR: "going",
    Status.INGET_BEHOV: "none",
    Status.FORSENAD: "late",
    Status.EJ_PABORJAD: "idle",
    Status.UTGAR: "gone",
    NOT_REPORTED: "silent",
}
OUTCOMES = (
    Series(Outcome.IN_TIME, "Svar i tid", "I", "done"),
    Series(Outcome.LATE, "Svar för sent", "S", "late"),
    Series(Outcome.MISSING, "Inget svar, dagen har gått", "–", "idle"),
    Series(Outcome.COMING, "Svar väntas än", "V", "silent"),
)
_V = Verdict
_VERDICTS = {
    _V.DONE: ("G", "done"),
    _V.DONE_IN_PART: ("H", "done"),
    _V.AS_PLANNED: ("E", "done"),
    _V.ONGOING: ("L", "going"),
    _V.NEEDED: ("B", "going"),
    _V.NO_NEED: ("I", "none"),
    _V.NO_NEED_IN_PART: ("Ä", "none"),
    _V.NO_PROPOSALS: ("Å", "none"),
    _V.PROPOSED: ("S", "done"),
    _V.PARTLY: ("D", "late"),
    _V.UNDER_WAY: ("P", "going"),
    _V.LATE: ("F", "late"),
    _V.NOT_DONE: ("N", "idle"),
    _V.NOT_DONE_IN_PART: ("M", "idle"),
    _V.NOT_BEGUN: ("J", "idle"),
    _V.TOLD: ("T", "silent"),
    _V.HELD_BACK: ("R", "silent"),
    _V.DROPPED: ("U", "gone"),
    _V.DROPPED_IN_PART: ("X", "gone"),
    _V.PREPARED: ("V", "silent"),
    _V.OUTDATED: ("Ö", "silent"),
    _V.UNKNOWN: ("–", "silent"),
}


def plan_pictures(session: Session, today: date, plan: Plan, whole: StatusList) -> tuple[Picture, ...]:
    """Returns the pictures of a plan that have something to show; `whole` is its status."""
    asked = occasions.asked_and_answered(session, plan.id)
    drawn = (
        status_picture(whole.rows, whole.labels),
        months_picture(asked, today),
        kinds_picture(asked, today),
        *_verdicts(session, plan, whole.labels),
    )
    return tuple(one for one in drawn if one.bars)


def status_picture(rows: Sequence[ActivityStatus], labels: Mapping[str, str]) -> Picture:
    """Returns the status of the activities, by area in the plan's order."""
    signs = {status.value: status.facts.key.upper() for status in IN_TEXTS} | {NOT_REPORTED: "–"}
    series = [Series(code, labels[code], sign, _TONES[code]) for code, sign in signs.items()]
    areas: dict[str, Counter[str]] = {}
    for row in rows:
        areas.setdefault(row.omrade, Counter())[row.status] += 1
    words = Words(
        "Status för varje område", "Antalet aktiviteter med varje status, område för område.", "Område"
    )
    return stacked(words, series, [Row(area or NO_AREA, counts) for area, counts in areas.items()])


def months_picture(asked: Sequence[AskedQuestion], today: date) -> Picture:
    """Returns the year: the questions by the month in which their answers are due."""
    by_month = {day: [one for one in asked if one.due.replace(day=1) == day] for day in months_of(asked)}
    words = Words(
        "Året, månad för månad",
        "Frågorna efter den månad då svaret ska ha kommit, och hur de är besvarade.",
        "Månad",
        "Besvarade",
    )
    rows = [(capitalized(swedish_month(day)), some) for day, some in by_month.items()]
    return _answers(words, rows, asked, today)


def kinds_picture(asked: Sequence[AskedQuestion], today: date) -> Picture:
    """Returns the answer rate of each report, and of the other questions by kind."""
    first = {kind: min(one.due for one in asked if one.kind == kind) for kind in {one.kind for one in asked}}
    words = Words(
        "Svaren till varje rapport",
        "Frågorna efter vad svaret går till, och hur de är besvarade.",
        "Rapport",
        "Besvarade",
    )
    rows = [
        (capitalized(kind.label), [one for one in asked if one.kind == kind])
        for kind in sorted(first, key=lambda kind: (first[kind], kind))
    ]
    return _answers(words, rows, asked, today)


def _answers(
    words: Words,
    rows: Sequence[tuple[str, Sequence[AskedQuestion]]],
    asked: Sequence[AskedQuestion],
    today: date,
) -> Picture:
    counted = [(label, outcomes(some, today)) for label, some in rows]
    bars = [Row(label, counts, answer_rate(counts) if counts else "inga frågor") for label, counts in counted]
    return stacked(words, OUTCOMES, bars, answer_rate(outcomes(asked, today)))


def _verdicts(session: Session, plan: Plan, labels: Mapping[str, str]) -> Iterator[Picture]:
    """Yields the verdicts of each report that has a draft which can be read."""
    for form in REPORTS:
        try:
            draft = find_draft(session, plan, form)
        except NotFoundError:
            continue
        if draft is not None:
            yield verdict_picture(form, draft.section, labels)


def verdict_picture(form: OccasionKind, section: Section, labels: Mapping[str, str]) -> Picture:
    """Returns what the section says of the activities, by area."""
    complete = section.period.complete
    series = [Series(verdict, verdict.label(labels, complete), *_VERDICTS[verdict]) for verdict in _VERDICTS]
    words = Words(
        f"Bedömningarna i utkastet till {form.label}",
        "Antalet aktiviteter med varje bedömning, område för område, som utkastet är nu.",
        "Område",
    )
    rows = [
        Row(area.name or NO_AREA, Counter(told.verdict.value for told in area.told)) for area in section.areas
    ]
    return stacked(words, series, [row for row in rows if row.counts])
