"""Errors as pages with a way on. What went wrong is logged without what may be secret in the address."""

import logging
import traceback

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException

from tracker.errors import BusyError, TrackerError

_log = logging.getLogger(__name__)
# Status → (title, what to do).
TEXTS = {
    400: ("Det gick inte att läsa det du skickade", "Gå tillbaka och försök igen."),
    401: ("Du är inte inloggad", "Logga in och försök igen."),
    403: (
        "Formuläret kom inte härifrån",
        "Öppna sidan på nytt från länken i mejlet och skicka igen. Det du skrev är kvar om du går tillbaka.",
    ),
    404: ("Sidan finns inte", "Öppna länken i mejlet på nytt. Är den bruten över två rader, kopiera hela."),
    405: ("Så kan sidan inte öppnas", "Öppna länken i mejlet på nytt."),
    413: ("Det du skickade är för stort", "Gå tillbaka, korta texten och skicka igen."),
    429: ("För många försök", "Vänta tio minuter och öppna länken i mejlet igen."),
    500: ("Något gick fel hos oss", "Inget har sparats. Gå tillbaka och försök igen om en stund."),
    503: ("Det är många som svarar just nu", "Inget har sparats. Gå tillbaka och skicka igen om en stund."),
}
Page = tuple[str, int]


def handle(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(TrackerError, _tracker)
    app.register_error_handler(Exception, _unexpected)


def error_page(status: int) -> Page:
    title, advice = TEXTS[status]
    return render_template("web/error.html", title=title, advice=advice), status


def _http(error: HTTPException) -> Page:
    status = error.code or 500
    return error_page(status if status in TEXTS else 404 if status < 500 else 500)


def _tracker(error: TrackerError) -> Page:
    if isinstance(error, BusyError):
        return error_page(503)
    _log.error("%s: %s", _where(), error)
    return error_page(500)


def _unexpected(error: Exception) -> Page:
    """Logs the lines that failed and the kind of error, but not its words: they may quote what was typed."""
    lines = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s: oväntat fel (%s)\n%s", _where(), type(error).__name__, lines)
    return error_page(500)


def _where() -> str:
    """Returns the page by its rule: the address itself holds a token."""
    return f"{request.method} {request.url_rule.rule if request.url_rule else '(okänd sida)'}"
