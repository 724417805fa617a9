"""The installation's secret key, from which links and form tokens are derived. It is not in the database."""

import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from tracker.errors import SettingsError, os_reason
from tracker.files import make_folder, make_private_file
from tracker.settings.values import Settings

NAME = "web.key"
LENGTH = 32  # bytes


def server_key(settings: Settings) -> bytes:
    """Returns the key, from its file in the data folder; made at first use, for its owner alone.

    Raises SettingsError if the file can't be read or made, or holds no key.
    """
    file = settings.data / NAME
    try:
        if not file.exists():
            _make(file)
        key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except OSError as error:
        raise SettingsError(
            f"Nyckeln för länkar, {file}, går inte att läsa eller göra: {os_reason(error)}."
        ) from error
    except ValueError:
        key = b""
    if len(key) != LENGTH:
        raise SettingsError(
            f"Filen {file} är ingen nyckel: lägg tillbaka den från en säkerhetskopia, eller ta bort den "
            "(då slutar länkarna i brev som har gått att fungera)."
        )
    return key


def derived(key: bytes, *parts: str) -> bytes:
    """Returns 256 bits that nobody without the key can tell: HMAC-SHA-256 of the parts."""
    return hmac.digest(key, "\0".join(parts).encode(), "sha256")


def _make(file: Path) -> None:
    """Makes the file in one step: of two programs that begin at once, both read the same key."""
    make_folder(file.parent, private=True)
    unfinished = file.with_name(f".{NAME}-{os.getpid()}-{secrets.token_hex(4)}")
    make_private_file(unfinished)
    try:
        unfinished.write_text(secrets.token_hex(LENGTH), encoding="ascii")
        with suppress(FileExistsError):  # another program was first
            os.link(unfinished, file)
    finally:
        unfinished.unlink(missing_ok=True)
