"""TLS contexts, which always verify certificates, and tokens for XOAUTH2."""

import shlex
import ssl
import subprocess

from tracker.errors import MailServerError, SettingsError

_SECONDS = 30  # time limit of the token command


def tls_context(ca_file: str) -> ssl.SSLContext:
    """Returns a verifying context; `ca_file` adds to the system's CAs. Raises SettingsError if unreadable."""
    context = ssl.create_default_context()
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(f"Certifikatfilen {ca_file} (ca_file) går inte att läsa.") from error
    return context


def fetch_token(command: str, setting: str) -> str:
    """Returns the token that the command prints; run for each login, because tokens live an hour.

    Raises MailServerError, naming the setting, if the command fails, hangs or prints nothing.
    """
    try:
        done = subprocess.run(  # noqa: S603  (the administrator's own command, without a shell)
            shlex.split(command), capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise MailServerError(f"Kommandot i {setting} svarar inte inom {_SECONDS} sekunder.") from error
    except (OSError, ValueError) as error:
        raise MailServerError(f"Kommandot i {setting} går inte att köra: kontrollera sökvägen.") from error
    token = done.stdout.strip()
    if done.returncode != 0 or not token or "\n" in token:
        last_line = (done.stderr.strip().splitlines() or ["inget på standard error"])[-1]
        raise MailServerError(
            f"Kommandot i {setting} gav ingen token (kod {done.returncode}: {last_line[:200]})."
        )
    return token


def bearer(user: str, token: str) -> str:
    """Returns the initial response of XOAUTH2, before base64."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"
