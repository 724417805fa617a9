"""Judges what the program recorded by itself against what a person would have recorded."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tests.outside.played.heads import Want


class Recorded(NamedTuple):
    """A status and a number, recorded or suggested."""

    status: str | None
    value: float | None
    target: float | None
    forecast: str | None = None


def recorded(one: Any) -> Recorded:
    """Returns the record of a suggestion (a mapping) or of a status report."""
    has = one.get if isinstance(one, Mapping) else lambda name: getattr(one, name, None)
    return Recorded(has("status"), has("value"), has("target"), has("forecast"))


def is_right(want: Want, found: Any, plan_target: float | None) -> bool:
    """True if status, number and whole are those of the want; without a whole the plan's counts."""
    one = recorded(found)
    if one.status not in want.statuses or wrong_number(want, found, plan_target):
        return False
    return not want.value or (one.value is not None and one.target in _targets(want, plan_target))


def wrong_number(want: Want, found: Any, plan_target: float | None) -> bool:
    """True if a number was recorded that nobody gave."""
    one = recorded(found)
    if one.value is not None and one.value != want.value:
        return True
    return one.target is not None and one.target not in _targets(want, plan_target)


def plain(text: str) -> str:
    """Returns the words of a text, without quote marks, case and a last full stop."""
    return " ".join(text.replace(">", " ").split()).casefold().rstrip(".!")


def _targets(want: Want, plan_target: float | None) -> set[float | None]:
    """The wholes that are right: the one written, else none or the plan's; "alla nio" may be either."""
    if want.target is None:
        return {None, plan_target}
    return {want.target} | ({None} if want.target == plan_target else set())
