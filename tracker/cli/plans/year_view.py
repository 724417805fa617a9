"""tracker import: next year's plan beside last year's, and the question about rows that may be the same."""

import sys
from collections import Counter
from typing import TYPE_CHECKING

from tracker.cli.plans.change_view import cell_line, counts
from tracker.cli.show import paragraph
from tracker.domain.swedish import listed, quantity

if TYPE_CHECKING:
    from tracker.cli.asking import Talk
    from tracker.domain.plan_years import Doubtful, Followed
    from tracker.services.plans.follow_plan import CarriedOver, FollowedPlan

KINDS = {
    "kept": ("behållen", "behållna"),
    "reworded": ("omformulerad", "omformulerade"),
    "new": ("ny", "nya"),
    "dropped": ("utgår", "utgår"),
}


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
            talk.say(cell_line(column, before, after))
    for pair in followed.compared.doubtful:
        text = f"kanske samma: {pair.old} och {pair.new.number}; inget förs över"
        talk.say(paragraph(text, indent=2, hanging=2))
    talk.say(f"{counts(Counter(row.kind for row in followed.compared.rows), KINDS)}.")


def _line(row: "Followed") -> str:
    activity = row.new or (row.old.activity if row.old else None)
    old = f" (förra året {row.old.activity.number})" if row.old is not None and row.new is not None else ""
    return f"{KINDS[row.kind][0]} {activity.number}{old}: {activity.row.aktivitet}" if activity else ""


def show_carried(carried: "CarriedOver", talk: "Talk") -> None:
    """Prints what was carried over, and what a person must set again."""
    numbers = (
        (carried.titles, "egen titel", "egna titlar"),
        (carried.questions, "egen fråga", "egna frågor"),
        (carried.assignments, "koppling av en roll", "kopplingar av roller"),
    )
    told = [quantity(*words) for words in numbers if words[0]]
    if told:
        talk.say(f"Fördes över från förra året: {listed(told)}.")
    if carried.left:
        rows = listed(carried.left)
        talk.say(f"Egen titel eller fråga fördes inte över till {rows}: se tracker plans question.")
