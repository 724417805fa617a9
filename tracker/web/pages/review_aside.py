"""A reply that is put aside: to rest until a day, or with a colleague, or taken up again."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.domain.swedish import swedish_near_day
from tracker.errors import UsageError
from tracker.services.answers.review_case import find_case
from tracker.services.answers.set_aside import give, rest, take_up
from tracker.web.access import actor
from tracker.web.cases import aside_values, need_own_case
from tracker.web.context import here
from tracker.web.desk import say
from tracker.web.pages.review_case import go_on

if TYPE_CHECKING:
    from tracker.web.context import Session

page = Blueprint("review_aside", __name__, url_prefix="/granska/<int:number>")
Shown = str | Response | tuple[str, int]


@page.get("/lagg-undan")
def show(number: int) -> Shown:
    with here().reading() as session:
        need_own_case(session, number)
        return _form(session, number, {})


@page.post("/vila")
def let_rest(number: int) -> Shown:
    """Lets the reply rest until a day; the next one follows."""
    context, day = here(), _day(request.form.get("dag", ""))
    try:
        with context.work() as session:
            need_own_case(session, number)
            if day is None:
                raise UsageError("Välj vilken dag svaret ska komma tillbaka.")
            rest(session, actor(), context.now, number, day, request.form.get("varfor", ""))
    except UsageError as error:
        return _again(number, {"dag": error.sentence})
    say(f"Svaret vilar till {swedish_near_day(day)}.")
    return go_on(number)


@page.post("/lamna")
def hand_on(number: int) -> Shown:
    """Gives the reply to a colleague; the next one follows."""
    context, who = here(), request.form.get("vem", "")
    try:
        with context.work() as session:
            need_own_case(session, number)
            to = int(who) if who.isascii() and who.isdigit() and len(who) < 12 else 0
            note = request.form.get("note", "")
            given = give(session, actor(), context.now, context.settings, number, to, note)
    except UsageError as error:
        return _again(number, {"vem": error.sentence})
    say(f"Svaret är hos {given.person.name}. {given.sentence}".strip())
    return go_on(number)


@page.post("/ta-upp")
def take(number: int) -> Response:
    with here().work() as session:
        need_own_case(session, number)
        take_up(session, actor(), here().now, number)
    say("Svaret väntar igen.")
    return redirect(url_for("review_case.show", number=number), code=303)


def _again(number: int, wrong: Mapping[str, str]) -> tuple[str, int]:
    """Shows the forms with what was typed, and what is wrong with it."""
    with here().reading() as session:
        return _form(session, number, wrong), 422


def _form(session: "Session", number: int, wrong: Mapping[str, str]) -> str:
    return render_template(
        "web/review_aside.html",
        case=find_case(session, number),
        typed=request.form,
        wrong=wrong,
        **aside_values(session, number),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
