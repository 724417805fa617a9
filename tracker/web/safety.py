"""Keeps requests and answers safe: headers, the origin of a form, form tokens, and sizes."""

import hmac
import secrets
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, request

from tracker.settings.server_key import derived
from tracker.web.access import visitor
from tracker.web.context import Context, here
from tracker.web.keys import uses_keys
from tracker.web.uploads import allow_files

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

LARGEST_BODY = 200_000  # bytes of a form: a letter's comments with room to spare
MOST_FIELDS = 1_000
STATIC_SECONDS = 86_400
TOKEN_FIELD = "skydd"  # noqa: S105  (the name of a field, no secret)
_ENDING = 8  # bytes
_SAFE = ("GET", "HEAD", "OPTIONS")
# Nothing from elsewhere, no script (but on pages with keys and those of Läs in), no style but our own sheets.
# Pico draws its signs as data.
CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SCRIPT_FROM_HERE = "; script-src 'self'"  # what the pages with keys add to the policy
ASKS_HERE = "; connect-src 'self'"  # and beside it those of Läs in: they ask how far the reading has come
# Of a letter that is shown as the page that it is: its own style, and nothing else.
LETTER_CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox"
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex, nofollow",
}


def sign_cookie(app: Flask, context: Context) -> None:
    """Lets flask keep a signed cookie: what is said once after a deed, and a sign-in that is under way."""
    app.secret_key = derived(context.key, "cookie")
    app.config.update(
        SESSION_COOKIE_NAME="tracker_kept",
        SESSION_COOKIE_SECURE=context.settings.web.base_url.startswith("https:"),
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_PATH=urlsplit(context.settings.web.base_url).path or "/",
    )


def protect(app: Flask) -> None:
    """Checks each request before its page sees it, and puts the headers on each answer."""
    app.before_request(_refuse_foreign_forms)
    app.after_request(_with_headers)
    app.jinja_env.globals["form_token"] = form_token


def _with_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if uses_keys():
        response.headers["Content-Security-Policy"] = CSP + SCRIPT_FROM_HERE
    elif request.blueprint == "imports":
        response.headers["Content-Security-Policy"] = CSP + SCRIPT_FROM_HERE + ASKS_HERE
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    return response


def _refuse_foreign_forms() -> "AnyResponse | None":
    """Refuses a form that another site sends, or that lacks the token that only our page has."""
    if request.method in _SAFE:
        return None
    if visitor() is not None:
        allow_files()
    g.own_form = _is_our_origin() and (_is_sent_here() or _has_token())
    g.foreign_form = not (_is_our_origin() and _has_token())
    if g.foreign_form:
        abort(403)
    return None


def _is_our_origin() -> bool:
    """A page without referrer sends "null" as its origin: then the browser's other word decides."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site not in (None, "same-origin", "none"):
        return False
    return origin in (None, "null") or origin.lower() in _own_origins()


def _is_sent_here() -> bool:
    """True if the browser vouches that a page of ours sent it, perhaps one that somebody else had opened."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def _own_origins() -> tuple[str, ...]:
    """Returns the origin of the base address; without one, of where the program is asked."""
    base = urlsplit(here().settings.web.base_url.lower())
    host = request.host.lower()
    return (f"{base.scheme}://{base.netloc}",) if base.netloc else (f"http://{host}", f"https://{host}")


def _has_token() -> bool:
    sent = request.form.get(TOKEN_FIELD, "")[: -2 * _ENDING]
    return hmac.compare_digest(sent.encode(), _bound_token().encode())


def form_token() -> str:
    """Returns the token of the page's forms, bound to the link or to the person.

    It has no end: who writes for long, or signs in again meanwhile, loses nothing. Its last signs are
    others each time, so that a form that is sent twice is known (twice.py).
    """
    return _bound_token() + secrets.token_hex(_ENDING)


def _bound_token() -> str:
    token = (request.view_args or {}).get("token")
    found = None if token else visitor()
    bound = f"link:{token}" if token else f"person:{found.person.id}" if found else ""
    return derived(here().key, "form", bound).hex()
