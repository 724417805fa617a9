"""The made-up heads of units and what they write: tests/outside/heads.json, as values.

The file has, for each address: `name`, `style` (manners.py), `hi`, `bye`, `after` (days until the answer),
and the seasons. A season has, for each activity ("k7" is number 7 of Kungsholmen), the words and what a
person who reads them at once would record. Its keys with an underscore hold for that season alone: another
style, greeting or delay, `_all` (words about all activities at once), `_away` (an automatic reply first, and
days until return).

What a person would record: "pagar 11/12 ja" is a status (or several that are right, "pagar|genomford"), a
number with or without its whole, and a forecast; "-" is no number. "samma" is the same as the last time. "?"
is nothing: a person has to ask back; "?pagar" is what a person decides who has to think about it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent.parent / "heads.json"
LAST_DAYS = {"t1": "05-10", "var": "07-20", "t2": "09-30", "host": "11-30"}  # of each season; then "vb"


@dataclass(frozen=True, slots=True)
class Want:
    """What a person would record of an answer; no `statuses`: nothing.

    `thought`: not at once. `same`: it repeats what the head said before.
    """

    statuses: tuple[str, ...] = ()
    value: float | None = None
    target: float | None = None
    forecast: str | None = None
    thought: bool = False
    same: bool = False


NOTHING = Want(thought=True)


@dataclass(frozen=True, slots=True)
class Said:
    """What a head writes in a season: words and wants by activity."""

    words: Mapping[str, str]
    wants: Mapping[str, Want]
    style: str
    hi: str
    bye: str
    after: int
    all: str = ""
    away: int | None = None


@dataclass(frozen=True, slots=True)
class Head:
    email: str
    name: str
    seasons: Mapping[str, Said]


@cache
def heads() -> Mapping[str, Head]:
    """Returns the heads by address."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return {email: _head(email, one) for email, one in found.items()}


def season_of(day: date) -> str:
    """Returns the season of a letter: when its questions belong together."""
    if day.year == 2021:
        for season, last in LAST_DAYS.items():
            if f"{day:%m-%d}" <= last:
                return season
    return "vb"


def _head(email: str, one: dict[str, Any]) -> Head:
    own = {name: one.get(name) for name in ("style", "hi", "bye", "after")}
    seasons = {name: _said(own, one[name]) for name in (*LAST_DAYS, "vb") if name in one}
    return Head(email, one["name"], seasons)


def _said(own: dict[str, Any], season: dict[str, Any]) -> Said:
    options = own | {name[1:]: value for name, value in season.items() if name.startswith("_")}
    answers = {name: value for name, value in season.items() if not name.startswith("_")}
    return Said(
        words={name: words for name, (words, _) in answers.items()},
        wants={name: want_from(text) for name, (_, text) in answers.items()},
        **options,
    )


def want_from(text: str) -> Want:
    """Returns the want of its text: "?", "?pagar", "samma", "pagar|genomford 11/12 ja"."""
    if text in ("?", "samma"):
        return NOTHING if text == "?" else Want(same=True)
    statuses, number, forecast = [*text.lstrip("?").split(), "-", ""][:3]
    value, _, target = number.partition("/")
    return Want(
        statuses=tuple(statuses.split("|")),
        value=None if value == "-" else float(value),
        target=float(target) if target else None,
        forecast=None if forecast in ("", "-") else forecast,
        thought=text.startswith("?"),
    )


def settled(want: Want, before: Want | None) -> Want:
    """Returns the want with "samma" resolved; nothing if there was nothing before."""
    if not want.same:
        return want
    if before is None or not before.statuses:
        return NOTHING
    return replace(before, thought=False, forecast=None, same=True)
