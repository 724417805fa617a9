"""How the certificates of mail servers are checked: always, by the system's authorities and one's own."""

import ssl

from tracker.errors import SettingsError


def tls_context(ca_file: str) -> ssl.SSLContext:
    """A context that verifies; `ca_file` adds to the system's authorities. SettingsError: not readable."""
    context = ssl.create_default_context()
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(f"Certifikatfilen {ca_file} (ca_file) går inte att läsa.") from error
    return context
