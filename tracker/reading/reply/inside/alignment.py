"""The lines of a mail beside the letter that it quotes: which are the letter's, and which the person's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.reading.reply.inside.sent_letter import SentLetter, without_additions, words_of
from tracker.reading.reply.own_words.attribution import introduction_at
from tracker.reading.reply.own_words.signature import reports
from tracker.reading.reply.patterns import fold

SURELY = 4  # words at the beginning of a line of the letter that can't be a person's
MOST_PLACES = 20
_TWICE_QUOTED = re.compile(r"^\s*>\s?>")
_MARKS = re.compile(r"^[\s>|]+")
_MARKED = " \t|*_"
_BETWEEN = " \t?!.:;,)”|>–—-*_"
# Lines of a letter whose words may have changed since it was sent.
_CHANGES = re.compile(
    r"\W*(?:senast rapporterat|svara senast|slutdatum i planen|skulle ha besvarats|ref [a-z0-9]{4}-)", re.I
)
_OTHER_NUMBER = re.compile(
    r"\W*(?P<word>(?:fråga|nr|nummer|punkt)\.? ?)?(?P<number>\d{1,3})(?P<mark>[.):]?)(?!\d)", re.I
)


class UnclearError(Exception):
    """A line inside a question is neither surely the letter's nor surely new."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A line of the person's: its words, and the question that it stands below, None outside of them."""

    words: str
    number: int | None


def first_of_letter(lines: Sequence[str], letter: SentLetter) -> int | None:
    """Returns the index of the first line that is surely the letter's; None if it is not quoted.

    Nor is it if it is quoted within another mail: what stands in it may be an earlier answer.
    """
    for at, line in enumerate(lines):
        own = _folded(without_additions(line))
        if len(own) >= SURELY and _next_place(own, 0, letter)[1] >= SURELY:
            return None if _TWICE_QUOTED.match(line) else at
    return None


def own_lines(lines: Sequence[str], letter: SentLetter) -> Iterator[OwnLine]:
    """Yields the person's lines in the quoted letter. Raises UnclearError.

    Stops where another mail is quoted below.
    """
    place = 0
    for at, line in enumerate(lines):
        if at and introduction_at(lines, at):
            return
        text = _MARKS.sub("", without_additions(line))
        if not words_of(text):
            continue
        place, words = _read_line(text, _folded(_following(lines, at)), place, letter)
        number = letter.question_at(place)
        if words and (number is not None or line[:1] not in ">|"):
            yield OwnLine(_without_number(words, number, letter), number)


def _following(lines: Sequence[str], at: int) -> str:
    return next((line for line in lines[at + 1 : at + 6] if words_of(line)), "")


def _read_line(text: str, following: Sequence[str], place: int, letter: SentLetter) -> tuple[int, str]:
    """Returns the place in the letter after the line, and the words on it that are the person's."""
    words = _folded(text)
    if _goes_on(words, following, place, letter):
        return place + len(words), ""
    begin, count = _next_place(words, place, letter)
    if count == len(words):
        return begin + count, ""
    if count and begin + count in letter.ends:
        rest = text[words_of(text)[count - 1].end() :].lstrip(_BETWEEN).rstrip(_MARKED)
        return begin + count, _new(rest, begin + count, letter)
    if count >= SURELY:
        _unclear(place, letter)
        return place, ""
    return place, _new(text.strip(), place, letter)


def _goes_on(words: Sequence[str], following: Sequence[str], place: int, letter: SentLetter) -> bool:
    """True if the line is the letter's next words; few of them must end its line, or be gone on with.

    "2" below the first question is an answer, though the second question begins with it.
    """
    end = place + len(words)
    if letter.matching(words, place) < len(words):
        return False
    if len(words) >= SURELY - 1 or end in letter.ends:
        return True
    return bool(following) and letter.matching(following[:2], end) == min(2, len(following))


def _next_place(words: Sequence[str], place: int, letter: SentLetter) -> tuple[int, int]:
    """Returns where in the letter the line begins, and how many of its words are the letter's there."""
    here = letter.matching(words, place)
    if here and place + here in letter.ends and not words[here - 1].isdigit():
        return place, here
    for _, later in zip(range(MOST_PLACES), letter.places_after(words, place - 1), strict=False):
        count = letter.matching(words, later)
        whole = count == len(words)
        if later in letter.begins and (count >= SURELY or (whole and later + count in letter.ends)):
            return later, count
        if whole and count >= SURELY + 2:
            return later, count
    return place, 0


def _new(words: str, place: int, letter: SentLetter) -> str:
    """Returns words that are surely new. Raises UnclearError if they may be the letter's.

    So may words in the middle of a sentence of the letter, whose end somebody has changed.
    """
    if letter.shares(_folded(words)) or _CHANGES.match(words) or (words and place not in letter.ends):
        _unclear(place, letter)
        return ""
    return words


def _unclear(place: int, letter: SentLetter) -> None:
    if letter.question_at(place) is not None:
        raise UnclearError


def _without_number(words: str, number: int | None, letter: SentLetter) -> str:
    """Returns the words without the question's own number. Raises UnclearError if they have another one's."""
    found = _OTHER_NUMBER.match(words)
    if number is None or found is None or not words_of(words[found.end() :]):
        return words
    told = int(found["number"])
    if told == number and (found["mark"] or found["word"]):
        return words[found.end() :].lstrip(_BETWEEN)
    asked = told != number and told in letter.numbers
    if asked and (found["mark"] or found["word"] or reports(words[found.end() :])):
        raise UnclearError
    return words


def _folded(text: str) -> list[str]:
    return [fold(word[0]) for word in words_of(text)]
