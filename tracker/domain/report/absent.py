"""Who has not been heard, in the text and in the list of what is missing: both read the seats' standings."""

from collections.abc import Iterator, Sequence

from tracker.domain.report import phrases
from tracker.domain.report.claims import Claim
from tracker.domain.report.material import Material, Standing, Voice
from tracker.domain.report.values import Sentence
from tracker.domain.swedish import listed


def absent(material: Material) -> Iterator[Claim]:
    """Yields that the report did not ask, whose answer is missing or waits, and whose came too late."""
    if not material.asked:
        silent = material.seats(Standing.NOT_DUE) if material.voices else []
        yield Claim(phrases.not_asked(material.period, phrases.some(silent, material.noun)), ())
    missing, late = material.seats(Standing.MISSING), material.seats(Standing.LATE)
    waiting = material.seats(Standing.WAITING)
    if material.asked and not material.voices and not late and not waiting:
        yield Claim(phrases.nobody_answered([*material.names.values()], material.noun), ())
    elif missing:
        yield Claim(phrases.missing_from(phrases.some(missing, material.noun)), ())
    if waiting:
        yield Claim(phrases.is_prepared(phrases.some(waiting, material.noun), len(waiting)), ())
    if material.waits_again:
        yield Claim(phrases.is_prepared_again(listed(material.waits_again)), ())
    if late:
        units = phrases.some(late, material.noun)
        yield Claim(phrases.came_late(units, len(late), material.period.closed(material.asked)), ())


def missing_lines(material: Material) -> Iterator[Sentence]:
    """Yields the activity's line: who has not answered, whose answer waits, came too late, or is old."""
    parts = list(_parts(material)) if material.asked else []
    if parts:
        text = phrases.missing_line(material.number, material.title, [words for words, _ in parts])
        yield Sentence(text, tuple(one for _, voices in parts for one in _reports(voices)), material.number)


def _silent(material: Material) -> list[str]:
    """Returns who has not answered: an old answer of another, in their place, is not theirs."""
    spoken_for = {seat for voice in material.voices if voice.stands_in for seat in voice.seats}
    owes = {
        seat
        for seat, standing in material.standings.items()
        if standing is Standing.MISSING or (standing is Standing.OLD and seat in spoken_for)
    }
    return [name for seat, name in material.names.items() if seat in owes]


def _reports(voices: Sequence[Voice]) -> Iterator[int]:
    return (voice.report.id for voice in voices)


def _parts(material: Material) -> Iterator[tuple[str, Sequence[Voice]]]:
    if missing := _silent(material):
        yield listed(missing), ()
    elif not (material.voices or material.names):
        yield phrases.NOBODY_NAMED, ()
    if waiting := material.seats(Standing.WAITING):
        yield phrases.prepared_part(waiting), ()
    if late := material.seats(Standing.LATE):
        yield phrases.came_late_part(late, material.period.until), ()
    by_month: dict[str, list[Voice]] = {}
    for voice in material.voices:
        if not voice.stands_in and any(material.standings[seat] is Standing.OLD for seat in voice.seats):
            month = phrases.months([voice.report.reported_on], material.period.year)
            by_month.setdefault(month, []).append(voice)
    for month, voices in by_month.items():
        yield phrases.later_missing_part(material.of_voices(voices), month), voices
