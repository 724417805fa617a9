"""Refuses personal numbers in what a person types: a reason goes into the log, which can't be changed."""

from tracker.errors import UsageError
from tracker.reading.personal import personal_numbers

REASON = "Skälet"


def refuse_personal_number(text: str, what: str) -> None:
    """Raises UsageError if the text has a personal number; `what` names it, as "Kommentaren"."""
    if personal_numbers(text):
        raise UsageError(f"{what} innehåller ett personnummer: skriv om utan det. Inget har sparats.")
