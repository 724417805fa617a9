"""tracker import --review: asks about each doubtful cell of a plan."""

from typing import TYPE_CHECKING

from tracker.cli.asking import Talk
from tracker.cli.show import paragraph
from tracker.domain.doubts import Doubt, doubts

if TYPE_CHECKING:
    from tracker.domain.plan import Activity, Corrections
    from tracker.services.plans.read_plan import ReadPlan

EXAMPLES = {"tidplan": "senast 30 sep 2021", "ansvarig": "enhetschef, familjeenheten", "uppfoljning": "VB"}
MOST = 5  # attempts per cell, which is then left as it is


def walk_through(plan: "ReadPlan", talk: Talk) -> "Corrections":
    """Asks about each doubt. Returns the corrected readings of cells."""
    made: Corrections = {}
    asked = [(activity, doubt) for activity in plan.activities for doubt in doubts(activity)]
    for position, (activity, doubt) in enumerate(asked, start=1):
        talk.say(
            paragraph(f"\n{position}/{len(asked)}  {activity.number} {activity.row.aktivitet}", hanging=5)
        )
        talk.say(paragraph(f"! {doubt.sentence}", indent=5, hanging=2))
        if doubt.cell == "rad":
            _show_row(activity, talk)
            talk.ask("     Enter för nästa")
            continue
        read_as = _ask(doubt, plan.ref.year, talk)
        if read_as is not None:
            made[doubt.cell, getattr(activity.row, doubt.cell)] = read_as
    return made


def _show_row(activity: "Activity", talk: Talk) -> None:
    for name in ("ansvarig", "tidplan", "uppfoljning"):
        talk.say(paragraph(f"{name}: {getattr(activity.row, name) or '–'}", indent=5, hanging=2))


def _ask(doubt: Doubt, year: int, talk: Talk) -> str | None:
    """Returns the text to read instead of the cell's; None to leave the cell."""
    from tracker.services.plans.read_plan import meaning_of_cell

    for _ in range(MOST):
        question = f"     Läs som (t.ex. {EXAMPLES[doubt.cell]}; Enter hoppar över)"
        text = talk.ask(question)
        if not text:
            return None
        meaning = meaning_of_cell(doubt.cell, text, year)
        if meaning is None:
            talk.say("     Det går inte heller att läsa. Försök med andra ord.")
        elif talk.confirm(f"     Det betyder: {meaning} Rätt?", default=True):
            return text
    return None
