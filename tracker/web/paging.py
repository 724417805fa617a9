"""Long lists in parts: which part the address asks for, and where the others begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a list, from its `first` to its `last` item, counted from 1."""

    first: int
    last: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """The items that are shown, and all parts of their list."""

    shown: Sequence[Item]
    stretches: tuple[Stretch, ...]


def part_of(found: Sequence[Item], most: int, at: int | None = None) -> Part[Item]:
    """Returns the part that has item number `at`; without it, the one that the address asks for (`fran`)."""
    wanted = _asked() if at is None else at
    start = (min(max(wanted, 1), max(len(found), 1)) - 1) // most * most
    stretches = tuple(
        Stretch(one + 1, min(one + most, len(found)), one == start) for one in range(0, len(found), most)
    )
    return Part(found[start : start + most], stretches)


def _asked() -> int:
    first = request.args.get("fran", "")
    return int(first) if first.isascii() and first.isdigit() and len(first) < 7 else 1
