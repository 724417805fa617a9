"""Avgjort: what replies have recorded lately, and what was dismissed; both can be taken back."""

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.incoming import ReviewState
from tracker.domain.swedish import quantity
from tracker.services.access.own_districts import own_districts
from tracker.services.answers.review import restore
from tracker.services.answers.review_queue import review_queue
from tracker.services.answers.undo_mail import applied_mails, recorded_districts, undo_mail
from tracker.web.access import actor, me
from tracker.web.cases import need_own_case
from tracker.web.context import here
from tracker.web.desk import changeable_districts, chosen_districts, say, say_wrong

if TYPE_CHECKING:
    from tracker.web.context import Session

page = Blueprint("review_done", __name__, url_prefix="/granska/avgjort")
LATELY = timedelta(days=14)
MOST = 50  # of each


@page.get("")
def show() -> str:
    context = here()
    with context.reading() as session:
        districts = chosen_districts(session)
        applied = [
            one
            for one in applied_mails(session, context.now - LATELY)
            if any(line.activity.plan.district in districts for line in one.lines)
        ]
        dismissed = review_queue(session, districts, ReviewState.DISMISSED)
        may_change = bool(changeable_districts(session))
    return render_template(
        "web/review_done.html",
        applied=applied[:MOST],
        dismissed=dismissed[::-1][:MOST],
        labels=context.settings.status_labels,
        may_change=may_change,
    )


@page.post("/<int:number>/ta-tillbaka")
def undo(number: int) -> Response:
    """Takes back what a mail recorded; it waits for review again."""
    context, reason = here(), request.form.get("skal", "").strip()
    if not reason:
        say_wrong("Skriv varför svaret tas tillbaka: det står i loggen.")
        return redirect(url_for(".show"), code=303)
    with context.work() as session:
        _need_applied(session, number)
        done = undo_mail(session, actor(), context.now, context.settings, number, reason)
    then = "Mejlet väntar på granskning." if done.waiting else "Mejlet är gallrat och kan inte granskas igen."
    say(f"{quantity(done.answers, 'svar är återtaget', 'svar är återtagna')}. {then}")
    return redirect(url_for("review.show"), code=303)


@page.post("/<int:number>/oppna")
def reopen(number: int) -> Response:
    """Lets a dismissed mail wait again."""
    with here().work() as session:
        need_own_case(session, number)
        restore(session, actor(), here().now, number)
    say("Mejlet väntar på granskning igen.")
    return redirect(url_for("review_case.show", number=number), code=303)


def _need_applied(session: "Session", number: int) -> None:
    """Refuses a mail that has recorded something in a district which the visitor may not change."""
    districts, may = recorded_districts(session, number), set(changeable_districts(session))
    if not districts or not districts & set(own_districts(session, me().access)):
        abort(404)
    if not districts <= may:
        abort(403)
