"""Prints the difference between a plan and the stored one, and what it does to questions already asked."""

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.cli.plans.plan_view import COLUMNS
from tracker.cli.show import paragraph
from tracker.domain.swedish import listed, quantity, shortened, swedish_near_date
from tracker.domain.text import difference

if TYPE_CHECKING:
    from tracker.cli.asking import Talk
    from tracker.domain.plan_changes import PlanChange
    from tracker.services.plans.foresight import Foresight, TakenBack
    from tracker.services.plans.import_plan import PlanComparison

# kind → the word for one row, and for none or several
CHANGES = {
    "same": ("oförändrad", "oförändrade"),
    "changed": ("ändrad", "ändrade"),
    "added": ("ny", "nya"),
    "removed": ("borttagen", "borttagna"),
}
MOST = 70  # characters of a cell


def show_changes(compared: "PlanComparison", foreseen: "Foresight", talk: "Talk") -> None:
    """Prints the changes to a stored plan; nothing for a new plan, where every row is new."""
    if compared.new:
        return
    talk.say("\nJämfört med planen som finns:")
    for change in compared.changes:
        taken = foreseen.taken_back.get(change.old.id, ()) if change.old else ()
        if change.kind != "same" or taken:
            talk.say(paragraph(_change_line(change), indent=2, hanging=2))
        for column, before, after in change.cells:
            talk.say(cell_line(column, before, after))
        for one in taken:
            talk.say(paragraph(_taken_line(one), indent=4, hanging=2))
    talk.say(f"{counts(Counter(one.kind for one in compared.changes), CHANGES)}.")
    _show_questions(foreseen, talk)


def _change_line(change: "PlanChange") -> str:
    old = change.old.activity.number if change.old else None
    activity = change.new or (change.old.activity if change.old else None)
    if activity is None:
        return ""
    before = f" (förut {old})" if change.new and old not in (None, activity.number) else ""
    after = " (frågas inte mer)" if change.kind == "removed" else ""
    return f"{CHANGES[change.kind][0]} {activity.number}{before}: {activity.row.aktivitet}{after}"


def cell_line(column: str, before: str, after: str) -> str:
    """Returns one changed cell, from → to, where the texts differ."""
    old, new = (f"”{shortened(text, MOST)}”" if text else "tomt" for text in difference(before, after))
    return paragraph(f"{COLUMNS[column]}: {old} → {new}", indent=4, hanging=2)


def _taken_line(taken: "TakenBack") -> str:
    asked = listed([f"{name} frågades {swedish_near_date(day)}" for name, day in taken.asked])
    return f"frågan om {taken.kind.label} {swedish_near_date(taken.due)} tas tillbaka ({asked})"


def _show_questions(foreseen: "Foresight", talk: "Talk") -> None:
    taken = sum(len(some) for some in foreseen.taken_back.values())
    if taken or foreseen.kept:
        asked = quantity(taken + foreseen.kept, "ställd fråga", "ställda frågor")
        kept = "inget svar väntas" if not foreseen.kept else f"{foreseen.kept} väntar ännu på svar"
        talk.say(f"Av {asked} utan svar tas {taken} tillbaka; {kept}.")


def counts(numbers: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> str:
    """Returns "7 oförändrade, 1 ändrad"; kinds without rows are left out."""
    return ", ".join(quantity(numbers[kind], *pair) for kind, pair in words.items() if numbers.get(kind))
