"""Converts an Excel cell to the text that is displayed: whole numbers, Swedish decimals, ISO dates."""

import re
from datetime import date, datetime, time

from tracker.domain.swedish import MONTHS

_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_LINE_END = re.compile(r"_x000[dD]_\n?")


def text_of(value: object, number_format: str | None = None) -> str:
    """Returns a cell's text: "2021-12-31" for a date, "december 2021" without a day in its format, "2020"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, date):
        return _date(value, number_format or "")
    if isinstance(value, int | float):
        return _number(value, number_format or "")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    text = _LINE_END.sub("\n", str(value)).strip()
    return "" if _is_error(text) else text


def _date(value: date, number_format: str) -> str:
    shown = _ASIDE.sub("", number_format).lower()
    if "y" in shown and "d" not in shown:
        return f"{MONTHS[value.month - 1]} {value.year}" if "m" in shown else str(value.year)
    if isinstance(value, datetime):
        has_time = value.time() != time() and "h" in shown
        return value.strftime("%Y-%m-%d %H:%M") if has_time else value.date().isoformat()
    return value.isoformat()


def _number(value: float, number_format: str) -> str:
    if "%" in _ASIDE.sub("", number_format):
        return f"{_number(round(value * 100, 6), '')} %"
    return str(int(value)) if value == int(value) else f"{round(value, 10):.10g}".replace(".", ",")


def _is_error(text: str) -> bool:
    """Returns whether the value is an Excel error, such as "#REF!" or "#N/A"."""
    return bool(re.fullmatch(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)", text))
