"""Puts rows of several plans together: those that say the same become one, and nothing is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.domain.plan import Column, PlanRow
from tracker.domain.plan_changes import WORDS, likeness, pairs
from tracker.domain.revision.values import OldRow
from tracker.domain.text import compare_key

Group = tuple[OldRow, ...]
SIMILAR = 65.0  # of 100; above this two rows of different plans are shown to whoever decides


def grouped(plans: Sequence[Sequence[OldRow]]) -> tuple[Group, ...]:
    """Returns the rows of the plans, those of another plan that say the same in one group.

    The order is that of the first plan; a row of another stands last in its area, or after all.
    """
    groups: list[Group] = [(row,) for row in plans[0]] if plans else []
    for rows in plans[1:]:
        leads = [group[0].stored for group in groups]
        at = {stored.id: index for index, stored in enumerate(leads)}
        found = pairs(leads, [row.stored.activity for row in rows])
        for index, stored in found.items():
            groups[at[stored.id]] = (*groups[at[stored.id]], rows[index])
        for index, row in enumerate(rows):
            if index not in found:
                groups.insert(_place(groups, row), (row,))
    return tuple(groups)


def _place(groups: Sequence[Group], row: OldRow) -> int:
    area = compare_key(row.row.omrade)
    last = [index for index, group in enumerate(groups) if compare_key(group[0].row.omrade) == area]
    return last[-1] + 1 if last else len(groups)


def similar(group: Group, others: Sequence[Group]) -> Group | None:
    """Returns another group that may be the same activity, if there is one from another plan."""
    bodies = {row.body for row in group}
    apart = [one for one in others if one is not group and bodies.isdisjoint(row.body for row in one)]
    scored = [(likeness(group[0].stored.activity, one[0].stored.activity), one) for one in apart]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= SIMILAR else None


def moved_row(old: OldRow) -> PlanRow:
    """Returns the row in the words of the new year."""
    return _with_words(old.row, {cell: moved.after for cell, moved in old.moved.items()})


def put_together(group: Group) -> PlanRow:
    """Returns the group as one row: the activity in the first one's words, other cells with those of all."""
    rows = [moved_row(old) for old in group]
    first = rows[0]
    cells = {word: joined([getattr(row, word) for row in rows]) for word in WORDS}
    kept = {word: text for word, text in cells.items() if word not in ("aktivitet", "omrade")}
    source = replace(first.source, columns=_columns(rows))
    return _with_words(replace(first, source=source), kept)


def _with_words(row: PlanRow, cells: Mapping[str, str]) -> PlanRow:
    return PlanRow(**{word: cells.get(word, getattr(row, word)) for word in WORDS}, source=row.source)


def _columns(rows: Sequence[PlanRow]) -> tuple[Column, ...]:
    """Returns the first one's columns with what the others say in columns of the same heading."""
    found = {column.heading: column.text for row in rows[1:] for column in row.source.columns if column.text}
    first = rows[0].source.columns
    return tuple(
        replace(one, text=joined([one.text, found.get(one.heading, "")])) if one.kind == "ovrigt" else one
        for one in first
    )


def joined(texts: Sequence[str]) -> str:
    """Returns the texts after each other; those that say the same once."""
    different = {compare_key(text): text for text in reversed(texts) if text.strip()}
    kept = list(reversed(different.values()))
    return "; ".join(text.rstrip(" .;") for text in kept) if len(kept) > 1 else "".join(kept)
