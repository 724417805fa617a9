"""Finds a plan for a page, if the visitor may see it."""

from typing import TYPE_CHECKING

from flask import abort

from tracker.domain.plan_ref import parse_reference
from tracker.domain.records import Plan
from tracker.services.plans.stored_plans import stored_plan
from tracker.web.access import need_change, need_read

if TYPE_CHECKING:
    from tracker.web.context import Session


def need_plan(session: "Session", reference: str, *, changing: bool = False) -> Plan:
    """Returns the plan that the address names. To those who may not see its district it is not there."""
    named = parse_reference(reference)
    if named is None or named.number is not None:
        abort(404)
    need_read(named.plan.district)
    if changing:
        need_change(named.plan.district)
    found = stored_plan(session, named.plan)
    return found if found and not found.withdrawn else abort(404)
