"""Which address a bounce is about, whether it is for good, and which of our letters came back."""

import re
from email.message import Message

from tracker.mail.body import best_text
from tracker.mail.headers import header

_ADDRESS = re.compile(r"[\w.+=!#$%&'*/?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_FIELD = re.compile(
    r"^(final-recipient|original-recipient|action|status)\s*:\s*(.{0,300})$", re.IGNORECASE | re.MULTILINE
)
_STATUS = re.compile(r"(?<![\d.])([245])\.\d{1,3}\.\d{1,3}(?![\d.])")
_CODE = re.compile(r"(?<![\d.-])([45])[0-5]\d(?:[ -]|$)", re.MULTILINE)
_FOR_GOOD = re.compile(
    r"user unknown|unknown user|no such (?:user|recipient|mailbox)|does not exist|doesn't exist|"
    r"couldn't be found|wasn't found|hittades inte|finns inte|mailbox unavailable|"
    r"recipient (?:address )?rejected|address not found|okänd (?:mottagare|användare)|"
    r"permanent(?:t)? (?:fatal )?(?:error|fel)",
    re.IGNORECASE,
)
_FOR_NOW = re.compile(
    r"will (?:keep trying|retry|be retried)|still undelivered|delayed|over quota|mailbox (?:is )?full|"
    r"fördröj|full brevlåda|inkorgen är full",
    re.IGNORECASE,
)
_MESSAGE_ID = re.compile(r"^message-id:\s*(<[^<>\s]{1,250}>)", re.IGNORECASE | re.MULTILINE)
_NOT_A_RECIPIENT = re.compile(r"^(?:mailer-daemon|postmaster|mail-daemon|abuse)@", re.IGNORECASE)
LONGEST_REPORT = 200_000


def bounce_facts(message: Message, raw: str) -> tuple[str | None, bool | None, tuple[str, ...]]:
    """The bounced address, True for good or False for now, and the Message-IDs of the letters inside."""
    fields = {name.lower(): value.strip() for name, value in reversed(_FIELD.findall(raw[:LONGEST_REPORT]))}
    text = best_text(message)[:LONGEST_REPORT]
    own = header(message, "Message-ID")
    inside = [found for found in _MESSAGE_ID.findall(raw[:LONGEST_REPORT]) if found not in own]
    return _address(message, fields, text), _is_hard(fields, text), tuple(dict.fromkeys(inside))[:10]


def _address(message: Message, fields: dict[str, str], text: str) -> str | None:
    reported = (
        fields.get("final-recipient", ""),
        fields.get("original-recipient", ""),
        header(message, "X-Failed-Recipients"),
    )
    for value in (*reported, text[:20_000]):
        for found in _ADDRESS.findall(value):
            if not _NOT_A_RECIPIENT.match(found):
                return str(found).strip(".'").lower()
    return None


def _is_hard(fields: dict[str, str], text: str) -> bool | None:
    if fields.get("action", "").lower().startswith("delayed"):
        return False
    status = _STATUS.search(fields.get("status", "")) or _STATUS.search(text)
    if status and status[1] != "2":
        return status[1] == "5"
    if fields.get("action", "").lower().startswith("failed") or _FOR_GOOD.search(text):
        return True
    if _FOR_NOW.search(text):
        return False
    code = _CODE.search(text)
    return code[1] == "5" if code else None
