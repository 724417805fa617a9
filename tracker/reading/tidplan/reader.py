"""Reads a time plan's words as a schedule."""

from tracker.domain.plan import Schedule
from tracker.reading.mending import MAX_READ
from tracker.reading.tidplan.combine import combine
from tracker.reading.tidplan.explain import explain
from tracker.reading.tidplan.grammar import Grammar
from tracker.reading.tidplan.tokens import tokenize


def read_tidplan(text: str, year: int) -> Schedule:
    """Returns a tidplan cell as a schedule, as defined in READING.md.

    `text` is the cell's own words, `year` the plan's year, which dates without a year belong to. Dates are
    days without time zone, start and end inclusive, `due` sorted. Never raises: what cannot be read is
    `unclear`. Only the first MAX_READ characters are read, and the explanation then reports it.
    """
    outcome = combine(Grammar(tokenize(text), year).read(), year)
    explanation = explain(outcome)
    if len(text) > MAX_READ:
        explanation += f" Texten är mycket lång: bara de första {MAX_READ} tecknen är lästa."
    return Schedule(
        kind=outcome.kind,
        due=outcome.due,
        times_per_year=outcome.times,
        start=outcome.start,
        end=outcome.end,
        problem=outcome.problem,
        explanation=explanation,
    )
