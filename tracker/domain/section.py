"""Compiles the section of a report from answers: every sentence refers to its answer."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.forms import OccasionKind, is_annual
from tracker.domain.plan_name import UNNAMED, definite
from tracker.domain.records import StoredActivity
from tracker.domain.status import (
    BARE,
    DEVIATIONS,
    IN_TEXTS,
    LABELS,
    NOT_REPORTED,
    NOT_REPORTED_COUNTED,
    Status,
    StatusReport,
    combined_status,
)
from tracker.domain.swedish import swedish_number


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text of the section; `report` is the id of its answer, None for what the program counts."""

    text: str
    report: int | None = None


@dataclass(frozen=True, slots=True)
class Answerable:
    """A seat responsible for an activity, its holders, and whether its answer for the form is missing."""

    seat_id: int
    title: str
    holders: tuple[str, ...]
    owes: bool

    @property
    def who(self) -> str:
        return ", ".join(self.holders) or f"vakant: {self.title}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One activity in the section."""

    number: int
    title: str
    status: str
    status_label: str
    sentences: tuple[Sentence, ...]
    missing: tuple[Answerable, ...]
    last_report: date | None


@dataclass(frozen=True, slots=True)
class Omrade:
    """The activities under one heading of the plan, and the number of each status."""

    name: str
    numbers: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words for statuses: the municipality's labels by code, and the period of the report."""

    labels: Mapping[str, str]
    form: OccasionKind

    def counted(self, status: Status, count: int) -> str:
        """Returns the words after a number; a label of the municipality's own is not inflected."""
        if self.labels[status] != status.label:
            return self.labels[status].lower()
        period = "under året" if is_annual(self.form) else "hittills"
        return status.facts.counted[count > 1].format(period=period)

    @property
    def not_reported(self) -> str:
        """Returns the words after the number of activities without answers."""
        own = self.labels[NOT_REPORTED]
        return NOT_REPORTED_COUNTED if own == LABELS[NOT_REPORTED] else own.lower()

    def stated(self, status: Status) -> str:
        """Returns the status of one answer, within a sentence."""
        return self.counted(status, 1) if status is Status.INGET_BEHOV else self.labels[status].lower()


@dataclass(frozen=True, slots=True)
class Section:
    """The section for one plan and form; `sources` are the answers that the sentences refer to."""

    district: str
    year: int
    form: OccasionKind
    numbers: str
    omraden: tuple[Omrade, ...]
    unanswered: tuple[Entry, ...]
    sources: tuple[StatusReport, ...]
    plan_name: str = UNNAMED

    @property
    def title(self) -> str:
        return f"{self.district}: {definite(self.plan_name)} i {self.form.label} {self.year}"


def compile_section(
    district: str,
    year: int,
    form: OccasionKind,
    activities: Sequence[StoredActivity],
    answerable: Mapping[int, Sequence[Answerable]],
    reports: Iterable[StatusReport],
    labels: Mapping[str, str],
    plan_name: str = UNNAMED,
) -> Section:
    """Returns the section.

    `activities` are in the plan's order; `answerable` are the seats of each activity by id; `reports` are
    sorted, oldest first; `labels` are the texts of the statuses by code.
    """
    words = Words(labels, form)
    by_activity: dict[int, list[StatusReport]] = {}
    for report in reports:
        by_activity.setdefault(report.activity_id, []).append(report)
    entries: dict[str, list[Entry]] = {}
    used: list[StatusReport] = []
    for stored in activities:
        latest = _latest(by_activity.get(stored.id, ()), answerable.get(stored.id, ()))
        used += [report for report in dict.fromkeys(latest.values()) if report is not None]
        entry = _entry(stored, answerable.get(stored.id, ()), latest, words)
        entries.setdefault(stored.activity.row.omrade or "Aktiviteter", []).append(entry)
    everything = [entry for listed in entries.values() for entry in listed]
    return Section(
        district=district,
        year=year,
        form=form,
        numbers=_numbers(everything, words),
        omraden=tuple(
            Omrade(name, _numbers(listed, words), tuple(listed)) for name, listed in entries.items()
        ),
        unanswered=tuple(entry for entry in everything if entry.missing),
        sources=tuple(sorted(used, key=lambda report: report.id)),
        plan_name=plan_name,
    )


def _latest(
    reports: Iterable[StatusReport], seats: Sequence[Answerable]
) -> dict[int | None, StatusReport | None]:
    """Returns the last answer of each seat.

    One for the whole activity, or of a former seat, counts for all.
    """
    latest: dict[int | None, StatusReport | None] = {seat.seat_id: None for seat in seats}
    for report in reports:
        covered = [report.seat_id] if report.seat_id in latest else list(latest)
        latest |= dict.fromkeys(covered, report)
    return latest


def _entry(
    stored: StoredActivity,
    seats: Sequence[Answerable],
    latest: Mapping[int | None, StatusReport | None],
    words: Words,
) -> Entry:
    answers = [report for report in dict.fromkeys(latest.values()) if report is not None]
    names = {seat.seat_id: seat.who for seat in seats}
    shared = len(names) > 1
    found = [
        sentence
        for report in answers
        for sentence in _sentences(report, _speaker(report, names) if shared else "", words)
    ]
    found += _forecasts(latest, names) if words.form.facts.forecast else []
    sentences = {sentence.text: sentence for sentence in reversed(found)}  # two seats, one answer
    status = combined_status(report.status if report else None for report in latest.values())
    return Entry(
        number=stored.activity.number,
        title=stored.activity.row.aktivitet,
        status=status,
        status_label=words.labels[status],
        sentences=tuple(reversed(sentences.values())),
        missing=tuple(seat for seat in seats if seat.owes),
        last_report=max((report.reported_on for report in answers), default=None),
    )


def _speaker(report: StatusReport, names: Mapping[int, str]) -> str:
    return names.get(report.seat_id or 0, report.person)


def _sentences(report: StatusReport, speaker: str, words: Words) -> Iterable[Sentence]:
    """Returns the answer's comment, with a deviation named as one, and its numbers."""
    text, stated = _closed(report.comment), words.stated(report.status)
    if report.status in DEVIATIONS:
        text = f"Avvikelse: {stated}. {text or 'Ingen orsak är angiven.'}"
    if speaker:
        text = f"{speaker}: {stated}. {text}".rstrip()
    elif report.status is Status.INGET_BEHOV:
        text = text or _sentence(stated)
    if text:
        yield Sentence(text, report.id)
    if report.value is not None:
        yield Sentence(_figure(report.value, report.target), report.id)
    if not text and report.value is None:
        yield Sentence("Status rapporterades utan kommentar.", report.id)


def _forecasts(latest: Mapping[int | None, StatusReport | None], names: Mapping[int, str]) -> list[Sentence]:
    """Returns the forecast once if everyone with work left gives the same, otherwise that of each."""
    left = [report for report in latest.values() if report is None or not report.closes_later]
    given = {report: report.forecast.facts.stated for report in left if report and report.forecast}
    if len({report.forecast if report else None for report in left}) == 1:
        return [Sentence(_sentence(stated), report.id) for report, stated in given.items()][-1:]
    return [Sentence(f"{_speaker(report, names)}: {stated}.", report.id) for report, stated in given.items()]


def _closed(comment: str) -> str:
    """Returns the comment with a capital first and a stop last; "" for a bare "klart"."""
    text = " ".join(comment.split())
    return "" if text.strip(".! ").casefold() in {"", *BARE} else _sentence(text)


def _sentence(text: str) -> str:
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".!?…" else f"{text}."


def _figure(value: float, target: float | None) -> str:
    of = "" if target is None else f" av {swedish_number(target)}"
    return f"Utfall: {swedish_number(value)}{of}."


def _numbers(entries: Sequence[Entry], words: Words) -> str:
    """Returns "7 aktiviteter: 3 genomförda, 2 pågår, …", in the order of the statuses, without empty ones."""
    counts = Counter(entry.status for entry in entries)
    parts = [f"{counts[s]} {words.counted(s, counts[s])}" for s in IN_TEXTS if counts[s]]
    parts += [f"{counts[NOT_REPORTED]} {words.not_reported}"] if counts[NOT_REPORTED] else []
    total = len(entries)
    return f"{total} {'aktivitet' if total == 1 else 'aktiviteter'}: {', '.join(parts) or 'inga'}."
