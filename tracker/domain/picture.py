"""Bars with signs and numbers: how a picture of counts is laid out, with the same numbers for its table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT, GAP = 1000.0, 34, 36  # of the picture, a bar, and the line of text above it
NARROWEST = 44.0  # of a part in which its sign and number find room


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted; `sign` stands in its parts, because colour is never alone. `tone` is its colour."""

    code: str
    label: str
    sign: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """The counts by code under a label; `note` is said beside the bar and in the last column."""

    label: str
    counts: Mapping[str, int]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar; `text` is empty where it does not fit: the table has the number."""

    series: Series
    count: int
    x: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of a row, at `y` from the top, as long as its share of the largest one."""

    row: Row
    total: int
    y: int
    parts: tuple[Part, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a picture: its title, what it shows, and the headings of its rows and notes."""

    title: str
    told: str
    rows: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars; `series` are those that occur, in order, with the sums of `counts`."""

    words: Words
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    sums: tuple[int, ...]
    note: str = ""
    height: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", len(self.bars) * (HEIGHT + GAP))


def stacked(words: Words, known: Sequence[Series], rows: Sequence[Row], note: str = "") -> Picture:
    """Returns a bar for each row, in their order. `note` is that of all rows together."""
    sums: Counter[str] = Counter()
    for row in rows:
        sums.update(row.counts)
    series = tuple(one for one in known if sums[one.code])
    most = max((sum(row.counts.values()) for row in rows), default=0) or 1
    bars = tuple(
        Bar(
            row=row,
            total=sum(row.counts.values()),
            y=GAP + number * (HEIGHT + GAP),
            parts=tuple(_parts(row.counts, series, WIDTH / most)),
            counts=tuple(row.counts.get(one.code, 0) for one in series),
        )
        for number, row in enumerate(rows)
    )
    return Picture(words, series, bars, tuple(sums[one.code] for one in series), note)


def _parts(counts: Mapping[str, int], series: Sequence[Series], unit: float) -> Iterator[Part]:
    x = 0.0
    for one in series:
        if count := counts.get(one.code, 0):
            width = count * unit
            text = f"{one.sign} {count}" if width >= NARROWEST else ""
            yield Part(one, count, round(x, 1), round(width, 1), text)
            x += width
