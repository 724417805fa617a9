"""Finds a reply for a page, if the visitor may see it."""

from typing import TYPE_CHECKING

from flask import abort

from tracker.services.access.own_districts import own_districts
from tracker.services.answers.review_queue import QueuedReply, queued
from tracker.web.access import me
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
