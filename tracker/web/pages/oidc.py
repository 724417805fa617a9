"""Signing in with the municipality's own accounts: there, and back."""

from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from tracker.services.access.sign_in import sign_in_as
from tracker.web.access import SESSION, keep_cookie, open_to_all
from tracker.web.context import here
from tracker.web.oidc import client, vouched_address

page = Blueprint("oidc", __name__, url_prefix="/logga-in/konto")


@page.get("")
@open_to_all
def leave() -> Response:
    """Sends the browser to the issuer. The way back is that of the base address, never the visitor's word."""
    if client() is None:
        abort(404)
    base = urlsplit(here().settings.web.base_url)
    answer: Response = client().authorize_redirect(f"{base.scheme}://{base.netloc}{url_for('.back')}")
    return answer


@page.get("/svar")
@open_to_all
def back() -> Response | tuple[str, int]:
    """Signs in whom the issuer vouches for, if they have a role."""
    if client() is None:
        abort(404)
    email = vouched_address()
    session.clear()
    key = None
    if email is not None:
        with here().work() as work:
            key = sign_in_as(work, here().now, email)
    if key is None:
        return render_template("web/no_role.html"), 403
    response = redirect(url_for("front.show"), code=303)
    keep_cookie(response, SESSION, key)
    return response
