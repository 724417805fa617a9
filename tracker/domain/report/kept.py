"""What is kept of a section: each activity with the digests of the answers behind it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tracker.domain.forms import OccasionKind
from tracker.domain.report.phrases import versions as phrases
from tracker.domain.report.values import Section, Told, deviation_text
from tracker.domain.status import StatusReport


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer behind a text, and the digest of what it said."""

    report: int
    digest: str


@dataclass(frozen=True, slots=True)
class ActivityState:
    """An activity as a section tells it, to be compared.

    `own`: the text or the judgement is the coordinator's. `deviation` is its line in the list of deviations,
    "" if it has none; None if an earlier version of the program kept the section without it.
    """

    activity_id: int
    number: int
    title: str
    verdict: str
    label: str
    outcome: str
    forecast: str
    sentences: tuple[str, ...]
    own: bool
    answers: tuple[KeptAnswer, ...]
    deviation: str | None = None


@dataclass(frozen=True, slots=True)
class SectionState:
    """A section to be compared."""

    form: OccasionKind
    year: int
    summary: tuple[str, ...]
    activities: tuple[ActivityState, ...]


def digest(report: StatusReport) -> str:
    """Returns the digest of what an answer says; it changes if the answer is reworded."""
    said: tuple[Any, ...] = (
        report.id,
        report.seat_id,
        report.status.value,
        report.comment,
        report.value,
        report.target,
        report.forecast.value if report.forecast else None,
        report.reported_on.isoformat(),
        report.channel.value,
    )
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:16]


def digests(reports: Iterable[StatusReport]) -> dict[int, str]:
    return {report.id: digest(report) for report in reports}


def without_persons(section: Section) -> Section:
    """Returns the section without names and comments: its sources are known by their numbers."""
    bare = tuple(report._replace(person="", comment="") for report in section.sources)
    return replace(section, sources=bare)


def section_state(
    section: Section,
    ids: Mapping[int, int],
    behind: Mapping[int, str],
    own: Iterable[int] = (),
) -> SectionState:
    """Returns the section to be compared.

    `ids` are the activities' ids by number, `behind` the digests of the answers, `own` the numbers of the
    activities whose text or judgement is the coordinator's.
    """
    given = {report.id: report for report in section.sources}
    written = frozenset(own)
    return SectionState(
        section.period.form,
        section.period.year,
        tuple(sentence.text for sentence in section.summary),
        tuple(_state(told, ids[told.number], given, behind, written) for told in section.told),
    )


def _state(
    told: Told,
    activity_id: int,
    given: Mapping[int, StatusReport],
    behind: Mapping[int, str],
    own: frozenset[int],
) -> ActivityState:
    foreseen = [one for report in told.sources if (one := given[report].forecast)]
    return ActivityState(
        activity_id=activity_id,
        number=told.number,
        title=told.title,
        verdict=told.verdict.value,
        label=told.label,
        outcome=told.outcome,
        forecast=phrases.forecasts(foreseen),
        sentences=tuple(sentence.text for sentence in told.sentences),
        own=told.number in own,
        answers=tuple(KeptAnswer(report, behind[report]) for report in told.sources),
        deviation=deviation_text(told),
    )
