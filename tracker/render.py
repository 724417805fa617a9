"""Texts from the templates in templates/: letters and report sections, with Swedish dates and numbers."""

from collections.abc import Mapping
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


def swedish_number(number: float) -> str:
    """12 or 2,5"""
    return f"{number:g}".replace(".", ",")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates()),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"date": swedish_date, "weekday": swedish_weekday, "number": swedish_number}
    return environment
