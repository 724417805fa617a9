"""Somebody else answers: the person says who, and the coordinator is told."""

from collections.abc import Collection, Mapping

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from tracker.services.answers.hand_over import hand_over
from tracker.services.answers.open_link import AnswerPage, PageState, open_link
from tracker.web.access import open_to_all
from tracker.web.context import here
from tracker.web.pages.new_link import gone
from tracker.web.typed_answers import Unsaved, unsaved_words

page = Blueprint("hand_over", __name__, url_prefix="/svar/<token>/nagon-annan")
Shown = str | Response | tuple[str, int]


@page.get("")
@open_to_all
def show(token: str) -> Shown:
    with here().reading() as session:
        found = open_link(session, here().now, here().settings, token)
    if found is None:
        return gone()
    only = request.args.get("fraga", "")
    return _form(found, [int(only)] if only.isascii() and only.isdigit() and len(only) < 5 else ())


@page.post("")
@open_to_all
def save(token: str) -> Shown:
    numbers = [
        int(one) for one in request.form.getlist("number") if one.isascii() and one.isdigit() and len(one) < 5
    ]
    to, note = request.form.get("to", ""), request.form.get("note", "")
    with here().work() as session:
        done = hand_over(session, here().now, here().settings, token, numbers, to, note)
    if done is None:
        return gone(_words(to, note))
    if done.wrong:
        return _form(done.page, numbers, to, note, dict(done.wrong)), 422
    return redirect(url_for(".thanks", token=token), code=303)


@page.get("/tack")
@open_to_all
def thanks(token: str) -> Shown:
    with here().reading() as session:
        found = open_link(session, here().now, here().settings, token)
    return gone() if found is None else render_template("web/handed_over.html", found=found)


def _form(
    found: AnswerPage,
    numbers: Collection[int],
    to: str = "",
    note: str = "",
    wrong: Mapping[str, str] | None = None,
) -> str:
    asked = [one for one in found.questions if one.state is PageState.OPEN]
    return render_template(
        "web/hand_over.html",
        found=found,
        asked=asked,
        numbers=numbers,
        to=to,
        note=note,
        wrong=wrong or {},
        unsaved=_words(to, note),
    )


def _words(to: str, note: str) -> tuple[Unsaved, ...]:
    """Returns what was typed, to be copied where nothing can be handed over any more."""
    return unsaved_words((("Vem som svarar i stället", to), ("Mer till samordnaren", note)))
