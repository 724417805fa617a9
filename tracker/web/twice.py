"""A form that is sent twice within seconds, as by a double click, is one deed: both get the same answer.

Each time a form is shown its token has another ending (`safety.form_token`), so that the same deed done
again on purpose, from a page that was shown anew, is another one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Event, Lock
from time import monotonic
from typing import Any, cast

from flask import Flask, Response, abort, current_app, g, request, session

from tracker.web.access import BROWSER, SESSION

SECONDS, PATIENCE = 10.0, 30.0
MOST, LARGEST = 500, 20_000  # answers that are kept, and bytes of one
_FORM = "application/x-www-form-urlencoded"
_TWICE = "tracker.twice"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a form was answered, and what the next page is to say (`flashes`)."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    flashes: Any


@dataclass(slots=True)
class _Sent:
    at: float
    done: Event = field(default_factory=Event)
    answer: Answer | None = None


class Twice:
    """The forms of the last seconds with their answers, in memory."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._sent: dict[bytes, _Sent] = {}
        self._lock = Lock()

    def claim(self, key: bytes) -> Answer | None:
        """Returns the answer of the same form; None: it is the first, or the first did not succeed.

        Waits for a first one that is being answered. Raises TimeoutError if that takes too long.
        """
        while True:
            with self._lock:
                self._forget()
                found = self._sent.get(key)
                if found is None:
                    self._sent[key] = _Sent(self._now())
                    return None
            if not found.done.wait(PATIENCE):
                raise TimeoutError
            if found.answer is not None:
                return found.answer

    def settle(self, key: bytes, answer: Answer | None) -> None:
        """Keeps the answer of a claimed form; None: it did not succeed, and may be tried again."""
        with self._lock:
            sent = self._sent.pop(key, None)
            if sent is None:
                return
            if answer is not None:
                sent.answer, sent.at = answer, self._now()
                self._sent[key] = sent
        sent.done.set()

    def _forget(self) -> None:
        """Forgets the answers that are too old, and the oldest if they are too many."""
        settled = sorted((one.at, key) for key, one in self._sent.items() if one.done.is_set())
        many = len(settled) - MOST
        for place, (at, key) in enumerate(settled):
            if place < many or self._now() - at > SECONDS:
                del self._sent[key]


def answer_once(app: Flask) -> None:
    """Answers a form that is sent again as the first time, without doing it again."""
    app.extensions[_TWICE] = Twice()
    app.before_request(_answer_again)
    app.after_request(_keep)
    app.teardown_request(_settle)


def _answer_again() -> Response | None:
    if request.method != "POST" or request.mimetype != _FORM:
        return None
    key = _key()
    try:
        before = _twice().claim(key)
    except TimeoutError:
        abort(503)
    if before is None:
        g.claimed = key
        return None
    if before.flashes:
        session["_flashes"] = before.flashes
    return Response(before.body, before.status, list(before.headers))


def _twice() -> Twice:
    return cast(Twice, current_app.extensions[_TWICE])


def _key() -> bytes:
    """Returns what two sendings of one form from one browser have in common, and no others."""
    cookies = (request.cookies.get(SESSION, ""), request.cookies.get(BROWSER, ""))
    sent = (request.full_path, request.remote_addr, cookies, tuple(request.form.items(multi=True)))
    return sha256(repr(sent).encode()).digest()


def _keep(response: Response) -> Response:
    if "claimed" in g and response.status_code < 400 and (response.content_length or 0) <= LARGEST:
        headers = tuple(response.headers.to_wsgi_list())
        g.answer = Answer(response.status_code, headers, response.get_data(), session.get("_flashes"))
    return response


def _settle(error: BaseException | None) -> None:
    key = g.pop("claimed", None)
    if key is not None:
        _twice().settle(key, None if error else g.pop("answer", None))
