"""Leading numbers: a number that begins a line rules, and what follows belongs to it until the next.

Numbers inside an answer ("11 av 12", "två gånger") point at nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.reading.reply.patterns import fold
from tracker.reading.reply.questions import leading_words
from tracker.reading.reply.questions.leading_figures import (
    answer_last,
    in_figures,
    listed,
    names_in_figures,
    plain,
    ranges,
)
from tracker.reading.reply.questions.numerals import NUMERAL

_A_ROW = 3
MOST_NUMBERS = 60  # a greater number at a line's beginning points at no activity


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a reply and the numbers that it answers; none for what stands before the first."""

    words: str
    numbers: tuple[int, ...] = ()
    label: str = ""  # the words before "words" that only name the activity: "Nätverket:"
    shared: bool = False  # placed by order or elimination: what closes is confirmed by a person
    listed: bool = False  # the numbers stand before the words: "5 & 6 klara"
    whole: str = ""  # all that was written, if "words" leaves some of it out

    @property
    def comment(self) -> str:
        """All that was written, with the label."""
        if self.whole:
            return self.whole
        return f"{self.label} {self.words}".strip() if self.label else self.words


@dataclass(frozen=True, slots=True)
class _Pointer:
    start: int
    end: int
    numbers: tuple[int, ...]
    at_line: bool


def by_number(text: str, asked: Sequence[int]) -> tuple[Part, ...]:
    """The parts of a text by its leading numbers; empty if no number leads."""
    text = answer_last(names_in_figures(text), asked)
    folded = ranges(fold(plain(text)))
    if len(asked) > 1:
        folded = in_figures(folded, asked)
    pointers = _whole_row(folded, asked) or _in_order([*_at_lines(folded, asked)], folded, asked)
    if not pointers:
        return ()
    ends = [pointer.start for pointer in pointers[1:]] + [len(text)]
    parts = [Part(text[: pointers[0].start].strip())]
    parts += [
        Part(_tidy(text[one.end : end]), one.numbers, listed=True)
        for one, end in zip(pointers, ends, strict=True)
    ]
    return tuple(part for part in parts if part.numbers or part.words)


def _whole_row(folded: str, asked: Sequence[int]) -> list[_Pointer]:
    """ "1 ja 2 nej 3 i höst": the numbers of all that was asked, each once, in order or at a boundary."""
    found = [
        _Pointer(match.start(), match.end(), numbers, at_line=False)
        for match in leading_words.INLINE.finditer(folded)
        if not re.match(leading_words.NO_POINTER, " " + folded[match.end() : match.end() + 60])
        and set(numbers := listed(match["numbers"])) & set(asked)
    ]
    if len(asked) < _A_ROW or sorted(n for one in found for n in one.numbers) != sorted(asked):
        return []
    last = 0
    for one in found:
        first_in_sentence = folded[: one.start].rstrip(" ")[-1:] in leading_words.BOUNDARY
        if not first_in_sentence and one.numbers[0] != last + 1:
            return []
        last = one.numbers[-1]
    return found


def _tidy(words: str) -> str:
    return re.sub(
        r"^[\s,;:.)=–—>*-]+(?=\w)|\n\s*[•·▪*–-]\s*$|[\s,;]+(?:och|samt)?\s*$|[\s(]+$", "", words.strip()
    ).strip()


def _at_lines(folded: str, asked: Sequence[int]) -> Iterator[_Pointer]:
    found = [(match, listed(match["numbers"])) for match in leading_words.LINE.finditer(folded)]
    known = [(match, numbers) for match, numbers in found if _are_known(match["numbers"], numbers, asked)]
    firsts = [numbers[0] for _, numbers in known]
    lines = sum(1 for line in folded.split("\n") if line.strip())
    distinct = len(firsts) > 1 and len(set(firsts)) == len(firsts)
    sequence = distinct and (firsts == sorted(firsts) or len(firsts) == lines)
    leads = [
        (match, numbers)
        for match, numbers in known
        if _leads(match, numbers, folded, asked, sequence=sequence)
    ]
    if leads:
        leads += [(match, numbers) for match, numbers in found if _is_stranger(match, numbers, folded, asked)]
    for match, numbers in sorted(leads, key=lambda one: one[0].start()):
        yield _Pointer(match.start(), match.end(), numbers, at_line=True)


def _are_known(written: str, numbers: Sequence[int], asked: Sequence[int]) -> bool:
    """True if all were asked; a range ("2-5") may go on beyond what was."""
    is_range = re.fullmatch(r"\d+ ?[-–] ?\d+", written) is not None
    return bool(set(numbers) & set(asked)) and (is_range or set(numbers) <= set(asked))


def _is_stranger(match: re.Match[str], numbers: Sequence[int], folded: str, asked: Sequence[int]) -> bool:
    """True for "5 pågår" and "5. klart" at a line's beginning, in a letter that asked about 1 and 2."""
    if set(numbers) & set(asked) or max(numbers) > MOST_NUMBERS:
        return False
    after = folded[match.end() : match.end() + 80]
    line = after.split("\n", maxsplit=1)[0]
    if leading_words.LINE_LABEL.match(match[0]) or match["mark"].strip() in {".", ")", ":"}:
        return re.search(r"[a-z]", line) is not None
    return leading_words.STATUS.match(after) is not None


def _leads(
    match: re.Match[str], numbers: Sequence[int], folded: str, asked: Sequence[int], *, sequence: bool
) -> bool:
    """True if the number at a line's beginning points at an activity and counts nothing."""
    after = folded[match.end() : match.end() + 80]
    line = after.split("\n", maxsplit=1)[0]
    if leading_words.LINE_LABEL.match(match[0]):
        return True
    marked = bool(match["mark"].strip(" ")) and match["mark"].strip() not in {","}
    if not line.strip():
        return marked and len(asked) > 1
    if marked:
        return (
            len(asked) > 1
            or not re.fullmatch(rf"{NUMERAL}\W*", line)
            or match["mark"].strip() in {".", ")", ":"}
        )
    if re.match(leading_words.NO_POINTER, after if not match[0].endswith(" ") else " " + after):
        return sequence and leading_words.MONTH_THEN.match(after) is not None
    if _is_one_number(match[0], after) and not sequence:
        return False
    return _leads_unmarked(after, numbers, asked, sequence=sequence)


def _is_one_number(written: str, after: str) -> bool:
    """True for "1 500"."""
    return written[-1:].isspace() and re.match(r"\d{3}(?!\d)", after) is not None


def _leads_unmarked(after: str, numbers: Sequence[int], asked: Sequence[int], *, sequence: bool) -> bool:
    if len(numbers) > 1 or sequence:
        return sequence or leading_words.ANSWERS.match(after) is not None
    return leading_words.COUNTED.match(after) is None and (
        len(asked) > 1 or leading_words.ANSWERS.match(after) is not None
    )


def _in_order(lines: list[_Pointer], folded: str, asked: Sequence[int]) -> list[_Pointer]:
    """The pointers at lines, and between them those within a line that go on in order."""
    found: list[_Pointer] = []
    taken = {number for one in lines for number in one.numbers}
    starts = lines or [*_first_inline(folded, asked)]
    for at, pointer in enumerate(starts):
        found.append(pointer)
        end = starts[at + 1].start if at + 1 < len(starts) else len(folded)
        later = set(asked) - taken - {number for one in found for number in one.numbers}
        before = min((one.numbers[0] for one in starts[at + 1 :] if one.numbers), default=10**6)
        found += _within(folded, pointer, end, sorted(one for one in later if one < before))
    return found


def _within(folded: str, first: _Pointer, end: int, left: list[int]) -> Iterator[_Pointer]:
    """ "1 nej 2 nej 3 ja": each next number, before words that answer."""
    at, last = first.end, first.numbers[-1]
    while left and (match := leading_words.INLINE.search(folded, at, end)):
        at = match.end()
        numbers = listed(match["numbers"])
        is_next = numbers[0] == min((one for one in left if one > last), default=left[0])
        if not set(numbers) <= set(left) or not _goes_on(match, folded, is_next):
            at = match.start() + len(match["label"] or "") + 1
            continue
        yield _Pointer(match.start(), match.end(), numbers, at_line=False)
        left, last = [one for one in left if one not in numbers], numbers[-1]


def _goes_on(match: re.Match[str], folded: str, is_next: bool) -> bool:
    after = folded[match.end() : match.end() + 60]
    if match["label"]:
        return True
    before = folded[: match.start()].rstrip(" ")[-1:]
    mark = match["mark"].strip()
    if mark in {":", ")", ".", "=", ":)"} or mark[:1] in {"-", "–"}:
        return before in {"", "\n", ".", ",", ";", "!", ")"} or (is_next and mark[:1] in {":", ")", ".", "="})
    if re.match(leading_words.NO_POINTER, " " + after) or leading_words.ANSWERS.match(after) is None:
        return False
    return is_next and (leading_words.COUNTED.match(after) is None or before in {".", ",", ";", "!"})


def _first_inline(folded: str, asked: Sequence[int]) -> Iterator[_Pointer]:
    """The first of at least two numbers within a line: "Hur som helst: 1 nej, 2 löper på"."""
    if len(asked) < 2:
        return
    for match in leading_words.INLINE.finditer(folded):
        numbers = listed(match["numbers"])
        if not set(numbers) <= set(asked):
            continue
        pointer = _Pointer(match.start(), match.end(), numbers, at_line=False)
        left = [one for one in asked if one > numbers[-1]]
        if not _begins(match, folded) and not _begins_a_row(pointer, folded, left):
            continue
        before = folded[: match.start()].rstrip(" ")
        if (
            match["label"]
            or _is_said_to(match, before)
            or any(True for _ in _within(folded, pointer, len(folded), left))
        ):
            yield pointer
            return


def _begins_a_row(first: _Pointer, folded: str, left: list[int]) -> bool:
    """ "Mycket att göra men 1 pågår, 2 ok, 3 nej": at least three in order."""
    after = folded[first.end : first.end + 60]
    if leading_words.ANSWERS.match(after) is None or re.match(leading_words.NO_POINTER, " " + after):
        return False
    return sum(1 for _ in _within(folded, first, len(folded), left)) > 1


def _begins(match: re.Match[str], folded: str) -> bool:
    before = folded[: match.start()].rstrip(" ")
    if match["label"]:
        return (
            before[-1:] in leading_words.BOUNDARY
            or re.search(r"(?<!\w)(?:och|samt|pa|till|for)$", before) is not None
        )
    if _is_said_to(match, before):
        return True
    after = folded[match.end() : match.end() + 60]
    counted = re.match(leading_words.NO_POINTER, " " + after)
    return (
        before[-1:] in leading_words.BOUNDARY
        and (leading_words.ANSWERS.match(after) is not None or match["mark"].strip() in {":", ")"})
        and not counted
    )


def _is_said_to(match: re.Match[str], before: str) -> bool:
    """ "Vi svarar bara på 1: …"."""
    says = re.search(r"(?<!\w)(?:svar\w*|kommentar|besked)(?: \w+){0,2} (?:pa|till|om|for)$", before)
    if says is not None:
        return match["mark"].strip() in {":", ")", "-", "–", "an", ":an"}
    return (
        re.search(
            r"(?:^|[.!\n] ?)(?:allt|alla|samtliga)(?!\w)[^.!\n]*(?:men|utom|forutom|dock|fast)$", before
        )
        is not None
    )


def listed_in(text: str, asked: Sequence[int]) -> tuple[Part, ...]:
    """The sentences of a text that say something of a list of numbers: "så 1-4 är inte aktuella för oss"."""
    found = []
    for sentence in re.split(r"(?<=[.!])\s+|\n+", text):
        match = leading_words.LIST_WITHIN.search(fold(sentence))
        numbers = listed(match["numbers"]) if match else ()
        if match and len(numbers) > 1 and set(numbers) <= set(asked):
            words = f"{sentence[: match.start()]}{sentence[match.end() :]}"
            found.append(Part(words, numbers, whole=sentence))
    return tuple(found)
