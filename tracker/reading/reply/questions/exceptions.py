"""What is said of all activities with exceptions: "allt enligt plan utom 4, som är försenad"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions import phrases
from tracker.reading.reply.questions.for_all import about_all
from tracker.reading.reply.questions.leading import Part
from tracker.reading.reply.questions.leading_figures import listed
from tracker.reading.reply.questions.leading_words import NAMES
from tracker.reading.reply.questions.naming import named
from tracker.reading.reply.questions.titled import UNKNOWN, by_title, sentences

_BUT = re.compile(r",? (?:utom|forutom|bortsett fran|med undantag (?:av|for)|men (?:inte|dock inte)) ")
_FIGURE = rf"(?:\d{{1,2}}|{'|'.join(name for name in NAMES if name.endswith('an'))})"
_NUMBERS = re.compile(
    r"(?:(?:pa|for|nr|nummer|punkt|fraga|rad|aktivitet)\.? )*"
    rf"(?P<numbers>{_FIGURE}(?:(?:, ?| och | o | & ?| samt ){_FIGURE})*)(?!\w)(?! ?(?:av|/|%) ?\d)"
)
_LAST = re.compile(r"(?:pa |for )?(?:den )?(?:allra )?sista(?: (?:fragan|punkten|raden|aktiviteten))?(?!\w)")
_CHUNK = re.compile(r"(?:,\s+|\s+)(?:och|o|samt)\s+|,\s+")
_LEADS = re.compile(r"(?i)^[\s,:]*(?:(?:som|där|den|vilken|det) )?(?=\S)")
_ON_ALL = re.compile(
    r"(?i) (?:på|för|om|med|i) (?:allt|alla|samtliga|allihop|resten|någon av dem|något)(?: \w+)?$"
)
_NAMED_THEN = re.compile(
    r"(?i)^(?:[\w-]+ ){0,3}[\w-]+(?:, (?:som|där|den|det)| (?:som|där)) (?:är (?=\w+(?:ad|en|d)\b))?(?=\w)"
)
_SAYS_WHAT = 6  # words of a chunk in which its name stands
_ALL_FIRST = re.compile(r"\W*(?:allt|alla|allting|samtliga|allihop\w*)(?!\w)")
_TWO = 2


def with_exceptions(text: str, asked: Sequence[int], titles: Sequence[str]) -> tuple[Part, ...]:
    """The exceptions, and what is said of all the others; empty if the text does not begin so."""
    whole = sentences(text)
    if len(asked) < _TWO or not whole:
        return ()
    found = _BUT.search(fold(whole[0]))
    if found is None:
        return _then_named(whole, asked, titles)
    before = whole[0][: found.start()]
    rest = about_all(before, asked)
    excepted = list(_chunks(whole[0][found.end() :], asked, titles))
    later = _later(whole[1:], asked, titles)
    if rest is None or not excepted or later is None:
        return ()
    said = _joined([(numbers, words) for numbers, words in excepted if numbers], later)
    others = tuple(number for number in asked if number not in said)
    if not others or not excepted[0][0] or len(others) == len(asked):
        return ()
    parts = (
        Part(_NAMED_THEN.sub("", words), (number,), shared=True, whole=words)
        for number, words in said.items()
        if re.search(r"\w", words)
    )
    return (Part(_of_all(rest.words, before), others, shared=True, whole=whole[0]), *parts)


def _of_all(words: str, clause: str) -> str:
    """ "Samma svar som i våras" of "samma svar som i våras på allt"."""
    return _ON_ALL.sub("", clause) if phrases.REPEAT.search(fold(clause)) else words


def _then_named(whole: Sequence[str], asked: Sequence[int], titles: Sequence[str]) -> tuple[Part, ...]:
    """ "Allt flyter på. Uthyrning: inte aktuellt": what is said of all is about those that are not named."""
    rest = about_all(whole[0], asked) if _ALL_FIRST.match(fold(whole[0])) else None
    later = _later(whole[1:], asked, titles)
    if rest is None or not later:
        return ()
    others = tuple(
        number for number in asked if number not in {one for part in later for one in part.numbers}
    )
    return (Part(rest.words, others, shared=True, whole=whole[0]), *later) if others else ()


def _later(whole: Sequence[str], asked: Sequence[int], titles: Sequence[str]) -> tuple[Part, ...] | None:
    """The parts of the sentences that follow, each of which names its activity; None if one does not."""
    found = by_title(" ".join(whole), asked, titles)
    unknown = any(UNKNOWN in part.numbers for part in found.answers)
    return None if found.loose or unknown else found.answers


def _chunks(text: str, asked: Sequence[int], titles: Sequence[str]) -> Iterator[tuple[tuple[int, ...], str]]:
    """What the exceptions are, each with its own words; one that names nothing goes on about the last."""
    cuts = [0, *(match.end() for match in _CHUNK.finditer(text)), len(text)]
    numbers: tuple[int, ...] = ()
    words, end = "", 0
    for start, stop in pairwise(cuts):
        if start < end:  # within a list of numbers
            words += text[max(start, end) : stop]
            continue
        named_ones, end = _named(text, start, stop, asked, titles)
        if named_ones and not set(named_ones) & set(numbers):
            if words:
                yield numbers, _own(words)
            numbers, words = named_ones, text[end:stop]
        else:
            words += text[(end if named_ones else start) : stop]
    yield numbers, _own(words)


def _named(
    text: str, start: int, stop: int, asked: Sequence[int], titles: Sequence[str]
) -> tuple[tuple[int, ...], int]:
    """The activities that a chunk names first, and where the words after the name begin."""
    folded = fold(text)
    match = _NUMBERS.match(folded, start)
    if match:
        figures = re.sub(r"[a-z]+an", lambda name: str(NAMES[name[0]]), match["numbers"])
        numbers = listed(figures)
        return (numbers, match.end()) if set(numbers) <= set(asked) else ((), start)
    last = _LAST.match(folded, start)
    if last:
        return (asked[-1],), last.end()
    place = named(" ".join(text[start:stop].split()[:_SAYS_WHAT]), titles)
    return ((asked[place],), start) if place is not None else ((), start)


def _own(words: str) -> str:
    return _LEADS.sub("", words.strip(" ,.!:"), count=1)


def _joined(excepted: Sequence[tuple[tuple[int, ...], str]], later: Sequence[Part]) -> dict[int, str]:
    """The words about each exception, with those of the sentences that follow."""
    said: dict[int, str] = {}
    for numbers, words in excepted:
        for number in numbers:
            said[number] = words
    for part in later:
        for number in part.numbers:
            above = said.get(number, "")
            said[number] = part.comment if len(above.split()) < _TWO else f"{above}. {part.comment}"
    return said
