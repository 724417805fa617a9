"""The page of a link that shows nothing, the same for all of them, and the way to a new one."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request, url_for

from tracker.services.letters.renew_link import renew_link
from tracker.services.letters.send_now import send_now
from tracker.web.access import open_to_all
from tracker.web.context import here
from tracker.web.guesses import count_guess
from tracker.web.typed_answers import Unsaved

page = Blueprint("new_link", __name__, url_prefix="/svar/<token>")


def gone(unsaved: Sequence[Unsaved] = ()) -> tuple[str, int]:
    """Returns the page for an unknown, expired or revoked link, with what was typed if a form was sent.

    Whoever tries many is told to wait.
    """
    count_guess()
    token = (request.view_args or {})["token"]
    ask = url_for("new_link.send", token=token)
    return render_template("web/gone.html", ask=ask, unsaved=unsaved), 404


@page.post("/ny-lank")
@open_to_all
def send(token: str) -> str:
    """Sends a new link to the address that the letter went to. Says the same whatever the token is."""
    context = here()
    with context.work() as session:
        draft = renew_link(session, context.now, context.settings, token)
    if draft is not None:
        context.poster.post(lambda: send_now(context.settings, draft))
    return render_template("web/sent.html")
