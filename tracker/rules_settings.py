"""Reads the section [followup] of the settings as Rules."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

from tracker.domain.calendar import leaves_a_day_open
from tracker.domain.forms import REPORT_DAYS, REPORTS, MonthDay, OccasionKind
from tracker.domain.rules import USUAL_DAYS, QuietPeriod, Rules
from tracker.errors import SettingsError

# The keys that move a day of the reporting calendar.
REPORT_SETTINGS = {day.setting: kind for kind, day in REPORT_DAYS.items()}


def read_rules(table: dict[str, Any]) -> Rules:
    """Returns the rules in [followup]. Raises SettingsError for the first invalid value."""
    readers: dict[str, Callable[[Any], Any]] = {
        "steps": _steps,
        **dict.fromkeys(REPORT_SETTINGS, _month_day),
        "group_days": _count,
        "checkpoint_skips": lambda steps: tuple(_whole_number(step) for step in steps),
        "vb_from": _month_day,
        "confirm_from": _month_day,
        "extra_checkpoints": lambda days: tuple(_month_day(day) for day in days),
        "quiet": lambda periods: tuple(_quiet(period) for period in periods),
        "send_from": time.fromisoformat,
        "send_until": time.fromisoformat,
        "ring": _yes_or_no,
        "escalate": _yes_or_no,
        "digest": _yes_or_no,
        "review_days": _count,
        "default_form": _form,
    }
    values: dict[str, Any] = {}
    for key, value in table.items():
        try:
            values[key] = readers.get(key, _whole_number)(value)
        except (ValueError, TypeError, AttributeError) as error:
            raise SettingsError(f"Inställningen followup.{key} kan inte vara ”{value}”.") from error
    moved = {kind: values.pop(key) for key, kind in REPORT_SETTINGS.items() if key in values}
    rules = Rules(**values, report_days=tuple((dict(USUAL_DAYS) | moved).items()))
    if not leaves_a_day_open(rules):
        raise SettingsError("Inställningen followup.quiet lämnar ingen dag öppen för brev.")
    return rules


def _steps(value: list[int]) -> tuple[int, ...]:
    steps = tuple(_whole_number(step) for step in value)
    if not steps or list(steps) != sorted(set(steps), reverse=True):
        raise ValueError("the steps must fall")
    return steps


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither true nor false")
    return value


def _whole_number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("not a whole number")
    return value


def _count(value: object) -> int:
    number = _whole_number(value)
    if number < 0:
        raise ValueError("negative")
    return number


def _month_day(text: str) -> MonthDay:
    found = re.fullmatch(r"(\d\d)-(\d\d)", text)
    if not found:
        raise ValueError("not a month and day")
    day = date(2001, int(found[1]), int(found[2]))  # 2001 is not a leap year: 29 February is refused
    return (day.month, day.day)


def _quiet(text: str) -> QuietPeriod:
    first, _, last = text.partition("/")
    return QuietPeriod(_month_day(first), _month_day(last))


def _form(text: str) -> OccasionKind:
    if text not in REPORTS:
        raise ValueError("not a form of the reporting calendar")
    return OccasionKind(text)
