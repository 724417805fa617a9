"""Finds a reply for a page, if the visitor may see it, and what the page needs to put it aside."""

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import abort

from tracker.domain.reply.aside import LONGEST_REST
from tracker.services.access.own_districts import own_districts
from tracker.services.answers.review_queue import QueuedReply, queued
from tracker.services.answers.set_aside import who_may_decide
from tracker.web.access import me
from tracker.web.context import here
from tracker.web.desk import changeable_districts

if TYPE_CHECKING:
    from tracker.web.context import Session


def need_case(session: "Session", number: int) -> QueuedReply:
    """Returns the case of a mail. To those who may not see its district it is not there.

    A case of an unknown district is everybody's who has one.
    """
    found = queued(session, number)
    mine = own_districts(session, me().access)
    if found is None or not mine or not found.concerns(mine):
        abort(404)
    return found


def need_own_case(session: "Session", number: int, *, whole: bool = True) -> QueuedReply:
    """Returns a case that the visitor may decide; `whole`: all of it, not only lines of own districts."""
    found, may = need_case(session, number), set(changeable_districts(session))
    if not may or not found.concerns(may) or (whole and not found.districts <= may):
        abort(403)
    return found


def aside_values(session: "Session", number: int) -> dict[str, object]:
    """Returns what the forms show: who may get the reply, and the days that can be chosen."""
    today = here().today
    return {
        "colleagues": [one for one in who_may_decide(session, number) if one.id != me().person.id],
        "first_day": today + timedelta(days=1),
        "last_day": today + LONGEST_REST,
    }
