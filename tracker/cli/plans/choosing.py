"""tracker import: asks if a document is a new plan or a new version, and if the command fits the document."""

import sys
from typing import TYPE_CHECKING

from tracker.cli.asking import Talk
from tracker.errors import ConfirmationError

if TYPE_CHECKING:
    from tracker.domain.plan_place import PlanPlace
    from tracker.services.plans.read_plan import ReadPlan

NEW = ("n", "ny")
MOST = 5  # attempts to answer


def choose_place(plan: "ReadPlan", place: "PlanPlace", yes: bool, replace: bool, talk: Talk) -> "ReadPlan":
    """Returns the plan with the place that a person chooses; with `replace`, the only plan that it could be.

    Raises ConfirmationError if nobody can be asked, or if the answer is neither.
    """
    from tracker.services.plans.place_plan import placed, placed_as_new, undecided

    if replace and len(place.others) == 1:
        return placed(plan, place.others[0])
    if yes or sys.stdin is None or not sys.stdin.isatty():
        raise ConfirmationError(f"{undecided(plan, place)} Inget har sparats.")
    talk.say(f"\n{plan.district.name} har redan en plan för {plan.ref.year}:")
    for number, one in enumerate(place.others, start=1):
        talk.say(f"  {number}  {one.label}")
    for _ in range(MOST):
        answer = talk.ask("Ny plan (n), eller ny version av en av dem (numret)?").casefold()
        if answer in NEW:
            name = plan.identity.name
            return placed_as_new(plan, place, name if plan.identity.is_named else talk.ask("Planens namn"))
        if answer.isdecimal() and 0 < int(answer) <= len(place.others):
            return placed(plan, place.others[int(answer) - 1])
        talk.say("Svara n eller ett nummer.")
    raise ConfirmationError("Inget har sparats.")


def settle_contradictions(plan: "ReadPlan", yes: bool, despite_title: bool, talk: Talk) -> None:
    """Asks whether the command is right although the document contradicts it; `yes` alone is no answer.

    Raises ConfirmationError if nobody can be asked, or if the answer is no.
    """
    if despite_title or not plan.contradictions:
        return
    if yes or sys.stdin is None or not sys.stdin.isatty():
        raise ConfirmationError(
            f"{' '.join(plan.contradictions)} Inget har sparats. Stämmer kommandot, "
            "lägg till --despite-title."
        )
    for sentence in plan.contradictions:
        if not talk.confirm(f"{sentence} Spara ändå?"):
            raise ConfirmationError("Inget har sparats.")
