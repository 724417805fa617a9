"""Errors as pages with a way on. What went wrong is logged without what may be secret in the address."""

import logging
import traceback

from flask import Flask, g, render_template, request
from werkzeug.exceptions import HTTPException

from tracker.domain.sentence import on_page
from tracker.errors import (
    BusyError,
    ConfirmationError,
    DocumentError,
    NotFoundError,
    PeopleFileError,
    TrackerError,
    UnknownDistrictError,
    UsageError,
)
from tracker.web.send_again import SentForm, sent_form

_log = logging.getLogger(__name__)
# Status → (title, what to do).
TEXTS = {
    400: ("Det gick inte att läsa det du skickade", "Gå tillbaka och försök igen."),
    401: ("Du är inte inloggad", "Logga in och försök igen."),
    403: (
        "Formuläret kom inte härifrån",
        "Öppna sidan på nytt från länken i mejlet och skicka igen.",
    ),
    404: ("Sidan finns inte", "Öppna länken i mejlet på nytt. Är den bruten över två rader, kopiera hela."),
    405: ("Så kan sidan inte öppnas", "Öppna länken i mejlet på nytt."),
    413: ("Det du skickade är för stort", "Gå tillbaka, korta texten och skicka igen."),
    429: ("För många försök", "Vänta tio minuter och öppna länken i mejlet igen."),
    500: ("Något gick fel hos oss", "Inget har sparats. Försök igen om en stund."),
    503: ("Det är många som svarar just nu", "Inget har sparats: skicka igen om en stund."),
}
# The same at the desk, where there is no letter to go back to.
AT_THE_DESK = {
    403: ("Det får du inte göra", "Du ser sidan men ändrar inte här. Fråga den som ger roller."),
    404: ("Sidan finns inte", "Den kan höra till en nämnd som du inte ser, eller vara borttagen."),
    405: ("Så kan sidan inte öppnas", "Gå till Att göra och börja därifrån."),
    413: ("Det du skickade är för stort", "Gå tillbaka, korta texten eller välj en mindre fil."),
}
# A form of the desk that another person had opened, or another site sends.
FOREIGN = (
    "Formuläret kom inte härifrån",
    "Har du loggat in som någon annan? Öppna sidan på nytt och skicka igen.",
)
# What a person at the desk can do something about is told as it is.
_TOLD = (UsageError, NotFoundError, UnknownDistrictError, ConfirmationError, DocumentError, PeopleFileError)
# Where the same form may be taken the next time. Only a form of our own page is shown again.
_AGAIN = (500, 503)
Page = tuple[str, int]


def handle(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(TrackerError, _tracker)
    app.register_error_handler(Exception, _unexpected)


def error_page(status: int) -> Page:
    title, advice = (AT_THE_DESK if _at_the_desk() else {}).get(status, TEXTS[status])
    if g.get("foreign_form") and _at_the_desk():
        title, advice = FOREIGN
    return _page(title, advice, status)


def _page(title: str, advice: str, status: int) -> Page:
    layout = "web/desk.html" if _at_the_desk() else "web/base.html"
    sent = sent_form() if g.get("own_form") else SentForm()
    again = bool(sent.fields) and status in _AGAIN
    values = {"title": title, "advice": advice, "sent": sent, "may_send_again": again}
    return render_template("web/error.html", layout=layout, **values), status


def _at_the_desk() -> bool:
    """True for those who are signed in; looks nobody up, since that may be what failed."""
    return g.get("visitor") is not None


def _http(error: HTTPException) -> Page:
    status = error.code or 500
    return error_page(status if status in TEXTS else 404 if status < 500 else 500)


def _tracker(error: TrackerError) -> Page:
    if isinstance(error, BusyError):
        return error_page(503)
    if _at_the_desk() and isinstance(error, _TOLD):
        return _page(
            "Det gick inte", on_page(error.sentence), 404 if isinstance(error, NotFoundError) else 422
        )
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
