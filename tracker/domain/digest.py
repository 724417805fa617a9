"""The coordinator's weekly letter: on which day it goes, and what it lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.calendar import is_open, next_open_day, working_days_between
from tracker.domain.rules import Rules

MOST_NAMED = 5  # entries that are named; the others are counted


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of what waits: the first `entries` of `count`, and what to do about it, in Swedish.

    `kind` is where the desk leads from it.
    """

    title: str
    todo: str
    entries: tuple[str, ...]
    count: int
    kind: str = ""

    @property
    def more(self) -> int:
        """The number of entries that are not named."""
        return self.count - len(self.entries)


def section(
    title: str, todo: str, entries: Sequence[str], kind: str = "", count: int | None = None
) -> Section:
    """Returns a section; `count` if not all of its entries are given, but at least those that are named."""
    return Section(title, todo, tuple(entries[:MOST_NAMED]), len(entries) if count is None else count, kind)


def is_digest_day(day: date, rules: Rules, last_run: date | None, last_digest: date | None) -> bool:
    """Rule ”Måndagsbrevet”: True on the first open day of a week, if the week's letter is not written yet.

    Also on a later one, if the program has not run since before the first. None: never.
    """
    monday = day - timedelta(days=day.weekday())
    if not rules.digest or not is_open(day, rules) or (last_digest is not None and last_digest >= monday):
        return False
    first = next_open_day(monday, rules)
    return day == first or (last_run is not None and last_run < first)


def next_digest_day(today: date, last: date, rules: Rules, last_digest: date | None) -> date | None:
    """Returns the day of the next letter, from `today` to `last`; None if there is none."""
    days = (today + timedelta(days=ahead) for ahead in range((last - today).days + 1))
    return next((day for day in days if is_digest_day(day, rules, None, last_digest)), None)


def is_overdue(received: date, today: date, rules: Rules) -> bool:
    """Rule ”Tio arbetsdagar”: True if a reply has waited in review for so many working days."""
    return working_days_between(received, today) >= rules.review_days
