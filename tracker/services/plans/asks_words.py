"""When each row of a plan to be imported is asked about, and whom, in Swedish."""

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.sentence import joined, reworded, sentence
from tracker.domain.swedish import capitalized, listed, quantity, swedish_date, swedish_near_date

Days = tuple[tuple[date, bool], ...]  # each day, and True if it is a reminder only

if TYPE_CHECKING:
    from tracker.domain.asks import ActivityAsks, OpenRole
    from tracker.services.plans.foresight import Foresight

MOST_NAMES, MOST_CANDIDATES = 4, 3
MOST_GROUPS = 2  # people who are asked on different days; more are told together, with the earliest days
PEOPLE_FILE = "people.csv"


def asks_line(row: "ActivityAsks", today: date) -> str:
    """Returns one row's days and people: "Frågas 24 april och 12 januari 2022: Disa Rektorsson.\""""
    told = [_asked(row, today), *(joined(reworded(note, capitalized), ".") for note in row.notes)]
    told += [_unmatched(role) for role in row.open_roles if role.candidates]
    missing = _missing(row)
    if missing and not row.by_coordinator:
        told.append(f"{capitalized(missing)} och frågas inte.")
    elif missing and not row.asks:
        told.append(f"{capitalized(missing)}.")
    return joined(*told, by=" ")


def _missing(row: "ActivityAsks") -> str:
    """Returns the roles that resemble no seat: "rektor saknas i people.csv"; "" if there are none.

    Several are put in quotes, because a role may have a comma of its own.
    """
    texts = [role.text for role in row.open_roles if not role.candidates]
    texts = [f"”{text}”" for text in texts] if len(texts) > 1 else texts
    return f"{listed(texts)} saknas i {PEOPLE_FILE}" if texts else ""


def _asked(row: "ActivityAsks", today: date) -> str:
    if not row.asks:
        return row.why_not or "Frågas inte nu."
    groups = _by_days(row)
    if len(groups) > MOST_GROUPS:
        names = [name for _, some in groups for name in some]
        return f"Frågas tidigast {_days(_earliest(row), today)}: {_people(row, names)}."
    return f"Frågas {'; '.join(f'{_days(days, today)}: {_people(row, names)}' for days, names in groups)}."


def _by_days(row: "ActivityAsks") -> list[tuple[Days, list[str]]]:
    """Returns (days, names) where those who are asked on the same days stand together; the first first."""
    days: dict[str, dict[date, bool]] = defaultdict(dict)
    for ask in row.asks:
        for name in [person.name for person in ask.people] or [""]:
            days[name][ask.day] = days[name].get(ask.day, True) and ask.again
    together: dict[Days, list[str]] = defaultdict(list)
    for name, its_days in days.items():
        together[tuple(sorted(its_days.items()))].append(name)
    return sorted(together.items())


def _earliest(row: "ActivityAsks") -> Days:
    """Returns the first day of each occasion, whoever is asked then."""
    first: dict[tuple[str, date], tuple[date, bool]] = {}
    for ask in sorted(row.asks, key=lambda one: one.day):
        first.setdefault((ask.kind, ask.due), (ask.day, ask.again))
    return tuple(sorted(dict(first.values()).items()))


def _days(days: Days, today: date) -> str:
    """Returns the days; the last of a later year has its year, and says it for those before."""
    texts = []
    for position, (day, again) in enumerate(days):
        following = days[position + 1][0] if position + 1 < len(days) else None
        tells_year = day.year != today.year and (following is None or following.year != day.year)
        text = swedish_date(day) if tells_year else swedish_near_date(day)
        texts.append(f"{text} (påminnelse)" if again else text)
    return listed(texts)


def _people(row: "ActivityAsks", names: list[str]) -> str:
    known = [name for name in names if name]
    missing = _missing(row) if row.by_coordinator else ""
    if not known:
        return f"ingen ännu ({missing or 'ingen samordnare är angiven i inställningarna'})"
    if row.by_coordinator:
        return f"{listed(known)} (samordnare)" + (f", eftersom {missing}" if missing else "")
    if len(known) > MOST_NAMES:
        return f"{', '.join(known[: MOST_NAMES - 1])} och {len(known) - MOST_NAMES + 1} till"
    return listed(known)


def _unmatched(role: "OpenRole") -> str:
    likely = listed(role.candidates[:MOST_CANDIDATES], "eller")
    return sentence(
        f"Vem som är ”{role.text}” avgör du ",
        "med tracker people assign",
        "under Personer, när planen är sparad",
        f": kanske {likely}.",
    )


def summary_line(foreseen: "Foresight", district: str) -> str:
    """Returns how many letters the plan gives until the last day foreseen, and what is missing for them."""
    until = swedish_date(foreseen.last)
    if foreseen.letters:
        people = quantity(foreseen.people, "person", "personer")
        told = f"Planen ger {foreseen.letters} brev till {people} till och med {until}, om ingen svarar."
    else:
        told = f"Planen ger inga brev till och med {until}."
    if not foreseen.seats:
        lacks = f"{told} Inga personer i {district} är inlästa: läs in dem "
        return sentence(lacks, "med tracker people import FIL.", "under Personer.")
    open_rows = sum(bool(row.open_roles) for row in foreseen.rows.values())
    if not open_rows:
        return told
    rows = quantity(open_rows, "rad", "rader")
    lacks = f"{told} {rows} har en ansvarig som inte finns bland personerna"
    return sentence(lacks, ": se tracker people missing.", ", och kopplas under Personer.")
