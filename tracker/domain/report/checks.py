"""What the coordinator should look at before a section is fixed; it stands in no form of the section."""

import re
from collections.abc import Collection, Iterator

from tracker.domain.report import phrases
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.numbers_said import CLAUSES, part_said
from tracker.domain.report.quotes import recorded
from tracker.domain.report.values import Check
from tracker.domain.status import Status

_WORKS = (Status.PAGAR, Status.GENOMFORD)
_ONE_OF = re.compile(r"(?:en|ett) av", re.IGNORECASE)
# What has stopped, failed or come late.
_STOPS = re.compile(
    r"\b(?:ligger nere|legat nere|låg nere|lades? ner\w*|lagts? ner\w*|la ner|lägga ner|nedlagd\w*"
    r"|ställdes in|ställts in|ställa in|inställ\w+|uteblev\w*|uteblivit|föll bort|fallit bort|fått utgå"
    r"|skjuter (?:på|upp)|skjut(?:its|as|en|et|na)|sköts (?:på|upp|fram)|uppskjut\w+|framflytta\w*|flyttades"
    r" fram|flyttats fram|vakan\w+|hanns? inte|hann aldrig|inte hunnit|sent|sena|försen\w+|paus\w*"
    r"|vilande|avbröts|avbrutits|inte kommit igång|tills vidare|stängd\w*|upphört|slank|missa\w*|glöm\w*"
    r"|hoppa\w* av|avhopp\w*|rann ut|runnit ut|i ?stället för (?:de )?planera\w*|skulle ha|slutat|slutade"
    r"|drog in|dragits in|brist\w*|saknas|saknar|dålig\w*|tyvärr|återstår|väntar"
    r"|(?:görs|gjordes|gjort|används|användes|tillämpa\w+|följs|följdes|hölls|hållits|förts)"
    r" (?:det |den |de )?(?:inte|ej|aldrig)|(?:inte|ej|aldrig) (?:längre|gjort|gjorts|följts"
    r"|genomför\w+|hållits|förts|kommit|fungera\w*)|fungerar (?:inte|sådär|dåligt))\b",
    re.IGNORECASE,
)


def checks(material: Material, apart: Collection[Voice]) -> Iterator[Check]:
    """Yields the answers that wait, and those whose words may say something else than what is recorded.

    Of those that are not told as deviating (`apart`), also the ones whose words may tell of a deviation.
    """
    for seat, name in material.names.items():
        if seat in material.waiting:
            yield Check(material.number, material.title, name, "", "", phrases.WAITS, 0)
    for voice in material.heard:
        why = phrases.REFERS if voice.refers else voice.stated.why
        if not why and voice not in apart and _may_deviate(material, voice):
            why = phrases.MAY_DEVIATE
        if why:
            yield _check(material, voice, why)


def _may_deviate(material: Material, voice: Voice) -> bool:
    """True if the words tell of what has stopped, or of a part where all should be done."""
    if voice.report.status not in _WORKS or not voice.quotable:
        return False
    ended = material.due_passed or material.period.complete
    return _STOPS.search(voice.words) is not None or (ended and _says_part(voice))


def _says_part(voice: Voice) -> bool:
    """True for "fyra av sex", if that is not the number that is recorded; "en av dem" is no such part."""
    parts = filter(None, map(part_said, CLAUSES.split(voice.words)))
    return voice.report.value is None and any(not _ONE_OF.match(one.group()) for one in parts)


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
