"""Says what a column is by what its cells hold, where the words of its heading don't say."""

from collections.abc import Sequence
from functools import lru_cache

from tracker.reading.plan.cellfit import whole_fit
from tracker.reading.plan.cellkinds import text_fit
from tracker.reading.plan.letters import bare
from tracker.reading.tidplan import read_tidplan

_SOME_YEAR = 2024  # whether a text is a time does not depend on the plan's year
_MOST_OF = 0.6
_LONGEST = 90
_MOST_WORDS_OF_ROLE = 8
_FEWEST_ROWS = 2
_DISTINCT = 0.8


@lru_cache(maxsize=16384)
def is_time(text: str) -> bool:
    """True if a cell is a time plan with no words left over: a number alone is none."""
    if not text.strip() or len(text) > _LONGEST or (text.isdigit() and len(text) != 4):
        return False
    return (
        read_tidplan(text, _SOME_YEAR).kind not in ("unclear", "conditional")
        and whole_fit(text, "tidplan") > 0
    )


def is_role(text: str) -> bool:
    return (
        bool(text.strip())
        and len(text) <= _LONGEST
        and not is_time(text)
        and text_fit(text, "ansvarig") > 0.3
    )


def names_role(text: str) -> bool:
    """True if a whole cell is who is responsible, and no sentence about it."""
    return len(text.split()) <= _MOST_WORDS_OF_ROLE and is_role(text) and whole_fit(text, "ansvarig") > 0


def times_in(cells: Sequence[str], share: float = _MOST_OF) -> bool:
    """True if most of the cells that are filled are times."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and sum(map(is_time, filled)) >= share * len(filled)


def roles_in(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and sum(map(is_role, filled)) >= _MOST_OF * len(filled)


def kinds_by_content(
    rows: Sequence[Sequence[str]], known: Sequence[str | None], all_unknown: bool
) -> dict[int, str]:
    """Returns column → kind for what is missing of activity, responsible and time, where the cells show it.

    `known` has None for each column that may be given a kind. With `all_unknown` all three must be there.
    """
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if len(rows) < _FEWEST_ROWS:
        return {}
    columns = {
        index: [row[index] if index < len(row) else "" for row in rows]
        for index, kind in enumerate(known)
        if kind is None
    }
    found: dict[int, str] = {}
    for kind, holds in (("tidplan", times_in), ("ansvarig", roles_in)):
        fits = [
            index for index, cells in columns.items() if index not in found and _often(cells) and holds(cells)
        ]
        if kind not in known and fits:
            found[fits[0]] = kind
    if "aktivitet" not in known:
        activity = _activity({index: cells for index, cells in columns.items() if index not in found})
        found |= {activity: "aktivitet"} if activity is not None else {}
    if all_unknown and {*found.values(), *known} & {"aktivitet", "ansvarig", "tidplan"} != {
        "aktivitet",
        "ansvarig",
        "tidplan",
    }:
        return {}
    return found


def _often(cells: Sequence[str]) -> bool:
    return sum(bool(cell.strip()) for cell in cells) * 2 >= len(cells)


def _activity(columns: dict[int, list[str]]) -> int | None:
    """Returns the column whose texts differ and most begin with a verb; the first of equals."""
    texts = {
        index: cells
        for index, cells in columns.items()
        if len({bare(cell) for cell in cells}) >= _DISTINCT * len(cells) and not all(map(_is_number, cells))
    }
    return max(
        texts, key=lambda index: (_verbs(texts[index]), _words(texts[index]) > 1, -index), default=None
    )


def _is_number(cell: str) -> bool:
    return not any(map(str.isalpha, cell))


def _words(cells: Sequence[str]) -> float:
    return sum(len(cell.split()) for cell in cells) / len(cells)


def _verbs(cells: Sequence[str]) -> bool:
    """True if most texts begin as what is to be done: "Översätta", "Införa"."""
    return sum(cell.split()[0].endswith("a") for cell in cells if cell.split()) * 2 > len(cells)
