"""Quotations, days, forecasts, deviations, and what is missing."""

import re
from collections.abc import Sequence
from datetime import date

from tracker.domain.report.period import Period
from tracker.domain.swedish import MONTHS, listed, number_word, sentence, swedish_near_date
from tracker.domain.year_forecast import Forecast

COORDINATOR = "samordnaren"
NO_CAUSE, NO_CAUSE_GIVEN = "Orsak har inte uppgetts.", "orsak har inte uppgetts"
_SMILEY = re.compile(r"[:;]-?[()D]$")
_A_NUMBER = re.compile(
    rf"\d|\b(?:{'|'.join(number_word(number) for number in range(1, 21))})\b", re.IGNORECASE
)


def quotation(text: str) -> str:
    """Returns the words in quotation marks, with a capital first: they stand after a colon."""
    inner = text.replace("”", "’").replace("“", "’").replace('"', "’")
    return f"”{inner[:1].upper()}{inner[1:]}”"


def needed_then(speakers: Sequence[str], _: str, when: str) -> str:
    """Familjeenheten rapporterade i april att det hade blivit aktuellt: its words are held back."""
    return sentence(f"{listed(speakers)} rapporterade {when} att det hade blivit aktuellt")


def quoted_from(when: str, text: str) -> str:
    """Returns "i april: ”…”", to stand in a list."""
    return f"{when}: {quotation(text)}"


def says(speakers: Sequence[str], text: str, when: str = "") -> str:
    """Familjeenheten uppger: ”…” Of another time: uppgav i maj."""
    verb = f"uppgav {when}" if when else "uppger"
    each = " var för sig" if len(speakers) > 1 and _A_NUMBER.search(text) else ""
    return sentence(f"{listed(speakers)} {verb}{each}: {quotation(_ended(text))}")


def _ended(text: str) -> str:
    """Returns the words with their full stop; a smiley takes none."""
    return text if _SMILEY.search(text) else sentence(text)


def last_known(speakers: Sequence[str], text: str, when: str) -> str:
    """Senaste uppgift från familjeenheten är från maj: ”…”"""
    said = f": {quotation(sentence(text))}" if text else ""
    return sentence(f"senaste uppgift från {listed(speakers)} är från {when}{said}")


def from_month(units: str, count: int, when: str) -> str:
    """Uppgiften från familjeenheten är från augusti: it still counts."""
    return sentence(f"{'uppgiften' if count == 1 else 'uppgifterna'} från {units} är från {when}")


def last_status(speakers: Sequence[str], status: str, when: str) -> str:
    """Senaste uppgift från familjeenheten är från maj: läget ”Pågår, 2”."""
    return sentence(f"senaste uppgift från {listed(speakers)} är från {when}: läget {quotation(status)}")


def held_back(units: Sequence[str], number_too: bool = False) -> str:
    """Ordalydelsen i svaret från A återges inte, eftersom den kan innehålla personuppgifter."""
    answers, it = ("svaret", "den") if len(units) == 1 else ("svaren", "de")
    what = "ordalydelsen och antalet" if number_too else "ordalydelsen"
    it = "de" if number_too else it
    return sentence(
        f"{what} i {answers} från {listed(units)} återges inte, eftersom {it} kan innehålla personuppgifter"
    )


def held_back_in_part(units: Sequence[str]) -> str:
    """En del av svaret från A återges inte, eftersom den kan innehålla personuppgifter."""
    answers = "svaret" if len(units) == 1 else "svaren"
    return sentence(
        f"en del av {answers} från {listed(units)} återges inte, eftersom den kan innehålla personuppgifter"
    )


def says_more_than_none(units: Sequence[str]) -> str:
    """Svaret från A säger mer än att inget behov har funnits; det återges inte, eftersom …"""
    answers, it = ("svaret", "det") if len(units) == 1 else ("svaren", "de")
    return sentence(
        f"{answers} från {listed(units)} säger mer än läget ”inget behov”, och återges inte i sin helhet,"
        f" eftersom {it} kan innehålla personuppgifter"
    )


def not_asked(period: Period, silent: str) -> str:
    """Aktiviteten skulle inte följas upp i tertialrapport 1, och tre enheter hade inte lämnat uppgift."""
    day = swedish_near_date(period.closed(asked=False))
    others = f", och {silent} hade inte lämnat uppgift den {day}" if silent else ""
    return sentence(f"aktiviteten skulle inte följas upp i {period.form.label}{others}")


def came_late(units: str, count: int, closed: date) -> str:
    """Svaret från hemtjänsten kom efter den 10 september och är inte med."""
    came = "svaret" if count == 1 else "svaren"
    return sentence(f"{came} från {units} kom efter den {swedish_near_date(closed)} och är inte med")


def is_prepared(units: str, count: int) -> str:
    """Svaret från hemtjänsten bereds: it waits for a person, who has not decided yet."""
    return sentence(f"{'svaret' if count == 1 else 'svaren'} från {units} bereds")


def is_prepared_again(units: str) -> str:
    return sentence(f"ett senare svar från {units} bereds")


def refers(speakers: Sequence[str], text: str, when: str = "") -> str:
    """Kommunikatören hänvisar till ett annat svar: ”Samma som ovan, 22.”"""
    verb = f"hänvisade {when}" if when else "hänvisar"
    return sentence(f"{listed(speakers)} {verb} till ett annat svar: {quotation(sentence(text))}")


def missing_from(units: str) -> str:
    return sentence(f"uppgift saknas från {units}")


def nobody_answered(units: Sequence[str], noun: str) -> str:
    """Uppgift saknas från familjeenheten: an answer that waits for a person may be there."""
    if not units:
        return "Ingen ansvarig är angiven."
    if len(units) == 1:
        return missing_from(units[0])
    return missing_from(f"samtliga {number_word(len(units))} {noun}")


def no_cause(units: str) -> str:
    return sentence(f"orsak har inte uppgetts av {units}")


def months(days: Sequence[date], year: int) -> str:
    """Returns "maj", "maj–juni", "november 2020"; the year of the plan is not said."""
    first, last = _month(min(days), year), _month(max(days), year)
    return first if first == last else f"{first}–{last}"


def _month(day: date, year: int) -> str:
    return MONTHS[day.month - 1] + ("" if day.year == year else f" {day.year}")


NOT_QUOTED, BELOW = "ordalydelsen återges inte", "antalet under målet"
NOT_FORESEEN = "bedöms inte bli genomförd under året"
OTHERS_FORESEE = ", medan andra bedömer att den blir det"
_FORESEEN = {
    Forecast.JA: "bedömer att aktiviteten blir genomförd under året",
    Forecast.NEJ: "bedömer att aktiviteten inte blir genomförd under året",
    Forecast.OSAKERT: "bedömer att det är osäkert om aktiviteten blir genomförd under året",
}


def foreseen(forecast: Forecast, units: str, own: bool) -> str:
    """Familjeenheten bedömer att aktiviteten för egen del blir genomförd under året: `own`, of several."""
    said = _FORESEEN[forecast]
    return sentence(f"{units} {said.replace('aktiviteten', 'aktiviteten för egen del') if own else said}")


def known_before(speakers: Sequence[str], text: str) -> str:
    """Familjeenheten hade då uppgett: ”…”"""
    return sentence(f"{listed(speakers)} hade då uppgett: {quotation(sentence(text))}")
