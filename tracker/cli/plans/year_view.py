"""tracker import: next year's plan beside last year's, and the question about rows that may be the same."""

import sys
from collections import Counter
from typing import TYPE_CHECKING

from tracker.cli.plans.plan_view import COLUMNS
from tracker.cli.show import paragraph
from tracker.domain.swedish import listed

if TYPE_CHECKING:
    from tracker.cli.asking import Talk
    from tracker.domain.plan_years import Doubtful, Followed
    from tracker.services.plans.follow_plan import CarriedOver, FollowedPlan

KINDS = {"kept": "behållen", "reworded": "omformulerad", "new": "ny", "dropped": "utgår"}


def ask_same(followed: "FollowedPlan", yes: bool, talk: "Talk") -> "list[Doubtful]":
    """Returns the doubtful pairs that are the same activity; none is guessed with `yes`."""
    pairs = followed.compared.doubtful
    if yes or sys.stdin is None or not sys.stdin.isatty():
        return []
    return [one for one in pairs if _same(one, talk)]


def _same(pair: "Doubtful", talk: "Talk") -> bool:
    talk.say(paragraph(f"\n{pair.old}: {pair.old.activity.row.aktivitet}", hanging=2))
    talk.say(paragraph(f"Nu {pair.new.number}: {pair.new.row.aktivitet}", hanging=2))
    return talk.confirm("Är det samma aktivitet?")


def show_years(followed: "FollowedPlan", talk: "Talk") -> None:
    """Prints the difference from last year's plan."""
    talk.say(f"\nJämfört med {listed(followed.refs)}:")
    for row in followed.compared.rows:
        if row.kind != "kept":
            talk.say(paragraph(_line(row), indent=2, hanging=2))
        for column, before, after in row.changes:
            talk.say(paragraph(f"{COLUMNS[column]}: ”{before}” → ”{after}”", indent=4, hanging=2))
    for pair in followed.compared.doubtful:
        text = f"kanske samma: {pair.old} och {pair.new.number}; inget förs över"
        talk.say(paragraph(text, indent=2, hanging=2))
    counts: Counter[str] = Counter(row.kind for row in followed.compared.rows)
    talk.say(f"{', '.join(f'{counts[kind]} {word}' for kind, word in KINDS.items() if counts[kind])}.")


def _line(row: "Followed") -> str:
    activity = row.new or (row.old.activity if row.old else None)
    old = f" (förra året {row.old.activity.number})" if row.old is not None and row.new is not None else ""
    return f"{KINDS[row.kind]} {activity.number}{old}: {activity.row.aktivitet}" if activity else ""


def show_carried(carried: "CarriedOver", talk: "Talk") -> None:
    """Prints what was carried over, and what a person must set again."""
    counts = (
        (carried.titles, "egna titlar"),
        (carried.questions, "egna frågor"),
        (carried.assignments, "kopplingar av roller"),
    )
    told = [f"{count} {what}" for count, what in counts if count]
    if told:
        talk.say(f"Fördes över från förra året: {listed(told)}.")
    if carried.left:
        rows = listed(carried.left)
        talk.say(f"Egen titel eller fråga fördes inte över till {rows}: se tracker plans question.")
