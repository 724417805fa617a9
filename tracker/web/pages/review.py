"""Granska: the replies that wait, by why they wait; what can be judged from the list is ticked there."""

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.reply.cause import Group
from tracker.domain.swedish import quantity
from tracker.errors import TrackerError
from tracker.services.answers.outsiders import dismiss_group, dismiss_outsiders, outsider_groups
from tracker.services.answers.review import accept_as_shown
from tracker.services.answers.review_queue import QueuedReply, put_aside, review_queue
from tracker.web.access import actor, me
from tracker.web.cases import need_own_case
from tracker.web.context import here
from tracker.web.desk import changeable_districts, chosen_districts, say, say_undoable, say_wrong

if TYPE_CHECKING:
    from tracker.web.context import Session

page = Blueprint("review", __name__, url_prefix="/granska")
MOST = 100  # replies on a page
MOST_SENDERS = 20  # that we do not know
MOST_ASIDE = 20  # that come back soonest


@page.get("")
def show() -> str:
    only = request.args.get("bara", "")
    with here().reading() as session:
        found, aside = my_queue(session), set_aside(session)
        outsiders, may_change = outsider_groups(session), bool(changeable_districts(session))
    kept = [one for one in found if only in ("", one.group)]
    groups = [(group, list(rows)) for group, rows in groupby(kept[:MOST], lambda one: one.group)]
    return render_template(
        "web/review.html",
        groups=groups,
        kept=kept,
        aside=aside,
        most_aside=MOST_ASIDE,
        today=here().today,
        most=MOST,
        only=only,
        may_change=may_change,
        outsiders=outsiders[:MOST_SENDERS],
        senders=len(outsiders),
        labels=here().settings.status_labels,
    )


def my_queue(session: "Session") -> list[QueuedReply]:
    """Returns the replies that wait for the visitor by why they wait, oldest first in each group."""
    order = list(Group)
    found = review_queue(session, chosen_districts(session))
    mine = [one for one in found if one.item.aside.waits_for(me().person.id, here().today)]
    return sorted(mine, key=lambda one: order.index(one.group))


def set_aside(session: "Session") -> list[QueuedReply]:
    """Returns the replies that rest or are with a colleague, those that come back first before the others."""
    found = put_aside(session, here().today, me().person.id)
    seen = [one for one in found if one.concerns(chosen_districts(session))]
    return sorted(seen, key=lambda one: (one.item.aside.until or date.max, one.number))


@page.post("/for-in")
def accept_ticked() -> Response:
    """Records those that are ticked, each in its own transaction, if they are still as they were shown."""
    done = []
    for ticked in request.form.getlist("svar"):
        number, _, mark = ticked.partition(":")
        known = number.isascii() and number.isdigit() and len(number) < 12
        if known and _accept(int(number), mark):
            done.append(int(number))
    if done:
        said = f"{quantity(len(done), 'svar är infört', 'svar är införda')}."
        say_undoable(said, url_for("review_done.undo", number=done[0]) if len(done) == 1 else "")
    elif not request.form.getlist("svar"):
        say_wrong("Kryssa för minst ett svar först.")
    return redirect(url_for(".show", **_kept_filter()), code=303)


def _accept(number: int, mark: str) -> bool:
    context = here()
    try:
        with context.work() as session:
            need_own_case(session, number)
            accept_as_shown(session, actor(), context.now, context.settings, number, mark)
    except TrackerError as error:
        say_wrong(error.sentence)
        return False
    return True


@page.post("/okanda")
def dismiss_unknown() -> Response:
    """Dismisses the mails of one sender that nobody knows, or of all until the last that was shown."""
    number, last = request.form.get("avsandare", ""), request.form.get("sista", "")
    with here().work() as session:
        if not changeable_districts(session):
            abort(403)
        if number.isascii() and number.isdigit():
            done = dismiss_group(session, actor(), here().now, int(number))
        elif last.isascii() and last.isdigit():
            done = dismiss_outsiders(session, actor(), here().now, int(last))
        else:
            abort(400)
    say(f"{quantity(done, 'mejl är avfärdat', 'mejl är avfärdade')}.")
    return redirect(url_for(".show"), code=303)


def _kept_filter() -> dict[str, Any]:
    return {name: request.args[name] for name in ("bara", "distrikt") if name in request.args}
