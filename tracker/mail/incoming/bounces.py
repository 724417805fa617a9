"""Extracts from a bounce the failed address, whether it is permanent, and which letters bounced."""

import re
from collections.abc import Iterator
from email.message import Message

from tracker.mail.incoming.headers import header, header_values

_ADDRESS = re.compile(r"[\w.+=!#$%&'*/?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_FIELD = re.compile(
    r"^(final-recipient|original-recipient|action|status)\s*:\s*(.{0,300})$", re.IGNORECASE | re.MULTILINE
)
# A full mailbox (RFC 3463) is refused with a 5xx code, but accepts mail again later.
_FULL = {"5.2.2", "5.2.3"}
_STATUS = re.compile(r"(?<![\d.])([245])\.\d{1,3}\.\d{1,3}(?![\d.])")
_CODE = re.compile(r"(?<![\d.-])([45])[0-5]\d(?:[ -]|$)", re.MULTILINE)
_FOR_GOOD = re.compile(
    r"user unknown|unknown user|unknown recipient|no such (?:user|recipient|mailbox|address)|(?:does not"
    r"|doesn't|didn't) exist|"
    r"couldn't be found|wasn't found|not found|isn't a valid|not recognized|hittades inte|finns inte"
    r"|mailbox unavailable|"
    r"recipient (?:address )?rejected|invalid (?:recipient|address)|no mailbox"
    r"|account (?:is )?(?:disabled|inactive)|"
    r"okänd (?:mottagare|användare)|permanent(?:t)? (?:fatal )?(?:delivery )?(?:error|fel)",
    re.IGNORECASE,
)
_FOR_NOW = re.compile(
    r"will (?:keep trying|retry|be retried|continue to (?:try|attempt))|attempts will continue"
    r"|still undelivered|"
    r"not yet been delivered|this is (?:just )?a warning|warning only|advisory-only|postponed"
    r"|has been delayed|"
    r"over ?quota|quota exceeded|exceeded (?:the )?(?:storage|quota)|mailbox (?:is )?full|full mailbox|"
    r"temporar(?:y|ily)|timed? ?out|try again later|"
    r"fördröj|full brevlåda|(?:inkorgen|brevlådan) är full|tillfällig|försöker igen",
    re.IGNORECASE,
)
# Phrases about the letter itself; an address near them is not the one that failed.
_LETTERS_OWN = re.compile(
    r"^[ \t>|*]{0,20}(?:to|till|from|från|cc|sender|reply-to|return-path|message-id)\s*:.*$", re.I | re.M
)
_ORIGINAL_BELOW = re.compile(
    r"^.{0,40}(?:original message|ursprungligt meddelande|copy of (?:the|your) message|message (?:header"
    r"|below)|"
    r"header of the source|old message|returned message|unsent message).{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)
_MESSAGE_ID = re.compile(r"^message-id:\s*(<[^<>\s]{1,250}>)", re.IGNORECASE | re.MULTILINE)
_NOT_A_RECIPIENT = re.compile(
    r"^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|abuse|support|help\w*)@", re.IGNORECASE
)
LONGEST_REPORT = 200_000


def bounce_facts(message: Message, raw: str, text: str) -> tuple[str | None, bool | None, tuple[str, ...]]:
    """Returns the bounced address, True if it is permanent, and the Message-IDs of enclosed letters."""
    fields = {name.lower(): value.strip() for name, value in reversed(_FIELD.findall(raw[:LONGEST_REPORT]))}
    text = text[:LONGEST_REPORT]
    own = header(message, "Message-ID")
    inside = [found for found in _MESSAGE_ID.findall(raw[:LONGEST_REPORT]) if found not in own]
    return _address(message, fields, text), _is_hard(fields, text), tuple(dict.fromkeys(inside))[:10]


def _address(message: Message, fields: dict[str, str], text: str) -> str | None:
    ours = {found.lower() for found in _ADDRESS.findall(" ".join(header_values(message, "To")))}
    for name in ("original-recipient", "final-recipient"):
        for found in _ADDRESS.findall(fields.get(name, "")):
            return _tidy(found)
    for value in (header(message, "X-Failed-Recipients"), *_places(text[:20_000])):
        for found in _ADDRESS.findall(value):
            if not _NOT_A_RECIPIENT.match(found) and _tidy(found) not in ours:
                return _tidy(found)
    return None


def _places(text: str) -> Iterator[str]:
    """Returns the texts that may name the address: above the returned letter, outside its headers."""
    below = _ORIGINAL_BELOW.search(text, 40)
    above = _LETTERS_OWN.sub("", text[: below.start()] if below else text)
    yield from (
        found for found in re.split(r"\n", above) if re.match(r"\s*[<\"]?[^\s@]+@[^\s@]+[>\":]*\s*$", found)
    )
    yield above
    yield text


def _tidy(address: str) -> str:
    return re.sub(r"^(?:smtp|rfc822|mailto)[=:;]", "", address.strip(".'").lower())


def _is_hard(fields: dict[str, str], text: str) -> bool | None:
    """Returns True if the address is invalid, False if the failure is temporary, None if unknown."""
    if fields.get("action", "").lower().startswith("delayed"):
        return False
    for source in (fields.get("status", ""), text):
        status = _STATUS.search(source)
        if status and status[1] != "2":
            return status[1] == "5" and status[0] not in _FULL
    if _FOR_NOW.search(text):
        return False
    if fields.get("action", "").lower().startswith("failed") or _FOR_GOOD.search(text):
        return True
    code = _CODE.search(text)
    return code[1] == "5" if code else None
