"""Who is signed in, and what a page asks of them. A page that says nothing is for those who are signed in."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from flask import Flask, abort, current_app, g, redirect, render_template, request, url_for

from tracker.domain.actor import Actor, ActorChannel, person_actor
from tracker.services.access.sign_in import SESSION_LIVES, SignedIn, signed_in
from tracker.web.context import here
from tracker.web.send_again import sent_form

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

SESSION, BROWSER = "tracker_session", "tracker_browser"  # cookies
_OPEN = "open_to_all"
_SAFE = ("GET", "HEAD", "OPTIONS")
View = TypeVar("View", bound=Callable[..., object])


def open_to_all(view: View) -> View:
    """Marks a page that asks nobody to sign in."""
    setattr(view, _OPEN, True)
    return view


def guard(app: Flask) -> None:
    """Sends those who are not signed in to sign in, before any page but the open ones."""
    app.before_request(_ask_to_sign_in)
    app.jinja_env.globals["visitor"] = visitor


def _ask_to_sign_in() -> "AnyResponse | tuple[str, int] | None":
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None or request.endpoint == "static" or hasattr(view, _OPEN) or visitor() is not None:
        return None
    if request.method in _SAFE:
        return redirect(url_for("sign_in.show"), code=303)
    return render_template("web/signed_out.html", sent=sent_form()), 401


def visitor() -> SignedIn | None:
    """Returns who is signed in, None if nobody is; looked up once per request."""
    if "visitor" not in g:
        key = request.cookies.get(SESSION, "")
        g.visitor = _signed_in(key) if key else None
    found: SignedIn | None = g.visitor
    return found


def _signed_in(key: str) -> SignedIn | None:
    with here().reading() as session:
        return signed_in(session, here().now, key)


def me() -> SignedIn:
    """Returns who is signed in, on a page that asks for it."""
    found = visitor()
    if found is None:
        abort(401)
    return found


def actor() -> Actor:
    """Returns who acts, for a use case."""
    return person_actor(me().person.id, ActorChannel.PAGE)


def need_read(district: str) -> None:
    """Shows a district only to those who may see it. To others it is not there."""
    if not me().access.may_read(district):
        abort(404)


def need_change(district: str) -> None:
    """Lets only those change a district who may."""
    need_read(district)
    if not me().access.may_change(district):
        abort(403)


def need_administrator() -> None:
    if not me().access.is_administrator:
        abort(403)


def keep_cookie(response: "AnyResponse", name: str, value: str, lives: timedelta = SESSION_LIVES) -> None:
    """Sets a cookie that no script reads and no other site sends, over https where the base address is."""
    base = here().settings.web.base_url
    response.set_cookie(
        name,
        value,
        max_age=int(lives.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=base.startswith("https:"),
        path=request.script_root or "/",
    )


def drop_cookie(response: "AnyResponse", name: str) -> None:
    response.delete_cookie(name, path=request.script_root or "/", httponly=True, samesite="Lax")
