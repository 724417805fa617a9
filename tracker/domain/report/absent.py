"""Who has not been heard, in the text and in the list of what is missing: both read the seats' standings."""

from collections.abc import Iterator

from tracker.domain.report import phrases
from tracker.domain.report.claims import Claim
from tracker.domain.report.material import Material, Standing, Voice
from tracker.domain.report.values import Sentence


def absent(material: Material) -> Iterator[Claim]:
    """Yields that the report did not ask, whose answer is missing, and whose came too late."""
    if not material.asked:
        yield Claim(phrases.not_asked(material.period), ())
    missing, late = material.seats(Standing.MISSING), material.seats(Standing.LATE)
    if material.asked and not material.voices and not late:
        yield Claim(phrases.nobody_answered([*material.names.values()], material.noun), ())
    elif missing:
        yield Claim(phrases.missing_from(phrases.some(missing, material.noun)), ())
    if late:
        units = phrases.some(late, material.noun)
        yield Claim(phrases.came_late(units, len(late), material.period.until), ())


def missing_lines(material: Material) -> Iterator[Sentence]:
    """Yields the lines of the list: of no answer at all, of one that came too late, and of an old one."""
    if not material.asked:
        return
    number, title = material.number, material.question.title
    missing = material.seats(Standing.MISSING)
    if missing or not (material.voices or material.names):
        yield Sentence(phrases.missing_line(number, title, missing), (), number)
    if late := material.seats(Standing.LATE):
        yield Sentence(phrases.came_late_line(number, title, late, material.period.until), (), number)
    by_month: dict[str, list[Voice]] = {}
    for voice in material.voices:
        if any(material.standings[seat] is Standing.OLD for seat in voice.seats):
            month = phrases.months([voice.report.reported_on], material.period.year)
            by_month.setdefault(month, []).append(voice)
    for month, voices in by_month.items():
        text = phrases.later_missing_line(number, title, material.of_voices(voices), month)
        yield Sentence(text, tuple(voice.report.id for voice in voices), number)
