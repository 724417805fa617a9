"""The last gate before an answer closes its activity without a person.

Everything after the status word must be known to be harmless; what is not known is confirmed by a person.
"""

import re

from tracker.domain.question import QuestionKind
from tracker.domain.status import Status
from tracker.domain.year_forecast import UNLIKELY
from tracker.reading.reply.closes import dropped, words
from tracker.reading.reply.closes.clauses import is_beside, is_harmless
from tracker.reading.reply.closes.other_text import is_contact, is_label
from tracker.reading.reply.closes.subject import without_subject
from tracker.reading.reply.own_words.closing import drop_greeting
from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions.asked import Asked
from tracker.reading.reply.questions.beside import without_sign_off

_DONE = (
    r"(?:klar[ta]?|genomfor(?:d|t|da)|avslut(?:ad|at|ade)|fardig[ta]?|slutfor(?:d|t|da)|avklara[td]e?|"
    r"utfor[dt]a?)"
)
_LEAD = r"\s*(?:[✅👍] ?)?(?:(?:nu|redan|status:|svar:|ja,(?= \w+\W+\w)) ?)?"
_FIRST = {
    Status.GENOMFORD: re.compile(rf"{_LEAD}{_DONE}(?!\w)"),
    Status.UTGAR: re.compile(r"\s*(?:utgar|utgatt|utgick|struken|struket)(?!\w)"),
}
_ODD = re.compile(
    r"[^\w\s.,;:!()§/–—✅👍-]|\.\s?\.|!\s?!|/\s*$|[-–—]\s*$|(?<!g):(?! ?[ae] )|_", re.IGNORECASE
)
_THUMB = re.compile(r"[\s.!]*[✅👍]\ufe0f?\s*$")
_FORECAST = re.compile(r"[\s,.;!–-]+ja[\s.!]*$", re.IGNORECASE)
_BULLET_OF_NEXT = re.compile(r"\n\s*[•*·▪]\s*$")
_SIGNED = re.compile(
    r"[\s,.]*(?<!\w)(?:m\.?v\.?h|vh|h[aä]lsn(?:ing(?:ar)?)?|h[aä]lsar|"
    r"//?)[\s,./]*(?:[A-ZÅÄÖ][\wåäöé-]*\s*){0,3}(?:,? *(?:skickat|sänt|sv) (?:från|via) (?:min )?\w+)?$"
)
_NO_STATUS_WORD = frozenset({QuestionKind.COUNTABLE})
_AS_PLANNED = re.compile(r"(?<=f[oö]rt|f[oö]rd) enligt plan(?:en)?(?!\w)", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[^:.,!?\n]{2,40}): ")
_YES = re.compile(r"ja,? (?=alla |samtliga |\d)", re.IGNORECASE)
_LONGEST = 40  # words
_ISO = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")


def closes(text: str, status: Status, asked: Asked, *, forecast: str | None = None) -> bool:
    """True if an answer (all of its words, with a forecast at its end) closes by itself."""
    own = _BULLET_OF_NEXT.sub("", drop_greeting(text.strip()))
    body = without_sign_off(own)
    if not is_contact(own[len(body) :]) or len(body.split()) > _LONGEST or forecast in UNLIKELY:
        return False
    body = _SIGNED.sub("", body.strip())
    if forecast == "ja":
        body = _FORECAST.sub("", body)
    body = _without_label(_THUMB.sub("", body).strip(), asked)
    if _ODD.search(_ISO.sub("", body)):
        return False
    if asked.kind is QuestionKind.DATE:
        body = without_subject(body, asked.title)
    return _is_dropped(body, asked) if status is Status.UTGAR else _is_done(body, asked)


def _without_label(body: str, asked: Asked) -> str:
    """The words after a label that only names the activity, "Ljudmiljön: klart"; without "ja" to a count."""
    if asked.kind is QuestionKind.COUNTABLE:
        body = _YES.sub("", body)
    label = _LABEL.match(body)
    return body[label.end() :] if label and is_label(label["label"], asked.title) else body


def _is_dropped(body: str, asked: Asked) -> bool:
    first = _FIRST[Status.UTGAR].match(fold(body))
    return first is not None and dropped.has_cause(dropped.marks(body[first.end() :], asked.title, asked.day))


def _is_done(body: str, asked: Asked) -> bool:
    first = _FIRST[Status.GENOMFORD].match(fold(body))
    counted = asked.kind in _NO_STATUS_WORD
    if first is None and not counted:
        return False
    rest = _AS_PLANNED.sub("", body)[first.end() :] if first else f". {body}"
    title = f"{asked.title} genomgång" if asked.kind is QuestionKind.ONGOING else asked.title
    marks = words.marks(rest, title, asked.day, counted=counted)
    beside, *clauses = marks.split("|")
    if not is_beside(beside) or not all(is_harmless(one) for one in clauses if one):
        return False
    return _is_enough(marks, QuestionKind.DATE if asked.is_yearly and marks else asked.kind)


def _is_enough(marks: str, kind: QuestionKind) -> bool:
    """True if it says enough for its question: what was done where the work goes on, all where it "
    "is counted."""
    if kind is QuestionKind.DATE:
        return True
    if kind in {QuestionKind.FREQUENCY, QuestionKind.MINUTES}:
        return re.search(r"W|q[^|]*V", marks) is not None
    if kind is QuestionKind.COUNTABLE:
        return re.search(r"W|q#", marks) is not None
    return re.search(r"[VDOW]", marks) is not None
