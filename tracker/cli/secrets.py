"""Keeps passwords out of what is printed: a library may quote the address or the password it was given."""

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from tracker.settings import Settings

HIDDEN = "***"
_NAMES = re.compile(r"^(?:TRACKER_\w*(?:PASSWORD|SECRET|TOKEN|KEY|URL)|PGPASSWORD)$")
_LOGIN = re.compile(r"://(?:[^:/@]*):(.*)@", re.DOTALL)  # to the last @: an unquoted password may hold one
_ANY_LOGIN = re.compile(r"(?<=://)[^\s/@:]*:\S*@")  # in any address, also one that is no database's
_SHORTEST = 4  # characters; a shorter piece says nothing, and would hide every word that has it


def without_secrets(text: str, settings: "Settings | None") -> str:
    """Returns the text with the passwords of the settings and the environment hidden."""
    found = {piece for secret in _secrets(settings) for piece in _pieces(secret)}
    for piece in sorted(found, key=len, reverse=True):
        text = text.replace(piece, HIDDEN)
    return _ANY_LOGIN.sub(f"{HIDDEN}@", text)


def _secrets(settings: "Settings | None") -> Iterator[str]:
    yield from (value for name, value in os.environ.items() if _NAMES.match(name))
    if settings is not None:
        yield from (
            settings.database_url,
            settings.smtp.password,
            settings.imap.password,
            settings.web.oidc_secret,
        )


def _pieces(secret: str) -> Iterator[str]:
    """Yields what must not be seen of a secret: all of it, and of an address the password in any part."""
    login = _LOGIN.search(secret)
    if login is None and "://" in secret:
        return
    password = login[1] if login else secret
    whole = (secret, password, unquote(password))
    parts = re.split(r"[^\w-]+", password) if login else ()
    yield from (one for one in (*whole, *parts) if len(one) >= _SHORTEST)
