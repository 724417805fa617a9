"""Texts from the templates in templates/: letters and report sections, with Swedish dates and numbers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from tracker.resources import templates


def render(template: str, values: Mapping[str, Any]) -> str:
    """The text of templates/`template`; HTML is escaped, text is not. A name that is missing is an error."""
    return _environment().get_template(template).render(values)


def swedish_date(day: date) -> str:
    """12 januari 2022"""
    return format_date(day, "d MMMM y", locale="sv_SE")


def swedish_weekday(day: date) -> str:
    """onsdag 12 januari 2022"""
    return format_date(day, "EEEE d MMMM y", locale="sv_SE")


def swedish_near_day(day: date) -> str:
    """onsdag 12 januari: a day so near that nobody asks of which year"""
    return format_date(day, "EEEE d MMMM", locale="sv_SE")


def swedish_number(number: float) -> str:
    """12 or 2,5"""
    return f"{number:g}".replace(".", ",")


def listed(parts: Sequence[object], last: str = "och") -> str:
    """1, 3 och 5"""
    words = [str(part) for part in parts]
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def shortened(text: str, most: int) -> str:
    """The first words of a text, with an ellipsis where something was left out; at most `most` characters."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    kept = words[:most].rpartition(" ")[0] if " " in words[:most] else words[: most - 1]
    return f"{kept.rstrip(' ,;:.–-')[: most - 1]}…"


FILTERS: Mapping[str, Callable[..., str]] = {
    "date": swedish_date,
    "weekday": swedish_weekday,
    "near_day": swedish_near_day,
    "number": swedish_number,
    "listed": listed,
    "shortened": shortened,
}
# How every template is read, the shipped ones and a municipality's own.
READING: Mapping[str, Any] = {
    "autoescape": select_autoescape(["html"]),
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(templates()), **READING)
    environment.filters |= FILTERS
    return environment
