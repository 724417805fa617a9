"""What the coordinator should look at before a section is fixed; it stands in no form of the section."""

from collections.abc import Iterator

from tracker.domain.report import phrases
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.quotes import recorded
from tracker.domain.report.values import Check


def checks(material: Material) -> Iterator[Check]:
    """Yields the answers whose words may say something else than what is recorded of them."""
    for voice in material.heard:
        if voice.stated.why:
            yield _check(material, voice)


def _check(material: Material, voice: Voice) -> Check:
    return Check(
        number=material.number,
        title=material.question.title,
        unit=voice.speaker,
        status=recorded(voice.report),
        words=voice.words,
        why=voice.stated.why,
        report=voice.report.id,
    )


def line(check: Check) -> str:
    """Returns what to look at, in one line for a person."""
    about = (check.number, check.title, check.unit)
    return phrases.check_line(*about, check.status, check.words, check.why)
