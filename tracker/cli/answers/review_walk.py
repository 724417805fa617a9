"""tracker review without a subcommand: shows the waiting mails one by one, by why they wait."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.cli.answers.case_walk import CaseWalk, Outcome
from tracker.cli.answers.outsiders import walk_outsiders
from tracker.cli.answers.review_screen import show_group
from tracker.cli.asking import Talk

if TYPE_CHECKING:
    from tracker.cli.app import App


@dataclass(slots=True)
class Walked:
    """The number of mails shown, decided and skipped."""

    shown: int = 0
    decided: int = 0
    skipped: int = 0


def walk(app: "App", talk: Talk) -> Walked:
    """Shows each case and records what is decided about it, in one transaction a case.

    Mails from nobody that we know come last.
    """
    from tracker.services.answers.review import waiting_now

    with app.work() as (session, actor):
        found = waiting_now(session, app.today, actor.person_id)
    done, group, outcome = Walked(shown=len(found)), None, None
    for position, case in enumerate(found, start=1):
        group = show_group(case.group, group, [one.group for one in found])
        talk.say(f"\n{position} av {len(found)}")
        outcome = CaseWalk(app, talk, case).run()
        if outcome is Outcome.QUIT:
            break
        done.decided += outcome is Outcome.DECIDED
        done.skipped += outcome is Outcome.SKIPPED
    if outcome is not Outcome.QUIT:
        decided, left = walk_outsiders(app, talk)
        done = Walked(done.shown + decided + left, done.decided + decided, done.skipped + left)
    return done
