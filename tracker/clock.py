"""The only file that reads the clock. Everything else takes the time as an argument."""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from tracker.errors import UsageError

SWEDEN = ZoneInfo("Europe/Stockholm")
YEARS = range(1990, 2101)  # the years that a plan may have


class Clock(Protocol):
    def now(self) -> datetime:
        """Returns the current time, in UTC."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock:
    """A clock that shows the same time until it is set: for --now, tests and the demo."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)


def swedish_time(moment: datetime) -> datetime:
    return moment.astimezone(SWEDEN)


def swedish_day(moment: datetime) -> date:
    return swedish_time(moment).date()


def start_of_swedish_day(moment: datetime) -> datetime:
    return swedish_time(moment).replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def parse_moment(text: str) -> datetime:
    """Returns the moment that `text` states: `2021-11-15` (08:00) or `2021-11-15T08:00`.

    The time is Swedish unless `text` has an offset. Raises UsageError if `text` is not a moment or its year
    is outside YEARS.
    """
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"”{text}” är ingen tidpunkt: skriv till exempel 2021-11-15 eller 2021-11-15T08:00."
        ) from error
    if moment.year not in YEARS:
        raise UsageError(f"”{text}” ligger utanför åren {YEARS[0]}–{YEARS[-1]}.")
    if len(text) <= 10:
        moment = moment.replace(hour=8)
    return moment if moment.tzinfo else moment.replace(tzinfo=SWEDEN)
