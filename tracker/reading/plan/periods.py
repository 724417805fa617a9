"""Reads time that stands in the columns: quarters, months, terms or years, with a mark where it applies."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.domain.swedish import MONTHS, SHORT_MONTHS, listed
from tracker.reading.plan.letters import bare

MARK = "■"  # what a reader of files sets where a cell is only shaded
PERIOD = "period"  # the kind of such a column
_LETTERS = "jfmamjjasond"
_QUARTER = re.compile(r"(?:q|kv|kvartal)\s?([1-4])")
_TERTIAL = re.compile(r"(?:t|tertial)\s?([1-3])")
_TERM = re.compile(r"(vt|ht|var|varen|host|hosten)")
_WEEK = re.compile(r"(?:v|vecka)\s?(\d{1,2})")
_SPAN = re.compile(r"(20\d\d) ((?:20)?\d\d)")
_YEAR = re.compile(r"(?:^|\s)((?:20)\d\d|(?<=t )\d\d)(?:\s|$)")
_NOT_MARKED = frozenset({"", "-", "–", "—", "0", "nej", "☐", "ej"})
_LONGEST_MARK = 3
_MARKED_ENOUGH = 0.8
_FEWEST, _FEWEST_LETTERS = 2, 10


@dataclass(frozen=True, slots=True)
class Period:
    """A column's period: its words ("Q1", "mars") and the year that its heading names."""

    words: str
    year: int | None = None

    def __str__(self) -> str:
        return f"{self.words} {self.year or ''}".strip()


def periods_of(names: Sequence[str]) -> dict[int, Period]:
    """Returns the columns whose headings are periods; none if they are too few to be a matrix."""
    found = {index: period for index, name in enumerate(names) if (period := _period(name))}
    if len(found) >= _FEWEST:
        return found
    single = [index for index, name in enumerate(names) if len(bare(name)) == 1 and bare(name).isalpha()]
    letters = "".join(bare(names[index]) for index in single)
    if len(letters) >= _FEWEST_LETTERS and letters in _LETTERS:
        first = _LETTERS.index(letters)
        return {index: Period(MONTHS[first + at]) for at, index in enumerate(single)}
    return {}


def _period(name: str) -> Period | None:
    words = bare(name)
    span = _SPAN.fullmatch(words)
    if span:
        return Period(f"{span[1]}–{int(span[2]) % 100 + 2000}")
    year_found = _YEAR.search(words)
    year = int(year_found[1]) % 100 + 2000 if year_found else None
    rest = (words[: year_found.start()] + " " + words[year_found.end() :]).strip() if year_found else words
    if not rest:
        return Period(str(year)) if year else None
    for pattern, form in ((_QUARTER, "Q{}"), (_TERTIAL, "T{}"), (_WEEK, "v. {}")):
        found = pattern.fullmatch(rest)
        if found:
            return Period(form.format(found[1]), year)
    if _TERM.fullmatch(rest):
        return Period("VT" if rest[0] == "v" else "HT", year)
    month = _month(rest)
    return Period(month, year) if month else None


def _month(word: str) -> str | None:
    names = [bare(month) for month in MONTHS]
    if word in names:
        return MONTHS[names.index(word)]
    short = word[:3]
    known = [bare(month)[:3] for month in MONTHS]
    return (
        MONTHS[known.index(short)]
        if word in (short, "sept", *map(bare, SHORT_MONTHS)) and short in known
        else None
    )


def are_marks(cells: Sequence[str]) -> bool:
    """True if nearly all of the cells are marks or empty, and one is marked: not amounts or targets."""
    marks = [_is_short(cell) for cell in cells]
    return any(map(is_marked, cells)) and sum(marks) >= _MARKED_ENOUGH * len(marks)


def _is_short(cell: str) -> bool:
    text = cell.strip()
    return (len(text) <= _LONGEST_MARK and not text.isdigit()) or bare(text) in _NOT_MARKED


def is_marked(cell: str) -> bool:
    return cell.strip().casefold() not in _NOT_MARKED


def time_of_marks(periods: Mapping[int, Period], cells: Sequence[str]) -> str:
    """Returns the marked periods as a time plan: "Q1–Q2 och Q4", with the years that the headings name."""
    order = list(periods)
    marked = [at for at, index in enumerate(order) if index < len(cells) and is_marked(cells[index])]
    runs: list[list[int]] = []
    for before, at in pairwise([-2, *marked]):
        if at == before + 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return listed([_run(periods[order[run[0]]], periods[order[run[-1]]]) for run in runs]) if runs else ""


def _run(first: Period, last: Period) -> str:
    if first == last:
        return str(first)
    if first.year == last.year and first.year:
        return f"{first.words}–{last}"
    return f"{first} – {last}" if first.year else f"{first.words.split('–')[0]}–{last.words.split('–')[-1]}"
