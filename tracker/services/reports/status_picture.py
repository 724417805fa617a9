"""The status of a plan as a picture and a table of the same numbers: a bar for each area."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.activity_status import ActivityStatus
from tracker.domain.status import IN_TEXTS, NOT_REPORTED

# The statuses in the order of the bars, each with the sign that stands in its part: colour is never alone.
SIGNS = {status.value: status.facts.key.upper() for status in IN_TEXTS} | {NOT_REPORTED: "–"}
WIDTH, HEIGHT, GAP = 1000.0, 34, 36  # of the picture, a bar, and the line of text above it
NARROWEST = 44.0  # of a part in which its sign and number find room


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar; `text` is empty where it does not fit: the table has the number."""

    status: str
    count: int
    x: float
    width: float
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of an area, at `y` from the top, as long as its share of the largest one."""

    area: str
    total: int
    y: int
    parts: tuple[Part, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The bars; `statuses` are those that occur, in order, with the sums of `counts`."""

    statuses: tuple[str, ...]
    bars: tuple[Bar, ...]
    sums: tuple[int, ...]
    height: int


def status_picture(rows: Sequence[ActivityStatus]) -> Picture:
    """Returns the picture of a plan's activities, by area in the plan's order."""
    sums = Counter(row.status for row in rows)
    statuses = tuple(status for status in SIGNS if sums[status])
    areas = {row.omrade: Counter(one.status for one in rows if one.omrade == row.omrade) for row in rows}
    most = max((counts.total() for counts in areas.values()), default=1)
    bars = tuple(
        Bar(
            area or "Utan område",
            counts.total(),
            GAP + number * (HEIGHT + GAP),
            tuple(_parts(counts, statuses, WIDTH / most)),
            tuple(counts[status] for status in statuses),
        )
        for number, (area, counts) in enumerate(areas.items())
    )
    return Picture(statuses, bars, tuple(sums[status] for status in statuses), len(bars) * (HEIGHT + GAP))


def _parts(counts: Counter[str], statuses: Iterable[str], unit: float) -> Iterator[Part]:
    x = 0.0
    for status in statuses:
        if count := counts[status]:
            width = count * unit
            text = f"{SIGNS[status]} {count}" if width >= NARROWEST else ""
            yield Part(status, count, round(x, 1), round(width, 1), text)
            x += width
