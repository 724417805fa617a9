"""Finds the years that a text mentions, as it writes them: 2021, -21, 210531, 2021/22, 2021–2024."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.domain.swedish import SHORT_MONTHS
from tracker.reading.mending import fold


@dataclass(frozen=True, slots=True)
class Figure:
    """A year in figures at a place of the text, written with two or four of them."""

    start: int
    end: int
    year: int

    def moved(self, by: int) -> str:
        year = self.year + by
        return f"{year % 100:02}" if self.end - self.start == 2 else str(year)


@dataclass(frozen=True, slots=True)
class Mention:
    """One year; two that are one time ("läsår 2021/22") if `turn`; or the first and last of several.

    `sure` is False for two figures, which may be something else: a reader of the whole text must agree.
    """

    figures: tuple[Figure, ...]
    turn: bool = False
    sure: bool = True

    @property
    def first(self) -> int:
        return self.figures[0].year

    @property
    def last(self) -> int:
        return self.figures[-1].year

    @property
    def start(self) -> int:
        return self.figures[0].start

    @property
    def is_span(self) -> bool:
        return len(self.figures) > 1 and not self.turn


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("’‘´`", "'"))
_FULL = r"(?:19|20)\d\d"
_BEFORE_SHORT = "|".join(("vt", "ht", "varen", "hosten", "sommaren", "var", "host", "kvartal \\d", "q\\d"))
_PATTERN = re.compile(
    rf"""
    (?<!\d)(?P<eight>{_FULL})(?=[01]\d[0-3]\d(?!\d))
  | (?<![\d-])(?P<six>\d\d)(?=(?:0[1-9]|1[0-2])[0-3]\d(?!\d))
  | (?<!\d)(?P<iso>{_FULL})-\d\d-\d\d(?!\d)
  | (?<![\d-])(?P<dashed>\d\d)-\d\d-\d\d(?![\d-])
  | (?<!\d)(?P<from>{_FULL})(?P<join>\s?[-/]\s?|\s(?:till(?:\soch\smed)?|t\.?o\.?m\.?|och)\s)
      (?P<to>{_FULL}|\d\d)(?!\d|[-./]\d)
  | (?<![\d./-])(?P<from2>\d\d)/(?P<to2>\d\d)(?![\d./-])
  | (?<!\d)(?P<four>{_FULL})(?!\d)
  | (?:(?<=\d)\s?[-/]\s?'?|'|(?<=[a-z])\s?-\s?|(?<=\d[-/]\d\d/)|(?<=\d[-/]\d/)
      |\b(?:{"|".join(SHORT_MONTHS)})[a-z]*\.?\s|\b(?:{_BEFORE_SHORT})\s?)
      (?P<two>\d\d)(?![\d:.,/%-]\d|\d|\s?%)
    """,
    re.VERBOSE,
)
# Two years after these are one time; after others they are the first and the last of several.
_TURN = re.compile(r"\b(?:lasar\w*|laar|la|arsskifte\w*|vinter\w*|nyar\w*|sasong\w*)\s?:?\s?$")


def folded(text: str) -> str:
    """Returns the text for matching, with plain dashes; each letter keeps its place."""
    return fold(text.translate(_DASHES))


def mentions(text: str, year: int) -> tuple[Mention, ...]:
    """Returns the years in the order of the text; two figures only if they can be of `year` or the next."""
    return tuple(_mentions(folded(text), year))


def moved_text(text: str, chosen: tuple[Mention, ...], by: int) -> str:
    """Returns the text with the years of these mentions moved, and nothing else changed."""
    for figure in sorted((f for one in chosen for f in one.figures), key=lambda one: -one.start):
        text = text[: figure.start] + figure.moved(by) + text[figure.end :]
    return text


def _mentions(readable: str, year: int) -> Iterator[Mention]:
    for found in _PATTERN.finditer(readable):
        turn = _TURN.search(readable[: found.start()]) is not None
        kind = found.lastgroup
        if kind in ("eight", "iso", "four"):
            yield Mention((_figure(found, kind),))
        elif kind == "to":
            yield from _two(found, turn)
        elif kind == "to2":
            pair = _figure(found, "from2"), _figure(found, "to2")
            if turn and pair[1].year == pair[0].year + 1:
                yield Mention(pair, turn=True)
        elif kind is not None and _figure(found, kind).year == year:
            yield Mention((_figure(found, kind),), sure=False)


def _two(found: re.Match[str], turn: bool) -> Iterator[Mention]:
    first, last = _figure(found, "from"), _figure(found, "to")
    if last.year < first.year and last.end - last.start == 2:
        yield Mention((first,))  # 2021-05 is a month
    elif last.year < first.year:
        yield from (Mention((first,)), Mention((last,)))
    else:
        yield Mention((first, last), turn=turn and last.year == first.year + 1)


def _figure(found: re.Match[str], group: str) -> Figure:
    year = int(found[group])
    return Figure(*found.span(group), year + 2000 if len(found[group]) == 2 else year)
