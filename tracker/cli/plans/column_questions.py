"""tracker import --review: asks what unknown columns are, and if a past plan's table belongs to the plan."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.asking import Talk
from tracker.cli.show import paragraph
from tracker.errors import NoPlanError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.plan import Corrections
    from tracker.reading.plan import OpenColumn
    from tracker.services.plans.read_plan import HowToRead, ReadPlan
    from tracker.settings import Settings

MOST = 5  # attempts per column, which is then left as it is


def read_with_answers(
    file: Path, district: str, year: int, settings: "Settings", how: "HowToRead", talk: Talk
) -> "tuple[ReadPlan, Corrections]":
    """Returns the plan, read again with what the person says of its columns, and those decisions.

    Raises NoPlanError if the answers make no plan of it either.
    """
    from tracker.services.plans.read_plan import read_plan

    try:
        plan = read_plan(file, district, year, settings, how)
    except NoPlanError as error:
        if not error.open_columns:
            raise
        talk.say(paragraph(f"{error}\n"))
        how = replace(how, columns=how.columns | ask_columns(error.open_columns, talk))
        plan = read_plan(file, district, year, settings, how)
        return plan, dict(how.columns)
    made = ask_columns(plan.open_columns, talk)
    past = bool(plan.past) and _wants_past(plan.past, talk)
    if made or past:
        how = replace(how, columns=how.columns | made, with_past=how.with_past or past)
        plan = read_plan(file, district, year, settings, how)
    return plan, dict(how.columns)


def ask_columns(columns: "Sequence[OpenColumn]", talk: Talk) -> "Corrections":
    """Returns what the person says of each heading, asked once a heading. Enter leaves a column as it is."""
    from tracker.reading.plan import bare
    from tracker.services.plans.columns import HEADING, KINDS

    made: Corrections = {}
    first = {bare(column.heading): column for column in reversed(columns)}
    for position, column in enumerate(reversed(first.values()), start=1):
        cells = ", ".join(f"”{text[:40]}”" for text in column.cells) or "tomma celler"
        sentence = (
            f"{position}/{len(first)}  Kolumnen ”{column.heading}” i {column.table} ({cells}) läses inte."
        )
        talk.say(paragraph(sentence, hanging=5))
        kind = _ask_kind(f"     Vad är den? {', '.join(KINDS)} (Enter hoppar över)", talk)
        if kind is not None:
            made[HEADING, bare(column.heading)] = kind
    return made


def _ask_kind(question: str, talk: Talk) -> str | None:
    from tracker.services.plans.columns import kind_named

    for _ in range(MOST):
        answer = talk.ask(question)
        kind = kind_named(answer) if answer else None
        if kind or not answer:
            return kind
        talk.say("     Svara med ett av orden.")
    return None


def _wants_past(headings: "Sequence[str]", talk: Talk) -> bool:
    for heading in headings:
        talk.say(paragraph(f"Tabellen under ”{heading}” ser ut som uppföljning av en tidigare plan."))
    return talk.confirm("Ska den med i planen?")
