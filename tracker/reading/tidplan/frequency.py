"""Reads frequencies: "4 ggr/år", "varannan månad", "två gånger per termin".

times_per_year is defined in READING.md; "minst N" counts as N, and "2-4 gånger" as the lower number.
"""

from tracker.reading.tidplan.cursor import Cursor
from tracker.reading.tidplan.words import (
    COUNTS,
    EVENT_ENDINGS,
    EVENT_SHORTS,
    OFTEN_BEGINNINGS,
    PER_WORDS,
    PER_YEAR,
    TIMES_WORDS,
)

_FEWEST_SAMPLES = 5
"""'10 st per kvartal' are ten things looked at on one occasion; '2 st per termin' may be two occasions."""
_EACH = frozenset({"manaden", "kvartalet", "tertialet", "terminen", "halvaret", "veckan"})
_MANY = frozenset({"flera", "nagra", "manga", "aterkommande"})


def read_often(at: Cursor) -> float | None:
    """Returns times a year, with the cursor moved past it; None if there is no frequency here."""
    index = at.index
    for reader in (_adverb, _every, _counted, _noun, _day_in_each):
        if (times := reader(at)) is not None:
            return round(times, 3)
        at.index = index
    return None


def _adverb(at: Cursor) -> float | None:
    """'Kvartalsvis', 'årligen'; 'per termin' without a number is once."""
    if at.kind() == "often":
        unit = str(at.token().value)
        if is_daily_work(at):
            return None
        at.index += 2 if at.text() == "dygnet" else 1
        return PER_YEAR[unit] if unit != "day" or at.text(-2) != "dygnet" else None
    if at.text() == "per" and (unit_times := _unit(at, 1)):
        at.index += 2
        return unit_times
    return None


def _unit(at: Cursor, ahead: int = 0) -> float | None:
    """Returns the times a year of the unit at this position."""
    token = at.token(ahead)
    if token.kind in ("unit", "often"):
        return PER_YEAR[str(token.value)]
    return PER_YEAR["week"] if token.kind == "weekday" else None


def _every(at: Cursor) -> float | None:
    """'Varje månad', 'varannan vecka', 'vart tredje år', 'varje höst'."""
    step = _step(at)
    if step is None:
        return None
    while at.kind() in ("ordinal", "last") and at.kind(1) in ("weekday", "unit"):
        at.index += 1
    unit = _unit(at) or _compound(at)
    if unit is not None:
        at.index += 1
        return unit / step
    if at.kind() in ("season", "springlike"):
        return (_seasons(at)) / step
    if at.kind() == "yearend":
        at.index += 1
        return 1 / step
    return 1 / step if at.kind() == "month" else None


def _step(at: Cursor) -> float | None:
    if at.kind() == "every":
        at.index += 1
        return float(str(at.token(-1).value))
    is_each = at.kind() == "everynth" or at.text() == "var"
    number = 2 if at.text(1) in ("annan", "annat") else None
    if at.kind(1) in ("ordinal", "number"):
        number = _as_int(at.token(1).value)
    if not is_each or number is None or not 0 < number < 60 or _unit(at, 2) is None:
        return None
    at.index += 2
    # Every fourteenth day is every second week: weeks and days do not divide a year evenly.
    return number * 365 / 364 if at.token().value == "day" and number % 7 == 0 else number


def _as_int(value: object) -> int | None:
    return value if isinstance(value, int) else None


def _seasons(at: Cursor) -> float:
    """'Varje vår och höst' is two."""
    at.index += 1
    if at.kind() in ("and", "slash") and at.kind(1) in ("season", "springlike"):
        at.index += 2
        return 2
    return 1


def _compound(at: Cursor) -> float | None:
    """'Varje månadsmöte', 'varje terminsstart', 'varje kvartalsskifte'."""
    text = at.text()
    starts = {
        "manads": "month",
        "vecko": "week",
        "kvartals": "quarter",
        "tertial": "tertial",
        "termins": "half",
    }
    return next((PER_YEAR[unit] for start, unit in starts.items() if text.startswith(start)), None)


def _day_in_each(at: Cursor) -> float | None:
    """'Första lördagen i månaden', 'den 15 i månaden'."""
    begun = at.text() == "den"
    at.index += begun
    if at.kind() in ("ordinal", "last") and at.kind(1) in ("weekday", "unit"):
        at.index += 2
    elif begun and (at.number() is not None or at.kind() == "last"):
        at.index += 1
    else:
        return None
    each = (
        at.text() in ("i", "av", "pa")
        and at.text(1) in _EACH
        and at.text(2) not in ("efter", "innan", "fore")
    )
    numbered = at.number(2) is not None or at.kind(2) == "month"
    if not each or numbered:
        return None
    at.index += 2
    return PER_YEAR[str(at.token(-1).value)]


def _noun(at: Cursor) -> float | None:
    """'På månadsmöten', 'vid kvartalsuppföljning'; a numbered report is a single report, not a frequency."""
    text = at.text()
    unit = next((unit for start, unit in OFTEN_BEGINNINGS.items() if text.startswith(start)), None)
    if unit is None or at.kind() not in ("word",) or at.kind(1) == "number":
        return None
    at.index += 1
    return PER_YEAR[unit]


def _counted(at: Cursor) -> float | None:
    """'Minst två gånger per år', '4 ggr/år', '2-4 möten per termin', '1/månad'."""
    if at.kind() == "atleast":
        at.index += 1
    count = _count(at)
    if count is None:
        return None
    if at.text() in ("olika", "separata"):
        at.index += 1
    at.index += _is_described(at)
    named = at.text() in TIMES_WORDS
    is_event = at.text().endswith(EVENT_ENDINGS) or (at.text().endswith(EVENT_SHORTS) and _per_follows(at))
    if named or is_event:
        at.index += 1
    return _per(at, count, named, is_event)


def _is_described(at: Cursor) -> bool:
    """'Två större övningar per år', '3 nätv.träffar/år': a word before what is counted."""
    event = at.text(1).endswith((*EVENT_ENDINGS, *EVENT_SHORTS)) and at.kind(1) == "word"
    return at.kind() == "word" and not at.text().endswith(EVENT_ENDINGS) and event and _per_follows(at, 2)


def _per_follows(at: Cursor, ahead: int = 1) -> bool:
    return (at.kind(ahead) == "slash" or at.text(ahead) in ("per", "varje")) and at.kind(ahead + 1) == "unit"


def _count(at: Cursor) -> float | None:
    count = _one_count(at)
    if (
        count is not None
        and (at.kind() == "dash" or at.text() == "till")
        and at.kind(1) in ("number", "count")
    ):
        at.index += 2
    return count


def _one_count(at: Cursor) -> float | None:
    number = at.number() if at.kind() == "number" else COUNTS.get(at.text())
    if at.text() in ("ett", "en") and at.text(1) == "par":
        at.index += 1
        number = 2
    if number is None or not 0 < number <= 400:
        return None
    at.index += 1
    return number


def _per(at: Cursor, count: float, named: bool, is_event: bool) -> float | None:
    """Returns the count for its unit, or in the plan's year if times are counted without a unit."""
    if at.kind() == "slash" or at.text() in PER_WORDS:
        plain = at.kind() == "slash" or at.text() in ("per", "varje")
        if at.text() in ("varje", "per", "i", "under", "om") and at.text(1) in ("varje", "en", "ett", "hela"):
            at.index += 1  # "den 15 i varje månad" is a day; "15 gånger i varje månad" is a count
        unit = _unit(at, 1)
        if unit and (plain or named or is_event) and _is_unit_of_count(at, plain or named):
            samples = (
                (at.text(-1) == "st" or at.text(-1).startswith("stickpr"))
                and count >= _FEWEST_SAMPLES
                and unit > 1
            )
            at.index += 2
            return unit if samples else count * unit
    if (named or is_event) and at.kind() == "often":
        at.index += 1
        return count * PER_YEAR[str(at.token(-1).value)]
    if (named or is_event) and at.kind() == "every":
        every = _every(at)
        return count * every if every else None
    return _in_the_year(at, count, named, is_event)


def _is_unit_of_count(at: Cursor, counted: bool) -> bool:
    """'Två gånger i kvartal 1' names a quarter; 'två gånger i kvartalet' is per quarter."""
    return counted and at.kind(2) != "number"


def _in_the_year(at: Cursor, count: float, named: bool, is_event: bool) -> float | None:
    """'Två gånger under 2021', 'fyra tillfällen'. A single one is not a frequency unless a year is named."""
    if not named and not (is_event and count > 1):
        return None
    if at.text(-1) in ("x", "st", "g", "gg"):
        return None
    time_follows = _names_a_time(at)
    return count if count > 1 or (named and time_follows) else None


def _names_a_time(at: Cursor) -> bool:
    ahead = 1 if at.text() in ("under", "i", "pa") else 0
    return at.kind(ahead) in ("season", "springlike", "unit") or (at.number(ahead) or 0) > 1990


def is_daily_work(at: Cursor) -> bool:
    """'I det dagliga arbetet' is ongoing, not 365 times a year."""
    return at.token().value == "day" and at.text(1).startswith(("arbet", "verksamhet", "drift"))


def is_unquantified(at: Cursor) -> bool:
    """'Flera gånger per år': often, but without a number."""
    return at.text() in _MANY and at.text(1) in TIMES_WORDS
