"""Breven: what stands in the outbox, and what will be sent by month if nobody answers."""

from datetime import timedelta
from itertools import groupby

from flask import Blueprint, render_template, request

from tracker.domain.swedish import capitalized, swedish_month
from tracker.services.access.own_districts import planned_districts
from tracker.services.letters.coming_letters import coming_letters
from tracker.web.access import me
from tracker.web.context import here
from tracker.web.desk import chosen_among

page = Blueprint("letters", __name__, url_prefix="/brev")
SPANS = {"30": "En månad", "92": "Tre månader", "366": "Ett år"}  # days → what it is called
USUAL = "92"
MOST = 150  # letters on a page


@page.get("")
def show() -> str:
    context = here()
    span = request.args.get("dagar", USUAL)
    span = span if span in SPANS else USUAL
    last = context.today + timedelta(days=int(span) - 1)
    planned = context.keeping("planned", None, planned_districts)
    districts, settings = chosen_among(me().access.readable(planned)), context.settings
    found = context.keeping(
        ("letters", districts, span),
        (context.today, settings),
        lambda session: coming_letters(session, context.today, settings, districts, last, MOST),
    )
    months = groupby(found.foreseen, lambda one: capitalized(swedish_month(one.day)))
    return render_template(
        "web/letters.html",
        outbox=found.outbox,
        seated=found.seated,
        months=[(month, list(some)) for month, some in months],
        count=found.count,
        shown=len(found.foreseen),
        last=last,
        spans=SPANS,
        span=span,
    )
