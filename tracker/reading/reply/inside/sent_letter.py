"""The words of a letter that was sent: where its lines begin and end, and which question each belongs to."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracker.reading.reply.patterns import fold

LONGEST_LETTER = 40_000  # characters
KEY = 3  # words by which a place in the letter is found
SHORT = 55  # characters of a line that is not wrapped
SHARED = 5  # words in a row that are the letter's, not a coincidence

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\s*(\d{1,3})\. ")
_EXAMPLES = re.compile(r"\s*så här:?\s*$", re.IGNORECASE)
# What mail programs add to addresses and pictures.
_ADDED = re.compile(
    r"<(?:mailto:|https?:)[^<>\s]{0,2000}>|\[(?:cid:|mailto:|image:|bild:)[^\[\]]{0,300}\]", re.I
)
_ENDS = re.compile(r"\s*(?:[?!:.](?:\s|$)|[–—] )")


def words_of(line: str) -> list[re.Match[str]]:
    """The words of a line with their places."""
    return list(_WORD.finditer(line))


def without_additions(line: str) -> str:
    return _ADDED.sub(" ", line)


@dataclass(frozen=True, slots=True)
class SentLetter:
    """`numbers` has the question of each word, None outside of them.

    A line or the title of a question begins at each of `begins`; a sentence, title or line is complete at
    each of `ends`; `titles` follow the number of a question. `keys` are the places of each KEY words in a
    row; `known` has each SHARED words in a row that are no example of an answer.
    """

    words: tuple[str, ...]
    numbers: tuple[int | None, ...]
    begins: frozenset[int]
    ends: frozenset[int]
    titles: frozenset[int]
    keys: Mapping[tuple[str, ...], Sequence[int]]
    known: frozenset[tuple[str, ...]]

    def question_at(self, place: int) -> int | None:
        """The question that what is written after so many words of the letter answers."""
        return self.numbers[place - 1] if place else None

    def matching(self, words: Sequence[str], place: int) -> int:
        """How many of the words are the letter's own from a place on.

        A line does not end with the number of the next question: that is an answer after this one.
        """
        count = 0
        for mine, sent in zip(words, self.words[place : place + len(words)], strict=False):
            if mine != sent:
                break
            count += 1
        ends_with_number = count > 1 and count == len(words) and place + count in self.titles
        return count - 1 if ends_with_number else count

    def places_after(self, words: Sequence[str], place: int) -> Iterator[int]:
        """The later places where the first words stand, the nearest first."""
        return (at for at in self.keys.get(tuple(words[:KEY]), ()) if at > place)

    def shares(self, words: Sequence[str]) -> bool:
        """True if some words in a row are the letter's."""
        return any(run in self.known for run in _runs(words, SHARED))


def sent_letter(text: str, asked: Collection[int]) -> SentLetter:
    """Returns the letter of its plain text, or of its HTML as text."""
    words: list[str] = []
    numbers: list[int | None] = []
    begins, ends, titles, known = set(), set(), set(), set()
    number, example = None, False
    lines = text[:LONGEST_LETTER].splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        found = _NUMBER.match(line)
        number = int(found[1]) if found and int(found[1]) in asked else number if line.strip() else None
        example = bool(_EXAMPLES.match(line)) or (example and bool(line.strip()))
        own = words_of(line)
        begins |= {len(words)}
        titles |= {len(words) + 1} if found else set()
        whole = not following.strip() or len(line) < SHORT
        ends |= {
            len(words) + at
            for at, word in enumerate(own, 1)
            if _completes(line, word, whole and at == len(own))
        }
        folded = [fold(word[0]) for word in own]
        known |= set() if example else set(_runs([*words[1 - SHARED :], *folded], SHARED))
        words += folded
        numbers += [number] * len(own)
    return SentLetter(
        tuple(words),
        tuple(numbers),
        frozenset(begins | titles),
        frozenset(ends),
        frozenset(titles),
        _keys(words),
        frozenset(known),
    )


def _completes(line: str, word: re.Match[str], is_last: bool) -> bool:
    return is_last or (not word[0].isdigit() and bool(_ENDS.match(line, word.end())))


def _keys(words: Sequence[str]) -> Mapping[tuple[str, ...], Sequence[int]]:
    keys: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, run in enumerate(_runs(words, KEY)):
        keys[run].append(at)
    return keys


def _runs(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1)]
