"""Decides which columns of a table say when: a start and an end, or one time; the others are no schedule.

READING.md, "The table": two columns of time are a start and an end; a date of writing beside a real time is
no schedule; two that compete are a question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.domain.sentence import sentence
from tracker.domain.swedish import listed
from tracker.reading.plan.headerwords import ENDS, STARTS, WRITTEN
from tracker.reading.plan.letters import bare

Part = Literal["start", "end", "written", "time"]
PLANNED = re.compile(r"^(?:planera[dt]|berakna[dt]|forvanta[dt]|onska[dt]|tankt?|preliminart?) (?=.)")
START = "start"  # the kind of a column that only says when something begins
_COMPETE = "har flera tidskolumner, {names}: ”{used}” har lästs. Är det fel, säg vilken som gäller"


@dataclass(frozen=True, slots=True)
class Times:
    """The kinds of the columns with their times settled; `question` is Swedish, "" if nothing is doubtful."""

    kinds: tuple[str, ...]
    question: str = ""


def part_of_time(name: str) -> Part:
    """Returns what a time heading says: a start, an end, a day of writing, or a time as a whole."""
    words = PLANNED.sub("", bare(name))
    if words in STARTS:
        return "start"
    return "end" if words in ENDS else "written" if words in WRITTEN and words == bare(name) else "time"


def with_times(kinds: Sequence[str], names: Sequence[str], told: Sequence[str | None]) -> Times:
    """Returns the kinds with at most one "tidplan", and a "start" before it if the table has both.

    `told` is what a person has said of each column; that goes first.
    """
    parts = {
        index: part_of_time(names[index]) for index, kind in enumerate(kinds) if kind in ("tidplan", START)
    }
    said = [index for index in parts if told[index]]
    if said:
        starts = [index for index in said if told[index] == START]
        return Times(_settled(kinds, parts, starts, [index for index in said if index not in starts]))
    merged = [index for index in parts if index and index - 1 in parts and names[index] == names[index - 1]]
    found = {
        part: [index for index, one in parts.items() if one == part and index not in merged]
        for part in ("start", "end", "time", "written")
    }
    starts, ends, times = found["start"], found["end"], found["time"]
    if times or not (starts or ends):
        used, others = [], [*times, *starts, *ends]
        ends = times[:1] or _only_written(names, found["written"])
    else:
        used, others = starts[:1], [*starts, *ends]
        ends = ends[:1]
    rivals = [index for index in others if index not in (*used, *ends)]
    return Times(_settled(kinds, parts, used, ends), _question(names, [*used, *ends], rivals))


def _only_written(names: Sequence[str], written: Sequence[int]) -> list[int]:
    """ "Datum" alone is when something is to be done; "Uppdaterad" never is."""
    return [index for index in written if bare(names[index]) == "datum"][:1]


def _settled(
    kinds: Sequence[str], parts: dict[int, Part], starts: list[int], ends: list[int]
) -> tuple[str, ...]:
    settled = list(kinds)
    for index in parts:
        settled[index] = START if index in starts[:1] else "tidplan" if index in ends[:1] else "ovrigt"
    return tuple(settled)


def _question(names: Sequence[str], used: Sequence[int], rivals: Sequence[int]) -> str:
    if not rivals:
        return ""
    both = listed([f"”{names[index]}”" for index in sorted((*used, *rivals))])
    example = f", till exempel --columns ”{names[rivals[0]]}=tidplan”"
    return sentence(_COMPETE.format(names=both, used=names[used[-1]]), example, "", ".")


def span_text(start: str, end: str) -> str:
    """Returns one time plan of a start and an end, each in the plan's words; either may be missing."""
    start, end = start.strip(" -–"), end.strip(" -–")
    if not end or start.casefold() == end.casefold():
        begins = not end and (any(map(str.isdigit, start)) or _names_time(start))
        return f"fr.o.m. {start}" if begins else start or end
    return f"{start} – {end}" if start else end


def _names_time(text: str) -> bool:
    from tracker.reading.tidplan import read_tidplan

    return read_tidplan(text, 2024).kind in ("period", "deadline") if text else False
