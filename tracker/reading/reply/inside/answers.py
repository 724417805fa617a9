"""A mail and the letter that it quotes → what the person has written below each question.

The letter's words are known, so what stands between them and is not the letter's is an answer. If one line
is neither surely the letter's nor surely new, nothing is found: a person reads the mail.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tracker.reading.personal import beginning
from tracker.reading.reply.inside.alignment import UnclearError, first_of_letter, own_lines
from tracker.reading.reply.inside.sent_letter import SentLetter, sent_letter
from tracker.reading.reply.own_words.cutting import chunks, cut_signature
from tracker.reading.reply.own_words.signature import reports

LONGEST_MAIL = 64 * 1024
MOST_LINES = 2000
_LONGEST_COURTESY = 25  # words
_LABEL = re.compile(
    r"^(?:mitt )?(?:svar|kommentar)(?: \d{1,2})?\s*[:–-]\s*|^(?:[=-]{1,2}>|[→»*•/-]+)\s*", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_COURTESY = re.compile(
    r"^\W*(?:(?:hej|hejsan|hallå|tjena|god \w+)\b(?:\W+\w+){0,3}|tack\b.*|hoppas\b.*|(?:säg|hör|ring)\b.*|"
    r"(?:trevlig|ha en|ha det)\b.*)\W*$",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"(?<!\w)(?:svar\w*|kommentar\w*|kommentera\w+|skriv\w+|skrev|fyllt|ifyll\w+|se|här)(?!\w).{0,60}"
    r"(?<!\w)(?:nedan\w*|under (?:varje|respektive|frågorna|resp|dina|era)|här|längre ner|nedtill|"
    r"i (?:texten|mejlet|mailet|brevet|tabellen|mejltexten)|inne i|direkt i|i (?:ditt|ert) \w+|"
    r"i (?:rö[dt]\w*|rött|blå\w*|grön?\w*|grönt|gul\w*|lila|fet\w*|kursiv\w*)|svaren|frågorna)(?!\w)|"
    r"^\W*(?:mina )?svar\W*$",
    re.IGNORECASE,
)
_ODD_BREAKS = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class Inside:
    """What a person wrote: by number in the letter, and the words above, below and beside its questions."""

    answers: Mapping[int, str]
    above: str = ""
    beside: str = ""

    @property
    def text(self) -> str:
        """All of it, as a person reads it."""
        lines = "\n".join(f"{number}. {words}" for number, words in self.answers.items())
        return "\n\n".join(part for part in (self.above, lines, self.beside) if part)


def answers_inside(
    whole: str, letters: Sequence[str], numbers: Collection[int], *, writer: str = ""
) -> Inside | None:
    """Returns the answers in the quoted letter; None if there are none, or one of them is unclear.

    `letters` is the letter as it was sent: its plain text, and its HTML as text.
    """
    lines = _lines(whole)
    for text in letters:
        found = _beside(lines, sent_letter(text, numbers), numbers, writer)
        if found:
            return found
    return None


def says_nothing(words: str) -> bool:
    """True for a greeting, thanks and "se mina svar nedan" alone."""
    return all(map(_is_courtesy, filter(str.strip, _SENTENCE.split(words))))


def _lines(whole: str) -> list[str]:
    text = _ODD_BREAKS.sub("\n", beginning(whole, LONGEST_MAIL)).replace("\u00a0", " ")
    return unicodedata.normalize("NFC", text).split("\n")[:MOST_LINES]


def _beside(lines: Sequence[str], letter: SentLetter, numbers: Collection[int], writer: str) -> Inside | None:
    first = first_of_letter(lines, letter)
    if first is None:
        return None
    written: dict[int, list[str]] = {}
    beside: list[str] = []
    try:
        for one in own_lines(lines[first:], letter):
            (beside if one.number is None else written.setdefault(one.number, [])).append(one.words)
    except UnclearError:
        return None
    answers = {number: _words(written[number], writer) for number in numbers if number in written}
    answers = {number: words for number, words in answers.items() if words}
    if not answers:
        return None
    return Inside(answers, _own("\n".join(lines[:first]), writer), cut_signature("\n".join(beside), writer))


def _words(lines: Sequence[str], writer: str) -> str:
    own = cut_signature("\n".join(lines), writer)
    return "\n".join(_LABEL.sub("", line.strip("*_ ")) for line in own.split("\n")).strip()


def _own(head: str, writer: str) -> str:
    own = "\n".join("\n".join(chunk.lines) for chunk in chunks(head) if not chunk.quoted)
    return cut_signature(own, writer)


def _is_courtesy(sentence: str) -> bool:
    if reports(sentence) or len(sentence.split()) > _LONGEST_COURTESY or re.search(r"\d", sentence):
        return False
    return bool(_COURTESY.match(sentence) or _POINTS.search(sentence))
