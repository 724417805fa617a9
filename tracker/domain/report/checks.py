"""What the coordinator should look at before a section is fixed; it stands in no form of the section."""

from collections.abc import Iterator

from tracker.domain.report import phrases
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.quotes import recorded
from tracker.domain.report.values import Check


def checks(material: Material) -> Iterator[Check]:
    """Yields the answers that wait, and those whose words may say something else than what is recorded."""
    for seat, name in material.names.items():
        if seat in material.waiting:
            yield Check(material.number, material.title, name, "", "", phrases.WAITS, 0)
    for voice in material.heard:
        why = phrases.REFERS if voice.refers else voice.stated.why
        if why:
            yield _check(material, voice, why)


def _check(material: Material, voice: Voice, why: str) -> Check:
    return Check(
        number=material.number,
        title=material.title,
        unit=voice.speaker,
        status=recorded(voice.report),
        words=voice.words,
        why=why,
        report=voice.report.id,
    )


def line(check: Check) -> str:
    """Returns what to look at, in one line for a person."""
    about = (check.number, check.title, check.unit)
    return phrases.check_line(*about, check.status, check.words, check.why)
