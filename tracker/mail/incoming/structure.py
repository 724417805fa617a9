"""Limits on a raw mail, checked before the standard library parses it.

A mail nested five hundred levels deep breaks the standard library's parser, and one long header takes
seconds; so size, headers, depth and parts are counted in the bytes first.
"""

import re

MOST_BYTES = 25 * 1024 * 1024
MOST_HEADER_BYTES = 256 * 1024  # the same limit as Exchange
MOST_LINES = 400_000
DEEPEST = 10
MOST_PARTS = 50

# First bytes of a stored mail that was too large to be fetched in full.
ONLY_HEAD = b"X-Tracker-Only-Head: "
HEAD_BYTES = 64 * 1024

_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n|\r\r")
_STEP = re.compile(
    rb"(?P<declared>\bboundary\*?[0-9]*\*?[ \t]*=[ \t\r\n]*"
    rb"(?:\"(?P<quoted>[^\"\r\n]{1,200})\"|(?P<bare>[^\s;\"]{1,200})))"
    rb"|(?:^|(?<=\n)|(?<=\r))--(?P<line>[^\r\n]{1,200})"
    rb"|(?:^|(?<=\n)|(?<=\r))content-type:[ \t\r\n]*"
    rb"(?P<inner>message/(?:rfc822|global|partial|external-body))",
    re.IGNORECASE,
)


class MailProblem(ValueError):
    """The mail can't be read safely; `str(problem)` is the Swedish reason."""


def whole_or_head(raw: bytes) -> bytes:
    """Returns the bytes to store: all of them, or only the marked head if the mail is too large."""
    if len(raw) <= MOST_BYTES:
        return raw
    head = raw[:HEAD_BYTES].split(b"\r\n\r\n")[0].split(b"\n\n")[0]
    return ONLY_HEAD + b"yes\r\n" + head + b"\r\n\r\n"


def check_limits(raw: bytes) -> None:
    """Raises MailProblem if `raw` is larger, deeper or in more parts than any reply."""
    if len(raw) > MOST_BYTES or raw.startswith(ONLY_HEAD):
        raise MailProblem("Brevet är för stort (över 25 MB) och läses inte: öppna det i brevlådan.")
    if raw.count(b"\n") + raw.count(b"\r\r") > MOST_LINES:
        raise MailProblem("Brevet har för många rader och läses inte.")
    end = _END_OF_HEADERS.search(raw, 0, MOST_HEADER_BYTES + 4)
    if end is None and len(raw) > MOST_HEADER_BYTES:
        raise MailProblem("Brevets huvud är för stort (över 256 kB) och läses inte.")
    _check_parts(raw)


def _check_parts(raw: bytes) -> None:
    open_boundaries: list[bytes] = []
    parts = messages = 0
    for step in _STEP.finditer(raw):
        if step["declared"]:
            open_boundaries.append((step["quoted"] or step["bare"]).rstrip())
        elif step["inner"]:
            messages += 1
        else:
            parts += _enter_or_leave(step["line"].rstrip(), open_boundaries)
        if len(open_boundaries) + messages > DEEPEST:
            raise MailProblem("Brevet har fler än tio nivåer av delar och läses inte.")
        if parts > MOST_PARTS:
            raise MailProblem("Brevet har fler än femtio delar och läses inte.")


def _enter_or_leave(line: bytes, open_boundaries: list[bytes]) -> int:
    """Returns the change of depth at a boundary; a closing one also ends unclosed parts inside it."""
    if line in open_boundaries:
        return 1
    if line.endswith(b"--") and line[:-2] in open_boundaries:
        del open_boundaries[open_boundaries.index(line[:-2]) :]
    return 0
