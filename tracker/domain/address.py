"""E-mail addresses: validation of recipients, and a pattern for addresses in a text."""

import re

LONGEST = 254  # characters; RFC 5321, 4.5.3.1.3 (a path of 256 with its angle brackets)
_LOCAL = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
_DOMAIN = r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]"
# Deliberately broad, for redaction: whatever may be an address in a sentence, with its angle brackets.
IN_TEXT = r"<?[^\s<>@,;:\"()]+@[^\s<>@,;:\"()]+>?"


def mailable(text: str) -> str | None:
    """Returns the address as mail servers take it: lower case, the domain in ASCII (IDNA); None if invalid.

    Before the @ only ASCII is allowed (RFC 5321): few servers support more (SMTPUTF8), and a letter would
    fail permanently.
    """
    local, _, domain = text.strip().lower().rpartition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    if len(local) > 64 or not re.fullmatch(_LOCAL, local) or not re.fullmatch(_DOMAIN, domain):
        return None
    address = f"{local}@{domain}"
    return address if len(address) <= LONGEST else None
