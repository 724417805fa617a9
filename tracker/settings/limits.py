"""Checks what any setting may hold, wherever it stands: tables where tables belong, no control characters and
no numbers that no date or server can take.
"""

from collections.abc import Iterator
from math import isfinite
from typing import Any

from tracker.domain.text import has_control
from tracker.errors import SettingsError

MOST = 1_000_000
MOST_DAYS = 36_500  # a hundred years: a day so far from any date of a plan is still a date
LONGEST_WAIT = 3_600.0  # seconds
_PORTS = range(1, 65_536)


def check_values(table: dict[str, Any]) -> None:
    """Raises SettingsError for the first value that no setting can hold."""
    for name, value in _values("", table):
        if isinstance(value, str):
            if has_control(value):  # not shown: it may be a password
                raise SettingsError(
                    f"Inställningen {name} kan inte vara en text med radbrytning eller styrtecken."
                )
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            _check_number(name, value)


def check_tables(own: dict[str, Any]) -> None:
    """Raises SettingsError where [district.…] or [districts.…] is no table of tables."""
    for section in ("district", "districts"):
        values = own.get(section, {})
        if not isinstance(values, dict) or not all(isinstance(one, dict) for one in values.values()):
            raise SettingsError(f"[{section}] i inställningarna ska ha en tabell per distrikt.")
    for slug, values in own.get("district", {}).items():
        if not isinstance(values.get("followup", {}), dict):
            raise SettingsError(f"[district.{slug}] i inställningarna: followup ska vara en tabell.")


def _values(name: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _values(f"{name}.{key}" if name else key, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(name, inner)
    else:
        yield name, value


def _check_number(name: str, value: int | float) -> None:
    section, _, key = name.rpartition(".")
    most = MOST_DAYS if section.endswith("followup") else MOST
    if (isinstance(value, float) and not isfinite(value)) or abs(value) > most:
        raise SettingsError(f"Inställningen {name} är ett för stort tal: högst {most}.")
    if key == "port" and value not in _PORTS:
        raise SettingsError(f"Inställningen {name} kan inte vara ”{value}”: en port är 1–65535.")
    if key in ("timeout", "mail_seconds", "run_seconds") and not 0 < value <= LONGEST_WAIT:
        raise SettingsError(f"Inställningen {name} ska vara över 0 och högst {LONGEST_WAIT:.0f} sekunder.")
