"""Mails from nobody that we know, below all others: a line a sender and day, and a key for them together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli.answers.case_walk import CaseWalk, Outcome
from tracker.cli.asking import Talk
from tracker.cli.show import WIDTH
from tracker.domain.reply.cause import Group
from tracker.domain.swedish import shortened, swedish_date

if TYPE_CHECKING:
    from tracker.cli.app import App
    from tracker.services.answers.outsiders import OutsiderGroup

MOST_SHOWN = 20  # senders and days; a flood has a new sender in each mail
PROMPT = "     [Enter] visa dem  [x] avfärda dem  [u] avfärda alla okända  [h] vänta  [q] sluta"


def show_outsiders(groups: "Sequence[OutsiderGroup]") -> int:
    """Prints a line for each sender and day, and how many are not shown. Returns the number of mails."""
    count = sum(len(group.items) for group in groups)
    if groups:
        click.echo(f"\n── {Group.OUTSIDERS.label} ({count}) ──")
    for group in groups[:MOST_SHOWN]:
        click.echo(told(group))
    if len(groups) > MOST_SHOWN:
        left = sum(len(group.items) for group in groups[MOST_SHOWN:])
        click.echo(f"… och {left} mejl från {len(groups) - MOST_SHOWN} avsändare till.")
    return count


def told(group: "OutsiderGroup") -> str:
    """Returns one line, for example: Granskning 3, 19 maj 2021: 2 mejl från namn@example.se: ”Hej”"""
    words = f": ”{group.words}”" if group.words else ""
    line = (
        f"Granskning {group.number}, {swedish_date(group.day)}: {len(group.items)} mejl {group.sender}{words}"
    )
    return shortened(line, WIDTH)


def walk_outsiders(app: "App", talk: Talk) -> tuple[int, int]:
    """Asks about each sender and day. Returns how many mails were decided, and how many were left."""
    from tracker.services.answers.outsiders import dismiss_group, dismiss_outsiders, outsider_groups

    with app.session() as session:
        groups = outsider_groups(session)
    total, decided = sum(len(group.items) for group in groups), 0
    if groups:
        click.echo(f"\n── {Group.OUTSIDERS.label} ({total}) ──")
    for group in groups:
        talk.say(told(group))
        key = talk.key(PROMPT)
        if key == "x":
            with app.work() as (session, actor):
                decided += dismiss_group(session, actor, app.now, group.number)
        elif key == "u":
            last = max(item.id for one in groups for item in one.items)
            with app.work() as (session, actor):
                decided += dismiss_outsiders(session, actor, app.now, last)
            break
        elif key == "":
            decided += _one_by_one(app, talk, group)
        elif key == "q":
            break
        elif key != "h":
            talk.say("     Okänd tangent: mejlen väntar.")
    return decided, total - decided


def _one_by_one(app: "App", talk: Talk, group: "OutsiderGroup") -> int:
    """Shows each mail of a group as any other. Returns how many were decided."""
    from tracker.services.answers.review_case import find_case

    decided = 0
    for item in group.items:
        with app.session() as session:
            case = find_case(session, item.id)
        outcome = CaseWalk(app, talk, case).run()
        if outcome is Outcome.QUIT:
            break
        decided += outcome is Outcome.DECIDED
    return decided
