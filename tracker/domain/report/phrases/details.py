"""Quotations, causes, days, forecasts, and what is missing."""

import re
from collections.abc import Sequence
from datetime import date

from tracker.domain.report.period import Period
from tracker.domain.swedish import (
    MONTHS,
    listed,
    number_word,
    sentence,
    swedish_near_date,
)
from tracker.domain.year_forecast import Forecast

COORDINATOR = "samordnaren"


NO_CAUSE, NO_CAUSE_GIVEN = "Orsak har inte uppgetts.", "orsak har inte uppgetts"


def minutes(kind: str, units: str) -> str:
    """Minnesanteckningar finns från samtliga."""
    return sentence(f"{kind} finns från samtliga" + (f" enligt {units}" if units else ""))


EVERYONE = "samtliga"


_COUNT = "|".join(number_word(number) for number in range(2, 13))
# How many of what; no day, no week, no school year.
_A_NUMBER = re.compile(
    rf"(?<!vecka )(?<!årskurs )(?<!den )(?<!rutin )\b(?:\d+|{_COUNT})"
    rf" (?!(?:{'|'.join(MONTHS)}|procent)\b)[a-zåäö]{{3,}}",
    re.IGNORECASE,
)


def says(text: str, cause: bool = False, month: str = "", each: bool = False) -> str:
    """Returns "uppger: ”…”", to stand after who says it; of another time "uppgav i maj: ”…”".

    `each`: a number in the words of several is that of each ("uppger vardera: ”Två fall.”").
    """
    verb = "anger som orsak" if cause else "uppger"
    past = {"uppger": "uppgav", "anger som orsak": "angav som orsak"}[verb]
    if each and not cause and _A_NUMBER.search(text):
        verb, past = f"{verb} vardera", f"{past} vardera"
    return f"{f'{past} {month}' if month else verb}: {quotation(sentence(text))}"


def not_asked(units: str, period: Period) -> str:
    """Aktiviteten skulle inte följas upp i tertialrapport 1; uppgift saknas från två enheter."""
    return sentence(f"aktiviteten skulle inte följas upp i {period.form.label}; uppgift saknas från {units}")


def came_late(units: str, count: int, closed: date) -> str:
    """Svaret från hemtjänsten kom efter den 10 september och är inte med."""
    came = "svaret" if count == 1 else "svaren"
    return sentence(f"{came} från {units} kom efter den {swedish_near_date(closed)} och är inte med")


def held_back(units: str) -> str:
    return sentence(
        f"ordalydelsen i svaret från {units} återges inte, eftersom den kan röra en enskild person"
    )


def quotation(text: str) -> str:
    """Returns the words in quotation marks, with a capital first: they stand after a colon."""
    inner = text.replace("”", "’").replace("“", "’").replace('"', "’")
    return f"”{inner[:1].upper()}{inner[1:]}”"


def no_cause(units: str) -> str:
    return sentence(f"orsak har inte uppgetts av {units}") if units else NO_CAUSE


def happened(parts: Sequence[tuple[str, str]], at: str) -> str:
    """Vid familjeenheten genomfördes aktiviteten i april och vid vuxenenheten den 4 maj.

    `parts` are what was said and of which units, "" if it is of the whole activity.
    """
    told, said_before = [], ""
    for said, units in parts:
        verb, _, when = said.partition(" ")
        if not units:
            told.append(f"aktiviteten {said}")
        elif verb == said_before:
            told.append(f"{at} {units} {when}")
        else:
            told.append(f"{at} {units} {verb} aktiviteten {when}")
        said_before = verb
    return sentence(listed(told))


def was_due(day: date) -> str:
    return sentence(f"enligt planen skulle aktiviteten vara klar senast den {swedish_near_date(day)}")


def from_months(days: Sequence[date], units: str, count: int, year: int) -> str:
    """Uppgifterna från sju enheter är från maj–juni."""
    noun = "uppgiften" if count == 1 else "uppgifterna"
    source = f" från {units}" if units else ""
    return sentence(f"{noun}{source} är från {months(days, year)}")


def months(days: Sequence[date], year: int) -> str:
    """Returns "maj", "maj–juni", "november 2020"; the year of the plan is not said."""
    first, last = _month(min(days), year), _month(max(days), year)
    return first if first == last else f"{first}–{last}"


def _month(day: date, year: int) -> str:
    return MONTHS[day.month - 1] + ("" if day.year == year else f" {day.year}")


def missing_from(units: str, more: bool = False) -> str:
    return sentence(f"{'senare uppgift' if more else 'uppgift'} saknas från {units}")


def nobody_answered(units: Sequence[str], noun: str) -> str:
    """Familjeenheten har inte lämnat någon uppgift."""
    if not units:
        return "Ingen ansvarig är angiven."
    if len(units) == 1:
        return sentence(f"{units[0]} har inte lämnat någon uppgift")
    ending = "na" if noun in ("enheter", "avdelningar") else ""
    return sentence(f"ingen av de {number_word(len(units))} {noun}{ending} har lämnat någon uppgift")


NOT_FORESEEN = "bedöms inte bli genomförd under året"


_FORESEEN = {
    Forecast.JA: "aktiviteten bedöms bli genomförd under året",
    Forecast.NEJ: "aktiviteten bedöms inte bli genomförd under året",
    Forecast.OSAKERT: "det bedöms vara osäkert om aktiviteten blir genomförd under året",
}


_FORESEEN_BY = {
    Forecast.JA: "bedömer att aktiviteten blir genomförd under året",
    Forecast.NEJ: "bedömer att aktiviteten inte blir genomförd under året",
    Forecast.OSAKERT: "bedömer att det är osäkert om aktiviteten blir genomförd under året",
}


def foreseen(forecast: Forecast, units: str = "") -> str:
    """Aktiviteten bedöms bli genomförd under året."""
    return sentence(f"{units} {_FORESEEN_BY[forecast]}" if units else _FORESEEN[forecast])
