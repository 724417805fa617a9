"""Joins what a page, a line or a narrow column has cut: words, and cells that continue elsewhere."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.domain.text import unaccented
from tracker.reading.plan.cellkinds import could_be_follow_up, could_be_role, wants_a_unit
from tracker.reading.plan.cuts import ENDINGS, belongs_hyphen, is_inflected, is_part, may_hang, stands_alone
from tracker.reading.plan.letters import squeezed, starts_small

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
_LAST_LETTERS = re.compile(r"[^\W\d_]+$")
_HANGING_HYPHEN = re.compile(
    r"(?<=\w\w)([^\W\d_])- (?!(?:och|eller|samt|respektive|men)\b|\S*[-,])([a-zåäöé])"
)
_KEEPS_HYPHEN = frozenset({"och", "eller", "samt", "respektive", "men"})
_NARROW = 22
PERHAPS_CUT = "\u00ad"  # set by a reader that sees the page: a word fills this line to its end
_CLOSING = tuple(",.;:)")
_HOLDS_ON = re.compile(r"\w[/–]$|\d-$")
_HYPHENED = re.compile(r"-\w")
_SHORT = 3
_ONE = "Ordet ”{0}” kan vara två, ”{1}”: radbrytningen i kolumnen säger inte vilket – jämför med planen."
_TWO = "Orden ”{0}” kan vara ett, ”{1}”: radbrytningen i kolumnen säger inte vilket – jämför med planen."
_MARKS = " .,;:”\"')"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a document: `whole` are those that occur unbroken in it.

    `marks_breaks` is True if the document's lines end in a space except where a word was cut; `as_printed` if
    its pages are a program's own, so that words that stand twice at a page break were written twice.
    """

    whole: frozenset[str] = frozenset()
    marks_breaks: bool = False
    as_printed: bool = False

    def knows(self, word: str) -> bool:
        return unaccented(word) in self.whole


@dataclass(frozen=True, slots=True)
class Cut:
    """Whether two lines hold one word between them, and whether that is sure."""

    joined: bool
    sure: bool = True


def vocabulary_of(lines: Iterable[str]) -> Vocabulary:
    """Returns the words that are certainly whole: not the last of a line, nor the first of one."""
    whole: set[str] = set()
    spaced = ended = 0
    for line in filter(None, lines):
        words = _WORD.findall(unaccented(line))
        whole.update(words[1:-1] if len(line) < 60 else words)
        if len(words) > 1:
            ended += 1
            spaced += line.endswith(" ")
    return Vocabulary(frozenset(whole), ended > 20 and spaced > 0.9 * ended)


def join_lines(lines: Sequence[str], words: Vocabulary, width: int | None = None) -> str:
    """Returns the text of a cell with these lines; words cut between two lines are joined.

    `width` is the widest line of the cell's column, if known: a word cut without a hyphen fills it.
    """
    text = previous = ""
    for line in lines:
        if squeezed(line):
            text = _glue(text, previous, line, words, width) if text else line
            previous = line
    return squeezed(text)


def _glue(text: str, previous: str, line: str, words: Vocabulary, width: int | None) -> str:
    head, tail = text.rstrip(), line.lstrip()
    if head.endswith(PERHAPS_CUT):
        whole = head[:-1]
        return f"{whole}{tail}" if _cut(whole, tail, words).joined else f"{whole}\n{line}"
    if _HOLDS_ON.search(head[-2:]) and tail[0].isalnum():
        return f"{head}{tail}"
    if head.endswith("-") and len(head) > 1 and head[-2].isalpha():
        return _glue_hyphen(head, tail, line, words)
    cut = _is_cut(previous, tail, words, width)
    return f"{head}{tail}" if cut else f"{text}\n{line}"


def doubtful_breaks(lines: Sequence[str], words: Vocabulary) -> list[str]:
    """Returns a sentence for each line of a cell whose last word may, or may not, go on in the next line."""
    found = []
    for line, after in pairwise(lines):
        head, tail = line.rstrip(), after.lstrip()
        if not head.endswith(PERHAPS_CUT) or not tail:
            continue
        first, second = head[:-1].split()[-1], tail.split()[0].rstrip(PERHAPS_CUT)
        cut = _cut(head[:-1], tail, words)
        if not cut.sure:
            one, two = first + second, f"{first} {second}"
            found.append(_ONE.format(one, two) if cut.joined else _TWO.format(two, one))
    return found


def _cut(head: str, tail: str, words: Vocabulary) -> Cut:
    """Returns whether a line that is filled by a word continues inside it: by letters, then by words."""
    if tail[0] in _CLOSING or _HYPHENED.match(tail):
        return Cut(joined=True)
    before, after = _LAST_LETTERS.search(head[-80:]), _WORD.match(tail)
    if not before or not after:
        return Cut(joined=False)
    first, second = before.group(), after.group()
    ends = tail[after.end() :].strip(f"{PERHAPS_CUT} ")[:1] in ("", *_CLOSING)
    if is_part(first, second):
        return Cut(joined=True)
    if not words.knows(first + second) and (stands_alone(second) or may_hang(first, second, ends)):
        return Cut(joined=False)
    return _cut_by_words(first, second, words)


def _cut_by_words(first: str, second: str, words: Vocabulary) -> Cut:
    joined = first + second
    known = words.knows(joined) and not (words.knows(first) and words.knows(second))
    if known or len(second) < _SHORT or second in ENDINGS:
        return Cut(joined=True)
    if wants_a_unit(first) or (words.knows(second) and len(second) > _SHORT):
        return Cut(joined=False, sure=words.knows(first))
    if is_inflected(first) and names_something(second):
        return Cut(joined=False)  # "barnrådets protokoll": no compound begins with a genitive
    named = names_something(joined)
    if named and not (names_something(first) and names_something(second)):
        return Cut(joined=True)
    may_join = named or not could_be_role(first)
    return Cut(joined=may_join and not is_inflected(first), sure=False)


def _glue_hyphen(head: str, tail: str, line: str, words: Vocabulary) -> str:
    first = tail.split(maxsplit=1)[0]
    before = head[:-1].rsplit(maxsplit=1)[-1]
    if unaccented(first) in _KEEPS_HYPHEN:
        return f"{head}\n{line}"
    whole = words.knows(f"{before}-{first}".strip(_MARKS))
    if whole or not starts_small(first) or before.isupper() or belongs_hyphen(before):
        return f"{head}{tail}"
    return f"{head[:-1]}{tail}"


def _is_cut(last_line: str, tail: str, words: Vocabulary, width: int | None) -> bool:
    """True if a word without a hyphen was cut between the line and the tail."""
    before, after = _LAST_LETTERS.search(last_line.rstrip()), _WORD.match(tail)
    if not before or not after or not after.group()[0].islower():
        return False
    if words.marks_breaks:
        return not last_line.endswith(" ")
    joined, first, second = before.group() + after.group(), before.group(), after.group()
    if words.knows(joined) and not (words.knows(first) and words.knows(second)):
        return True
    fills = width is not None and width <= _NARROW and len(last_line.rstrip()) >= width - 2
    return fills and (second in ENDINGS or (names_something(joined) and not names_something(first, second)))


def names_something(*words: str) -> bool:
    """True if one of the words may be a role or a follow-up, as in narrow columns."""
    return any(could_be_role(word) or could_be_follow_up(word) for word in words)


def mend_hyphens(text: str) -> str:
    """Returns the text with words joined that a line break inside a cell left as "avdel- ningen"."""
    return _HANGING_HYPHEN.sub(r"\1\2", text)


def continue_cell(text: str, more: str, words: Vocabulary) -> str:
    """Returns the cell's text with its continuation after a page break.

    Repeated words are included once: "...berättelse" and "ättelse för 2021." make "...berättelse för 2021.";
    a part that only repeats the end adds nothing. In a document as printed, only the same text (of a merged
    cell) is repeated.
    """
    text, more = squeezed(text), squeezed(more)
    if not text or not more:
        return text or more
    if words.as_printed:
        return text if text == more else join_lines([text, more], words)
    repeated = _overlap(text, more)
    if repeated:
        return squeezed(text.rstrip(_MARKS) + more[repeated:]) if more[repeated:].strip(_MARKS) else text
    return join_lines([text, more], words)


def _overlap(text: str, more: str) -> int:
    """Returns how many letters of `more` repeat the end of `text`; only a few letters do not count."""
    end, start = unaccented(text).rstrip(_MARKS), unaccented(more)
    if len(end) != len(text.rstrip(_MARKS)) or len(start) != len(more):
        return 0
    whole = start.rstrip(_MARKS)
    for length in range(min(len(end), len(whole)), 3, -1):
        if end.endswith(whole[:length]) and _is_repetition(end, whole, length):
            return length
    return 0


def _is_repetition(end: str, start: str, length: int) -> bool:
    inside_word = length < len(end) and end[-length - 1].isalpha()
    whole_words = length == len(start) or not start[length].isalpha()
    return whole_words and (inside_word or length >= 8)
