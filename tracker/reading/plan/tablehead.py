"""Finds the heading rows of a table with cells, one or two, and settles the kind of each column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.sentence import sentence
from tracker.domain.swedish import listed
from tracker.reading.plan.content import is_role, is_time, kinds_by_content, times_in
from tracker.reading.plan.headers import KINDS, settled
from tracker.reading.plan.headerwords import WEAK_TIMES
from tracker.reading.plan.headings import (
    NOT_READ,
    Told,
    filled_loosely,
    heading_kind,
    kinds_of_row,
    loose_kind,
)
from tracker.reading.plan.letters import bare, squeezed
from tracker.reading.plan.periods import PERIOD, are_marks, periods_of
from tracker.reading.plan.timecolumns import START, with_times

Rows = Sequence[Sequence[str]]
_CHECKS = frozenset({"kontroll", "kontroller", "uppfoljningsaktivitet", "uppfoljningsaktiviteter"})
_FIRST_ROWS = 6  # a heading that is known by a word inside it stands at the top
_LONGEST_SUB = 30
_MARKS_TOO = (
    "har både en tidskolumn och markerade perioder: tiden har lästs ur ”{used}”, och ur {marks} bara där den "
    "är tom."
)
_BY_CONTENT = "har okända rubriker, så {columns} efter sitt innehåll. Är det fel, säg vad kolumnen är"
_NO_HEAD = (
    "har ingen rubrikrad: kolumnerna har efter sitt innehåll lästs som {kinds}. Kontrollera att det stämmer."
)
_SHOWN = {
    "aktivitet": "aktivitet", "ansvarig": "ansvarig", "tidplan": "tidplan", "uppfoljning": "uppföljning",
    NOT_READ: "inget",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a table: rows `start` to `end`, the kinds and names of its columns, Swedish `notes`."""

    start: int
    end: int
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()


def heads_of(rows: Rows, told: Told, guess: bool) -> list[Head]:
    """Returns the headings in a table, in order; `guess`: also one that only the cells below show."""
    sure = list(_sure_heads(rows, told))
    first = sure[0].start if sure else len(rows)
    head = _loose_head(rows[:first], told) or (None if sure else _head_by_content(rows, told, guess))
    return [head, *sure] if head else sure


def head_over(names: Sequence[str], below: Rows, told: Told) -> Head:
    """Returns the settled heading of a text's table, whose names are known to head one."""
    return _head([names, *below], 0, 1, tuple(map(squeezed, names)), told)


def is_head(cells: Sequence[str], told: Told = {}) -> bool:  # noqa: B006  (never written to)
    """True if a row heads a table of activities for certain."""
    return kinds_of_row(cells, told) is not None


def _sure_heads(rows: Rows, told: Told) -> Iterator[Head]:
    """Yields each heading that differs from the one before it."""
    last: tuple[str, ...] = ()
    index = 0
    while index < len(rows):
        kinds = kinds_of_row(rows[index], told)
        if kinds is None:
            index += 1
            continue
        names, end = _names(rows, index)
        if names != last:
            last = names
            yield _head(rows, index, end, names, told)
        index = end


def _loose_head(rows: Rows, told: Told) -> Head | None:
    for index, row in enumerate(rows[:_FIRST_ROWS]):
        if index + 1 < len(rows) and kinds_of_row(row, told, loose=True) and not _holds_data(row):
            names, end = _names(rows, index)
            return _head(rows, index, end, names, told)
    return None


def _holds_data(row: Sequence[str]) -> bool:
    """True if a row that has words of headings is an activity: "Införa insatser | Rektor | Maj 2021"."""
    periods = periods_of(row)
    cells = [cell for at, cell in enumerate(row) if at not in periods and any(map(str.isdigit, cell))]
    return any(is_time(cell) and not (heading_kind(cell) or loose_kind(cell)) for cell in cells)


def _names(rows: Rows, index: int) -> tuple[tuple[str, ...], int]:
    """Returns the names of the columns and the index after them; a second row is read with the first."""
    top = tuple(map(squeezed, rows[index]))
    if index + 1 >= len(rows):
        return top, index + 1
    below = tuple(map(squeezed, rows[index + 1]))
    joined = _joined(top, below)
    return (joined, index + 2) if joined else (top, index + 1)


def _joined(top: tuple[str, ...], below: tuple[str, ...]) -> tuple[str, ...] | None:
    """Returns "Tid Start", "Tid Slut" for "Tid" over "Start | Slut"; None if the row below is no heading."""
    if len(below) != len(top):
        return None
    names, new = list(top), []
    for index, under in enumerate(below):
        if under in ("", top[index]):
            continue
        over = top[index] or next((name for name in reversed(top[:index]) if name), "")
        names[index] = squeezed(f"{over} {under}")
        new.append((over, under))
    groups = [[under for over, under in new if over == one] for one in {over for over, _ in new}]
    subs = [under for _, under in new]
    fit = all(len(sub) <= _LONGEST_SUB for sub in subs) and (
        len(periods_of(subs)) == len(subs) or all(heading_kind(sub) for sub in subs)
    )
    return tuple(names) if fit and any(len(group) > 1 for group in groups) else None


def _head(rows: Rows, start: int, end: int, names: tuple[str, ...], told: Told) -> Head:
    below = [row for row in rows[end:] if len(row) == len(names)]
    subs = _subs(rows[start], rows[end - 1], names)
    kinds = [_kind(name, sub, told) for name, sub in zip(names, subs, strict=True)]
    kinds = _loosely(_beside_activity(kinds, subs), names, below)
    marks = _matrix(names, subs, below)
    for index in periods_of(names) or periods_of(subs):
        kinds[index] = PERIOD if index in marks else NOT_READ
    kinds = _without_weak(kinds, subs, below, told)
    guessed = {} if marks else kinds_by_content(below, _open(kinds, names), all_unknown=False)
    guessed = {index: kind for index, kind in guessed.items() if kind not in kinds}
    whole = [guessed.get(index, kind or NOT_READ) for index, kind in enumerate(kinds)]
    said = [told.get(bare(name)) or told.get(bare(sub)) for name, sub in zip(names, subs, strict=True)]
    times = with_times(whole, subs, said)
    final, notes = _with_marks(_spread(settled(times.kinds), times.kinds, names, subs), names, marks)
    notes += [times.question] if times.question else []
    notes += [_guess_note(names, guessed)] if guessed else []
    return Head(start, end, final, names, tuple(notes))


def _subs(top: Sequence[str], last: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Returns what each column's own heading says: the lower row where there are two."""
    return tuple(
        squeezed(under) or squeezed(over) or name for over, under, name in zip(top, last, names, strict=True)
    )


def _kind(name: str, sub: str, told: Told) -> str | None:
    """Returns a column's kind: of its whole name, or of its lower heading unless the upper one is no time."""
    over = name.removesuffix(sub).strip()
    kind = told.get(bare(name)) or heading_kind(sub, told)
    above = heading_kind(over, told) if over else None
    return above if above and above != "tidplan" else kind or above


def _beside_activity(kinds: Sequence[str | None], subs: Sequence[str]) -> list[str | None]:
    """Returns the kinds, with "Kontroll" beside another column of activities as how they are followed up."""
    several = kinds.count("aktivitet") > 1 and "uppfoljning" not in kinds
    checks = [at for at, sub in enumerate(subs) if several and bare(sub) in _CHECKS]
    return ["uppfoljning" if at in checks[:1] else kind for at, kind in enumerate(kinds)]


def _loosely(kinds: Sequence[str | None], names: Sequence[str], below: Rows) -> list[str | None]:
    """Returns the kinds with those added that words inside headings name; several times must hold times."""
    result = filled_loosely(names, kinds, set())
    times = [index for index, kind in enumerate(result) if kind == "tidplan"]
    for index in times if len(times) > 1 else []:
        if kinds[index] is None and not times_in([row[index] for row in below]):
            result[index] = None
    return result


def _without_weak(
    kinds: Sequence[str | None], subs: Sequence[str], below: Rows, told: Told
) -> list[str | None]:
    """Returns the kinds without times by weak words ("Genomförande", "Klar") over cells without times."""
    return [
        None
        if kind == "tidplan"
        and bare(sub) in WEAK_TIMES
        and bare(sub) not in told
        and below
        and any(row[index].strip() for row in below)
        and not times_in([row[index] for row in below], share=0.5)
        else kind
        for index, (kind, sub) in enumerate(zip(kinds, subs, strict=True))
    ]


def _matrix(names: Sequence[str], subs: Sequence[str], below: Rows) -> set[int]:
    """Returns the columns of periods that hold marks."""
    columns = sorted(periods_of(names) or periods_of(subs))
    return set(columns) if are_marks([row[index] for row in below for index in columns]) else set()


def _open(kinds: Sequence[str | None], names: Sequence[str]) -> list[str | None]:
    """Returns None for the columns that may be given a kind by their cells: those with an unknown heading."""
    return [
        kind or (NOT_READ if loose_kind(name) == NOT_READ or not name else None)
        for kind, name in zip(kinds, names, strict=True)
    ]


def _with_marks(
    kinds: tuple[str, ...], names: Sequence[str], marks: set[int]
) -> tuple[tuple[str, ...], list[str]]:
    times = [names[index] for index, kind in enumerate(kinds) if kind in ("tidplan", START)]
    if not marks or not times:
        return kinds, []
    shown = f"{names[min(marks)]}–{names[max(marks)]}"
    return kinds, [_MARKS_TOO.format(used=times[0], marks=shown)]


def _spread(
    kinds: Sequence[str], before: Sequence[str], names: Sequence[str], subs: Sequence[str]
) -> tuple[str, ...]:
    """Returns the kinds, with a heading that is merged over several columns applied to all of them.

    So is "Uppföljning" over "När" and "Hur"; of those under "Ansvar" the first counts.
    """
    spread = list(kinds)
    over = [name.removesuffix(sub).strip() for name, sub in zip(names, subs, strict=True)]
    for index in range(1, len(spread)):
        same = bool(names[index]) and names[index] == names[index - 1]
        both = before[index] == before[index - 1] == "uppfoljning"
        same = same or (both and bool(over[index]) and over[index] == over[index - 1])
        if same and spread[index] == NOT_READ and spread[index - 1] not in (PERIOD, START):
            spread[index] = spread[index - 1]
    return tuple(spread)


def _guess_note(names: Sequence[str], guessed: dict[int, str]) -> str:
    columns = listed(
        [f"”{names[index]}” har lästs som {_SHOWN[kind]}" for index, kind in sorted(guessed.items())]
    )
    example = f", till exempel --columns ”{names[min(guessed)]}=inget”"
    return sentence(_BY_CONTENT.format(columns=columns), example, "", ".")


def _head_by_content(rows: Rows, told: Told, guess: bool) -> Head | None:
    """Returns a heading of unknown words over cells that show what they are; or none over such cells."""
    width = max(map(len, rows), default=0)
    start = next((at for at, row in enumerate(rows) if len({*map(squeezed, row)} - {""}) >= 3), None)
    if start is None or width < 3:
        return None
    even = [row for row in rows[start:] if len(row) == width]
    has_head = not any(is_time(cell) for cell in rows[start]) or not any(map(is_role, rows[start]))
    names = tuple(map(squeezed, rows[start]))
    known = [heading_kind(name, told) or loose_kind(name) if has_head else None for name in names]
    found = kinds_by_content(
        even[1:] if has_head else even, known, all_unknown=not any(k in KINDS for k in known)
    )
    kinds = tuple(found.get(index, kind or NOT_READ) for index, kind in enumerate(known))
    told_of = any(bare(name) in told for name in names)
    if (
        not (guess or told_of)
        or "aktivitet" not in kinds
        or not {"ansvarig", "tidplan"} & set(kinds)
        or not found
    ):
        return None
    if has_head:
        kinds = settled(with_times(kinds, names, [told.get(bare(name)) for name in names]).kinds)
        return Head(start, start + 1, kinds, names, (_guess_note(names, found),))
    if "tidplan" not in kinds or "ansvarig" not in kinds:
        return None
    shown = listed([_SHOWN.get(kind, kind) for kind in kinds if kind != NOT_READ])
    return Head(start, start, kinds, tuple("" for _ in kinds), (_NO_HEAD.format(kinds=shown),))
