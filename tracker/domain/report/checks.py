"""What the coordinator should look at before a section is fixed; it stands in no form of the section."""

import re
from collections.abc import Collection, Iterator

from tracker.domain.report import phrases
from tracker.domain.report.material import Material, Voice
from tracker.domain.report.numbers_said import CLAUSES, has_number, holds_number, part_said
from tracker.domain.report.quotes import recorded
from tracker.domain.report.stated import Words
from tracker.domain.report.values import Check
from tracker.domain.status import Status
from tracker.domain.swedish import swedish_number

_WORKS = (Status.PAGAR, Status.GENOMFORD)
_QUOTED, _BOTH = re.compile(r"”[^”]*”"), re.compile(r"\b(?:båda|bägge)\b", re.IGNORECASE)
_ONE_OF = re.compile(r"(?:en|ett) av", re.IGNORECASE)
# What has stopped, failed or come late.
_STOPS = re.compile(
    r"\b(?:ligger nere|legat nere|låg nere|lades? ner\w*|lagts? ner\w*|la ner|lägga ner|nedlagd\w*"
    r"|ställdes in|ställts in|ställa in|inställ\w+|uteblev\w*|uteblivit|föll bort|fallit bort|fått utgå"
    r"|skjuter (?:på|upp)|skjut(?:its|as|en|et|na)|sköts (?:på|upp|fram)|uppskjut\w+|framflytta\w*|flyttades"
    r" fram|flyttats fram|vakan\w+|hanns? inte|hann aldrig|inte hunnit|sent|sena|försen\w+|paus\w*"
    r"|vilande|avbröts|avbrutits|inte kommit igång|tills vidare|stängd\w*|upphört|slank|missa\w*|glöm\w*"
    r"|hoppa\w* av|avhopp\w*|rann ut|runnit ut|i ?stället för (?:de )?planera\w*|skulle ha|slutat|slutade"
    r"|drog in|dragits in|brist\w*|saknas|saknar|dålig\w*|tyvärr|(?<!inget )(?<!inga )återstår|väntar"
    r"|(?:görs|gjordes|gjort|används|användes|tillämpa\w+|följs|följdes|hölls|hållits|förts)"
    r" (?:det |den |de )?(?:inte|ej|aldrig)|(?:inte|ej|aldrig) (?:längre|gjort|gjorts|följts"
    r"|genomför\w+|hållits|förts|kommit|fungera\w*)|fungerar (?:inte|sådär|dåligt))\b",
    re.IGNORECASE,
)

# What is left of what is recorded as done.
_UNFINISHED = re.compile(
    r"^nej\b|\b(?:utom|förutom|(?<!inget )(?<!inga )återst\w+|kvar(?! i)|resten(?! av året)"
    r"|resterande|delvis|halva|hälften|nästan|pågår|fortgår|väntar|flyttas|kommer att|ska börja"
    r"|osäker\w*|blev inte|inte (?:än|klart?|färdigt?|alla|av|hunn\w+)|ännu (?:inte|ej)|ej klart?"
    r"|(?:inte|ej) (?:påbörja\w+|börja\w*|startat))\b",
    re.IGNORECASE,
)
# What has been done of what is recorded as late, not begun or not needed.
_BEGUN = re.compile(
    r"\b(?:klart|klara|avklarat|i mål|genomför(?:t|ts|d|des)|hölls|hållits?|färdigt?|igång|i gång|startat\w*"
    r"|startade\w*|påbörjat|påbörjats|påbörjades|delvis|halva)\b(?! (?:inte|ej|aldrig))",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:(?<!inte )en gång|(?:två|tre|fyra|flera|några|[1-9]\d*) (?:gånger|ärenden|tillfällen)(?! per)"
    r"|behov har funnits|(?:haft|tagit) kontakt)\b|^(?:ja|jo)\b",
    re.IGNORECASE,
)
_NOT_BEGUN = re.compile(
    r"\b(?:(?:inte|ej) (?:börjat|startat|aktuellt|påbörja\w+)|utgår"
    r"|(?:allt|alla) (?:är )?(?:klar\w*|genomför\w+))\b|^klart$|^inget behov\b|\bär (?:genomförd|klar)\b",
    re.IGNORECASE,
)
# A clause that denies what follows, or says it of another time.
_NOT_YET = re.compile(
    r"\b(?:inte|ej|aldrig|inget|ingen|inga|ska|ska vara|beräknas|kommer|planeras|planerat|blir|bli|är det)\b",
    re.IGNORECASE,
)
_BEGINS_SO = re.compile(r"\s*(?:utgår|inget behov)\b", re.IGNORECASE)
_BUT = re.compile(rf"{CLAUSES.pattern}|\bmen\b", re.IGNORECASE)
_CANNOT = re.compile(
    r"\b(?:kan (?:inte|ej) (?:svara|bedöma|säga)|vet (?:inte|ej)|ingen aning)\b", re.IGNORECASE
)
# Words that may say something else than the recorded status.
_OTHERWISE = {
    Status.GENOMFORD: _UNFINISHED,
    Status.PAGAR: _NOT_BEGUN,
    Status.FORSENAD: _BEGUN,
    Status.EJ_PABORJAD: _BEGUN,
    Status.UTGAR: _BEGUN,
    Status.INGET_BEHOV: _NEEDED,
}


def checks(material: Material, apart: Collection[Voice]) -> Iterator[Check]:
    """Yields the answers that wait, and those whose words may say something else than what is recorded.

    Of those that are not told as deviating (`apart`), also the ones whose words may tell of a deviation.
    """
    for seat, name in material.names.items():
        if seat in material.waiting:
            yield Check(material.number, material.title, name, "", "", phrases.WAITS, 0)
    for voice in material.heard:
        if why := _why(material, voice, apart):
            yield _check(material, voice, why)


def _why(material: Material, voice: Voice, apart: Collection[Voice]) -> str:
    """Returns why to look at an answer; "" if the words bear what is recorded."""
    return next(_reasons(material, voice, apart), "")


def _reasons(material: Material, voice: Voice, apart: Collection[Voice]) -> Iterator[str]:
    words, value = voice.report.comment, voice.report.value
    if voice.refers:
        yield phrases.REFERS
    if "?" in _QUOTED.sub("", words) and not voice.asks:
        yield phrases.ASKS
    if cannot := _CANNOT.search(words):
        yield phrases.says_otherwise(cannot.group())
    if voice.stated.yes_no and voice.stated.words is Words.PULLS:
        yield phrases.only_says(words)
    told_apart = voice in apart and voice.report.status in _WORKS
    if not told_apart and (other := _says_otherwise(voice.report.status, words)):
        yield phrases.says_otherwise(other)
    if voice.report.status in _WORKS and not told_apart and _may_deviate(material, voice):
        yield phrases.MAY_DEVIATE
    if value and holds_number(voice.report, words) and not has_number(_BOTH.sub("två", words), value):
        yield phrases.another_number(swedish_number(value))
    if voice.cut:
        yield phrases.UNCLEAR_IN_PART
    if voice.unclear or (voice.hidden and voice.stated.words is Words.PULLS):
        yield phrases.UNCLEAR


def _says_otherwise(status: Status, words: str) -> str:
    """Returns the words that may say something else than the status; "" if none do."""
    pattern = _OTHERWISE[status]
    if status is Status.GENOMFORD and (begins := _BEGINS_SO.match(words)):
        return begins.group()
    for clause in _BUT.split(words):
        found = pattern.search(clause.strip())
        denied = pattern in (_BEGUN, _NEEDED) and found and _NOT_YET.search(clause.strip()[: found.start()])
        if found and not denied:
            return found.group()
    return ""


def _may_deviate(material: Material, voice: Voice) -> bool:
    """True if the words tell of what has stopped, or of a part where all should be done."""
    ended = material.due_passed or material.period.complete
    return _STOPS.search(voice.report.comment) is not None or (ended and _says_part(voice))


def _says_part(voice: Voice) -> bool:
    """True for "fyra av sex", if that is not the number that is recorded; "en av dem" is no such part."""
    parts = filter(None, map(part_said, CLAUSES.split(voice.report.comment)))
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
