"""Step 1: which activities the section is about, and which answers count for them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.forms import is_annual
from tracker.domain.people import Seat
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report import phrases
from tracker.domain.report.asked_back import without_questions
from tracker.domain.report.history import beside, none_since
from tracker.domain.report.material import Material, Standing, Voice, shown_words
from tracker.domain.report.period import Period
from tracker.domain.report.stated import Stated, stated
from tracker.domain.report.units import noun_for, seat_names, speaker_name
from tracker.domain.report.values import Basis, LeftOut
from tracker.domain.status import Status, StatusReport

_FEWEST_WORDS = 2  # of a part that is shown: "pågår" alone says less than the status and the number


@dataclass(frozen=True, slots=True)
class Selection:
    """`materials` are told one by one, `not_due` need none in this report, `dropped` left the plan."""

    materials: tuple[Material, ...]
    not_due: tuple[StoredActivity, ...]
    dropped: tuple[Material, ...]
    left_out: tuple[LeftOut, ...]


def select(basis: Basis) -> Selection:
    """Returns the activities with the last answer of each seat, and the answers that do not count."""
    given: dict[int, list[StatusReport]] = {}
    for report in basis.reports:
        given.setdefault(report.activity_id, []).append(report)
    in_plan = [stored for stored in basis.activities if not stored.withdrawn]
    told = [stored for stored in in_plan if _is_told(basis, stored, given.get(stored.id, ()))]
    gone = {change.activity_id for change in basis.changes if change.kind == "removed"}
    dropped = [stored for stored in basis.activities if stored.withdrawn and stored.id in gone]
    materials = tuple(_material(basis, stored, given.get(stored.id, ())) for stored in told)
    former = tuple(_material(basis, stored, given.get(stored.id, ())) for stored in dropped)
    return Selection(
        materials=materials,
        not_due=tuple(stored for stored in in_plan if stored not in told),
        dropped=former,
        left_out=tuple(_left_out(basis, given, (*materials, *former))),
    )


def _is_told(basis: Basis, stored: StoredActivity, reports: Sequence[StatusReport]) -> bool:
    """The annual report tells of everything, another one of what was asked or answered in its period."""
    period = basis.period
    if is_annual(period.form) or stored.id in basis.asked:
        return True
    return any(period.first <= report.reported_on <= period.last for report in reports)


def _material(basis: Basis, stored: StoredActivity, reports: Sequence[StatusReport]) -> Material:
    seats = basis.seats.get(stored.id, ())
    names = seat_names(seats)
    since = none_since(stored, reports, basis.period)
    counted = [report for report in reports if report.id not in since]
    asked = is_annual(basis.period.form) or stored.id in basis.asked
    latest = _latest(counted, names, basis.period, stored.id in basis.asked)
    last = {report.id: report for report in latest.values() if report is not None}
    if stored.activity.question.kind is QuestionKind.REVISION:
        last = _proposals(reports, basis.period) | last
    voices = tuple(
        _voice(basis, stored, report, latest, names, {*since.values()}, reports) for report in last.values()
    )
    waiting = frozenset(seat for seat in names if _waits(basis, stored, seat, voices))
    return Material(
        stored=stored,
        names=names,
        roles={seat.id: seat.role for seat in seats},
        voices=voices,
        standings={seat: _standing(seat, voices, counted, basis.period, asked, waiting) for seat in names},
        noun=noun_for(seats),
        period=basis.period,
        asked=asked,
        waiting=waiting,
    )


def _waits(basis: Basis, stored: StoredActivity, seat: int, voices: Sequence[Voice]) -> bool:
    """True if an answer of a seat waits that is later than the one that is told."""
    day = basis.waiting.get((stored.id, seat))
    told = [voice.report.reported_on for voice in voices if seat in voice.seats]
    return day is not None and all(one <= day for one in told)


def _standing(
    seat: int,
    voices: Sequence[Voice],
    reports: Sequence[StatusReport],
    period: Period,
    asked: bool,
    waiting: Collection[int],
) -> Standing:
    """Returns how a seat stands. Everything that tells who has answered reads this."""
    voice = next((one for one in voices if seat in one.seats), None)
    if voice is not None and not voice.old:
        return Standing.HEARD
    if seat in waiting:
        return Standing.WAITING
    if _answered_late(seat, reports, period, asked):
        return Standing.LATE
    if voice is not None:
        return Standing.OLD
    return Standing.MISSING if asked else Standing.NOT_DUE


def _latest(
    reports: Sequence[StatusReport], names: Mapping[int, str], period: Period, asked: bool
) -> dict[int | None, StatusReport | None]:
    """Returns the last answer of each seat; one for the whole activity counts for all of them.

    One of a former seat stands for those that have not answered themselves: it takes nobody's own words back.

    A report within the year tells of its own period: a seat that was asked and has not answered in it is
    heard with its first later answer, if that came in time for the report.
    """
    end = period.until if is_annual(period.form) else min(period.last, period.until)
    latest: dict[int | None, StatusReport | None] = dict.fromkeys(names)
    for report in reports:
        if report.reported_on <= end:
            latest |= dict.fromkeys(_covered(report, latest), report)
    if asked and not is_annual(period.form):
        late = [report for report in reports if end < report.reported_on <= period.until]
        for report in late:
            latest |= dict.fromkeys(_unheard(report, latest, period), report)
    return latest


def _answered_late(seat: int, reports: Sequence[StatusReport], period: Period, asked: bool) -> bool:
    """True if a seat without an answer that counts gave one when it was too late."""
    own = (report for report in reports if report.seat_id in (seat, None))
    return any(report.reported_on > period.closed(asked) for report in own)


def _proposals(reports: Sequence[StatusReport], period: Period) -> dict[int, StatusReport]:
    """Returns every proposal for the next plan: a later one adds to it, and the same words count once."""
    end = period.until if is_annual(period.form) else min(period.last, period.until)
    said = {
        (one.seat_id, one.comment.strip().casefold()): one
        for one in reports
        if one.reported_on <= end and one.comment.strip()
    }
    kept = [one for one in said.values() if not any(_repeats(later, one) for later in said.values())]
    return {one.id: one for one in kept}


def _repeats(later: StatusReport, earlier: StatusReport) -> bool:
    """True if a later answer of the same seat has all the words of an earlier one."""
    words = earlier.comment.strip().strip(".!").casefold()
    same = later.seat_id == earlier.seat_id and later.id != earlier.id
    return same and later.reported_on >= earlier.reported_on and words in later.comment.casefold()


def _covered(report: StatusReport, latest: Mapping[int | None, StatusReport | None]) -> list[int | None]:
    if report.seat_id in latest:
        return [report.seat_id]
    if report.seat_id is None:
        return list(latest) or [None]
    own = {seat for seat, last in latest.items() if last is not None and last.seat_id == seat}
    return [seat for seat in latest if seat not in own] or ([] if latest else [None])


def _unheard(
    report: StatusReport, latest: Mapping[int | None, StatusReport | None], period: Period
) -> list[int | None]:
    """Returns the seats for which the report stands and that have not answered of the period's own time."""
    given = ((seat, latest.get(seat)) for seat in _covered(report, latest))
    return [seat for seat, last in given if last is None or period.is_stale(last.reported_on)]


def _voice(
    basis: Basis,
    stored: StoredActivity,
    report: StatusReport,
    latest: Mapping[int | None, StatusReport | None],
    names: Mapping[int, str],
    affirmed: Collection[int],
    reports: Sequence[StatusReport],
) -> Voice:
    found = beside(stored, report, reports, basis.period)
    seats = tuple(seat for seat, last in latest.items() if last is report and seat is not None)
    owing = bool(seats) and all((stored.id, seat) in basis.owing for seat in seats)
    stale = (owing and not basis.period.ended_by(report.reported_on)) or basis.period.is_stale(
        report.reported_on
    )
    old = stale and report.id not in affirmed and not _is_settled(stored, report)
    says = stated(report, stored.activity.question)
    public = _public(basis, report, says)
    hidden = report.id in basis.held_back and not public
    words_beside = _words_beside(basis, found.report) if found else ""
    mixed = found is not None and found.mixed and not hidden
    is_told = found is not None and (mixed if found.mixed else bool(words_beside) and not hidden)
    return Voice(
        report=report,
        seats=seats,
        speaker=names.get(report.seat_id or 0) or _former(basis.other_seats, report.seat_id),
        stated=says,
        old=old,
        within=basis.period.is_current(report.reported_on),
        public=public,
        hidden=hidden,
        cut=report.id in basis.held_back and bool(public),
        asks=_asks(stored, report),
        beside=found.report if found and is_told else None,
        words_beside=words_beside,
        mixed=mixed,
    )


def _public(basis: Basis, report: StatusReport, says: Stated) -> str:
    """Returns what may be shown of the words; where a number may tell who it was, all or nothing."""
    shown = basis.held_back.get(report.id, report.comment)
    partly = report.id in basis.held_back and (says.few or len(shown.split()) < _FEWEST_WORDS)
    return "" if partly else shown


def _words_beside(basis: Basis, report: StatusReport) -> str:
    """Returns the words of an answer beside another; none if some are held back."""
    if report.id in basis.held_back:
        return ""
    return shown_words(report.comment, asks=True)


def _asks(stored: StoredActivity, report: StatusReport) -> bool:
    """True if it asks the coordinator something; a proposal for the next plan may be put as a question."""
    proposes = stored.activity.question.kind is QuestionKind.REVISION
    return not proposes and without_questions(report.comment).asks


def _is_settled(stored: StoredActivity, report: StatusReport) -> bool:
    """True if nothing that comes later changes what was said: done by its date, dropped, or proposed."""
    if stored.activity.question.kind is QuestionKind.REVISION:
        return True
    done = report.status is Status.GENOMFORD and stored.activity.question.kind is QuestionKind.DATE
    return report.closes_later or done


def _former(seats: Mapping[int, Seat], seat_id: int | None) -> str:
    """Returns who spoke for the whole activity: a seat that no longer answers for it, or the coordinator."""
    seat = seats.get(seat_id) if seat_id is not None else None
    return speaker_name(seat) if seat else phrases.COORDINATOR


def _left_out(
    basis: Basis, given: Mapping[int, Sequence[StatusReport]], materials: Sequence[Material]
) -> Iterable[LeftOut]:
    """Yields every answer that no sentence is about, with the reason, and the words that are held back."""
    shown = {material.stored.id: material for material in materials}
    for stored in basis.activities:
        number = stored.activity.number
        since = none_since(stored, given.get(stored.id, ()), basis.period)
        material = shown.get(stored.id)
        voices = material.voices if material else ()
        counted = {voice.report.id: voice for voice in voices}
        beside_others = {voice.beside.id for voice in voices if voice.beside}
        for report in given.get(stored.id, ()):
            if report.id in counted:
                yield from _unsaid(counted[report.id], number)
            elif report.id in beside_others:
                if report.id in basis.held_back:
                    yield LeftOut(report.id, number, phrases.WORDS_HELD_BACK)
            elif report.id in since:
                yield LeftOut(report.id, number, phrases.none_since(since[report.id]))
            elif report.reported_on > basis.period.until:
                yield LeftOut(report.id, number, phrases.came_after(basis.period.until))
            elif not is_annual(basis.period.form) and report.reported_on > basis.period.last:
                yield LeftOut(report.id, number, phrases.belongs_later(basis.period.last))
            elif material is None:
                yield LeftOut(report.id, number, phrases.not_in_report(basis.period, stored.withdrawn))
            else:
                yield LeftOut(report.id, number, _replaced_by(material, report))


def _unsaid(voice: Voice, number: int) -> Iterable[LeftOut]:
    """Yields why the words of an answer that counts, or some of them, are not told."""
    if voice.hidden or voice.cut:
        why = phrases.WORDS_HELD_BACK if voice.hidden else phrases.SOME_HELD_BACK
        yield LeftOut(voice.report.id, number, why)
    elif voice.asks:
        yield LeftOut(voice.report.id, number, phrases.QUESTION_LEFT_OUT)


def _replaced_by(material: Material, report: StatusReport) -> str:
    last = next(
        (voice.report for voice in material.voices if report.seat_id in (*voice.seats, voice.report.seat_id)),
        material.voices[-1].report,
    )
    return phrases.replaced_by(last.id, last.reported_on)
