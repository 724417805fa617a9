"""Signing in by a mailed link, and signing out."""

import secrets

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from tracker.services.access.sign_in import ask_sign_in, sign_in, sign_out, who_signs_in
from tracker.services.letters.send_now import send_now
from tracker.web.access import BROWSER, SESSION, drop_cookie, keep_cookie, open_to_all
from tracker.web.context import here
from tracker.web.guesses import count_guess

page = Blueprint("sign_in", __name__)


@page.get("/logga-in")
@open_to_all
def show() -> str:
    web = here().settings.web
    return render_template("web/sign_in.html", mailed=bool(web.base_url), own=bool(web.oidc_issuer))


@page.post("/logga-in")
@open_to_all
def ask() -> Response:
    """Mails a link to the address, if somebody with a role has it. Says the same to all."""
    context, browser = here(), request.cookies.get(BROWSER) or secrets.token_urlsafe(32)
    email, address = request.form.get("email", "")[:200], request.remote_addr or ""
    with context.work() as session:
        draft = ask_sign_in(session, context.now, context.settings, email, browser, address)
    if draft is not None:
        context.poster.post(lambda: send_now(context.settings, draft))
    response = make_response(render_template("web/sign_in_sent.html"))
    keep_cookie(response, BROWSER, browser)
    return response


@page.get("/logga-in/<token>")
@open_to_all
def link(token: str) -> str | tuple[str, int]:
    """Shows a button: programs that look at the links of a mail sign nobody in."""
    with here().reading() as session:
        person = who_signs_in(session, here().now, token, request.cookies.get(BROWSER, ""))
    if person is None:
        return _dead()
    return render_template("web/sign_in_link.html", person=person)


@page.post("/logga-in/<token>")
@open_to_all
def enter(token: str) -> AnyResponse | tuple[str, int]:
    context = here()
    with context.work() as session:
        key = sign_in(session, context.now, context.settings, token, request.cookies.get(BROWSER, ""))
    if key is None:
        return _dead()
    response = redirect(url_for("to_do.show"), code=303)
    keep_cookie(response, SESSION, key)
    drop_cookie(response, BROWSER)
    return response


def _dead() -> tuple[str, int]:
    """Returns the page of a link that signs nobody in, the same for all of them."""
    count_guess()
    return render_template("web/sign_in_dead.html"), 404


@page.post("/logga-ut")
@open_to_all
def leave() -> AnyResponse:
    with here().work() as session:
        sign_out(session, request.cookies.get(SESSION, ""))
    response = redirect(url_for("front.show"), code=303)
    drop_cookie(response, SESSION)
    return response
