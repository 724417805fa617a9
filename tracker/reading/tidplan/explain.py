"""Explains in one Swedish sentence how a time plan was read, so that a person can agree or object."""

from collections.abc import Callable

from tracker.domain.swedish import listed, swedish_date, swedish_number
from tracker.reading.mending import word_list
from tracker.reading.tidplan.combine import Outcome

_STEADY = {
    365: "Varje dag",
    260: "Varje arbetsdag",
    52: "Varje vecka",
    26: "Varannan vecka",
    12: "Varje månad",
    6: "Varannan månad",
    0.5: "Vartannat år",
    0.333: "Vart tredje år",
    0.25: "Vart fjärde år",
    0.2: "Vart femte år",
}
_NUMBERS = word_list("noll en två tre fyra fem sex sju åtta nio tio elva tolv")
_LONGEST_QUOTE = 70


def explain(outcome: Outcome) -> str:
    """Returns one sentence; a second one only if the text names a date that does not exist."""
    sentence = f"{_statement(outcome)}."
    if outcome.missing:
        sentence += f" Datumet {outcome.missing} finns inte i kalendern."
    return sentence


def _statement(outcome: Outcome) -> str:
    return _STATEMENTS[outcome.kind](outcome)


def _due(outcome: Outcome) -> str:
    days = [swedish_date(day) for day in outcome.due]
    return f"Klart senast {listed(days)}"


def _period(outcome: Outcome) -> str:
    start, end = outcome.start, outcome.end
    if not start or not end:
        return _due(outcome)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"Under {start.year}" if start.year == end.year else f"Under åren {start.year}-{end.year}"
    return f"Från {swedish_date(start)} till {swedish_date(end)}"


def _bounds(outcome: Outcome) -> str:
    start = f" från {swedish_date(outcome.start)}" if outcome.start else ""
    return start + (f" till och med {swedish_date(outcome.end)}" if outcome.end else "")


def _ongoing(outcome: Outcome) -> str:
    return ("Pågår löpande" if outcome.going or not outcome.start else "Pågår") + _bounds(outcome)


def _recurring(outcome: Outcome) -> str:
    due = f", klart senast {listed([swedish_date(day) for day in outcome.due])}" if outcome.due else ""
    return how_often(outcome.times or 0) + _bounds(outcome) + due


def how_often(times: float) -> str:
    """Returns 'Fyra gånger per år', 'Varje månad'."""
    if times in _STEADY:
        return _STEADY[times]
    if times == int(times):
        count = _NUMBERS[int(times)] if times <= 12 else str(int(times))
        return f"{count.capitalize()} {'gång' if times == 1 else 'gånger'} per år"
    return f"{swedish_number(times)} gånger per år"


def _conditional(outcome: Outcome) -> str:
    return f"Beror på en händelse eller ett behov{_quote(outcome.condition)}; inget fast datum"


def _quote(words: str) -> str:
    if not words:
        return ""
    short = words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f" (”{short}”)"


def _mixed(outcome: Outcome) -> str:
    parts = [how_often(outcome.times)] if outcome.times else ["Pågår löpande"] if outcome.going else []
    if outcome.condition:
        parts.append(f"vid händelse eller behov{_quote(outcome.condition)}")
    if outcome.start or outcome.end:
        parts.append(_bounds(outcome).strip())
    if outcome.due:
        parts.append(f"klart senast {listed([swedish_date(day) for day in outcome.due])}")
    joined = "; ".join(parts) or "Flera tider"
    return joined[0].upper() + joined[1:]


_STATEMENTS: dict[str, Callable[[Outcome], str]] = {
    "deadline": _due,
    "period": _period,
    "ongoing": _ongoing,
    "recurring": _recurring,
    "conditional": _conditional,
    "mixed": _mixed,
    "unclear": lambda _: "Det går inte att läsa ut någon tid",
}
