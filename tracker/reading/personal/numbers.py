"""Personal numbers in a text: a day of birth and the last four digits, together or apart.

The text is written in plain signs, its digits are one stream (atoms.py), and each day in it is tried with the
four digits near it (fields.py). What speaks for and against a pair is added up (evidence.py).
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

from tracker.reading.personal.apart import numbers_apart
from tracker.reading.personal.atoms import atoms
from tracker.reading.personal.blocks import in_blocks
from tracker.reading.personal.close import numbers_close
from tracker.reading.personal.codes import decoded
from tracker.reading.personal.evidence import is_likely
from tracker.reading.personal.fields import Part, Stream
from tracker.reading.personal.pair import Pair
from tracker.reading.personal.signs import as_digits, plain_signs
from tracker.reading.personal.written import check_digit_fits

WINDOW = 120  # characters between the parts, at most
_MOST = 8  # fours that are tried with a day, the nearest before and after each
_FEWEST = 8  # digits of a number: "2/4 85 1234"
_BACKWARDS = re.compile(r"bak(?:länges|ifrån|fram)|omvän[dt]|från höger|spegelvän", re.IGNORECASE)
# What the tax authority calls somebody who has a company: "SE850412239401".
_PADDING = re.compile(r"(?<![\d.,:/-])0{2,}(?=\d{6}-\d{4}(?![\d-]))")  # that a system adds: "0000850412-2394"
_COMPANY = re.compile(r"(?<=SE)(\d{10})01(?!\d)")
# A checksum, whose figures among letters are nobody's.
_CHECKSUM = re.compile(r"(?<![^\W_])(?=\d*[a-f])[\da-f]{32,}(?![^\W_])")
_MIDNIGHT = re.compile(r"(?<=\d[ T])00:00:00")  # that a sheet adds to a day
Place = tuple[int, int]
Written = Callable[[int, int], Place]  # from a place in the stream's text to that in the text as written
Reading = tuple[Stream, Written]


@lru_cache(maxsize=4)  # a reply's words are masked where they come in, and again where they are kept
def personal_numbers(text: str) -> tuple[Place, ...]:
    """Returns the places of personal numbers and of their parts, in order; those that overlap are one."""
    words = _CHECKSUM.sub(lambda found: "x" * len(found[0]), text)
    found = set(in_blocks(words, _places))
    kept: list[Place] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def _places(text: str) -> list[Place]:
    return [
        written(*place)
        for stream, written in readings(text)
        for place in (*_in(stream), *numbers_apart(stream.text), *numbers_close(stream.text))
    ]


def readings(text: str) -> Iterator[Reading]:
    """Yields each way to read the digits of a text: also its codes, for what looks like one may be digits."""
    yield from _of_signs(text)
    if (codes := decoded(text)) is not None:
        for stream, place in _of_signs(codes.text):
            yield stream, partial(_through, codes.written, place)


def _through(outer: Written, inner: Written, start: int, end: int) -> Place:
    return outer(*inner(start, end))


def _of_signs(text: str) -> Iterator[Reading]:
    plain = plain_signs(text)
    for signs in dict.fromkeys((plain.text, as_digits(plain.text))):
        for stream in _streams(signs):
            yield stream, plain.written
    if _BACKWARDS.search(plain.text):
        turned = partial(_turned, len(plain.text))
        for stream in _streams(plain.text[::-1]):
            yield stream, partial(_through, plain.written, turned)


def _turned(length: int, start: int, end: int) -> Place:
    return length - end, length - start


def _streams(text: str) -> Iterator[Stream]:
    """Yields the digits of plain text in each way that number words may be joined, if they are enough."""
    text = _MIDNIGHT.sub("        ", _COMPANY.sub(r"\1  ", text))
    text = _PADDING.sub(lambda found: " " * len(found[0]), text)
    read = atoms(text)
    if sum(len(atom.digits) for atom in read) < _FEWEST:
        return
    yield Stream(text, read)
    joined = atoms(text, joined=True)
    if len(joined) < len(read):
        yield Stream(text, joined)


def _in(stream: Stream) -> Iterator[Place]:
    for pairs in pairs_in(stream):
        likely = [pair for pair in pairs if is_likely(pair)]
        for pair in dict.fromkeys((*likely[:1], *filter(check_digit_fits, likely))):
            yield from _written(pair)


def pairs_in(stream: Stream) -> Iterator[Iterator[Pair]]:
    """Yields for each day the pairs with four digits near it, the likeliest places first."""
    fours = [four for at in range(len(stream)) if stream.begins(at) for four in stream.fours(at)]
    starts = [four.start for four in fours]
    for at in range(len(stream)):
        for day in stream.days(at) if stream.begins_a_row(at) else ():
            yield (Pair(stream, day, four) for four in _near(stream, day, fours, starts))


def _near(stream: Stream, day: Part, fours: Sequence[Part], starts: Sequence[int]) -> Iterator[Part]:
    """Yields the fours that may belong to a day: in its own row, or after and then before it, nearest first.

    With a wrong check digit only the nearest are tried.
    """
    if not stream.ends(day.last):
        yield from (four for four in stream.fours(day.last) if stream.ends(four.last))
        return
    after, before = bisect_left(starts, day.end), bisect_left(starts, day.start)
    sides = fours[after : after + _MOST], fours[max(0, before - _MOST) : before][::-1]
    for side in sides:
        for far, four in enumerate(side):
            apart = max(four.start - day.end, day.start - four.end)
            free = stream.ends(four.last) and (four.last <= day.first or four.first >= day.last)
            if free and apart <= WINDOW and (far < 2 or (day.weight + four.weight) % 10 == 0):
                yield four


def _written(pair: Pair) -> Iterator[Place]:
    """Yields the places of both parts, as one if few signs are between, and where the four are said again."""
    if len(pair.seam) <= 3 and not any(map(str.isalnum, pair.seam)):
        yield pair.span
    else:
        yield pair.day.start, pair.day.end
        yield pair.four.start, pair.four.end
    text = pair.stream.text
    if text.count(pair.four.digits) > (not pair.four.gaps):
        again = re.finditer(rf"(?<!\d){pair.four.digits}(?!\d)", text[: pair.span[1] + WINDOW])
        yield from (found.span() for found in again if found.end() > pair.span[0] - WINDOW)
