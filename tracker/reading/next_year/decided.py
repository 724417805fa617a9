"""How a cell that a person has decided the reading of is to be read in a later year."""

from tracker.domain.plan import Schedule
from tracker.reading.next_year.mentions import mentions, moved_text
from tracker.reading.next_year.tidplan import move_tidplan
from tracker.reading.tidplan import read_tidplan


def decided_reading(before: str, after: str, reads_as: str, year: int, target: int) -> str:
    """Returns the text to read for a tidplan cell in the plan of `target`; "" if nothing needs to be decided.

    `before` was read as `reads_as` in the plan of `year`, and the cell is now `after`. The same words get a
    reading without the year, which holds for both; words that only moved a year get the moved reading.
    """
    if before == after:
        return _without_year(reads_as, year)
    named = tuple(one for one in mentions(before, year) if one.first == year and not one.is_span)
    reading = move_tidplan(reads_as, year, target)
    moved = moved_text(before, named, target - year) == after
    return reading.after if moved and not reading.doubt else ""


def _without_year(text: str, year: int) -> str:
    """Returns the text without the year, if it is then read the same in that year; else ""."""
    shorter = text
    for one in reversed(mentions(text, year)):
        if one.sure and one.first == year and not one.is_span:
            shorter = shorter[: one.start].rstrip() + shorter[one.figures[-1].end :]
    same = shorter != text and _facts(read_tidplan(shorter, year)) == _facts(read_tidplan(text, year))
    return shorter if same else ""


def _facts(schedule: Schedule) -> tuple[object, ...]:
    return schedule.kind, schedule.due, schedule.times_per_year, schedule.start, schedule.end
