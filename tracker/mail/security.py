"""How mail servers and we know each other: their certificates, always checked, and our tokens for XOAUTH2."""

import shlex
import ssl
import subprocess

from tracker.errors import MailServerError, SettingsError

_SECONDS = 30  # that the command of a token may take


def tls_context(ca_file: str) -> ssl.SSLContext:
    """A context that verifies; `ca_file` adds to the system's authorities. SettingsError: not readable."""
    context = ssl.create_default_context()
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(f"Certifikatfilen {ca_file} (ca_file) går inte att läsa.") from error
    return context


def fetch_token(command: str, setting: str) -> str:
    """What the command prints, asked anew for each login: tokens live an hour.

    MailServerError names the setting where the command fails, hangs or prints nothing.
    """
    try:
        done = subprocess.run(
            shlex.split(command), capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise MailServerError(f"Kommandot i {setting} svarar inte inom {_SECONDS} sekunder.") from error
    except (OSError, ValueError) as error:
        raise MailServerError(f"Kommandot i {setting} går inte att köra: kontrollera sökvägen.") from error
    token = done.stdout.strip()
    if done.returncode != 0 or not token or "\n" in token:
        said = (done.stderr.strip().splitlines() or ["inget på standard error"])[-1]
        raise MailServerError(f"Kommandot i {setting} gav ingen token (kod {done.returncode}: {said[:200]}).")
    return token


def bearer(user: str, token: str) -> str:
    """The words of XOAUTH2, before base64."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"
