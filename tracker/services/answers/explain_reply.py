"""How a reply is understood, as the contract of `tracker explain reply`; nothing is stored."""

import re
from collections.abc import Sequence
from typing import Any

from tracker.mail.incoming.message import MailProblem, read_message
from tracker.mail.incoming.msg import is_msg
from tracker.reading.reply import Reading, guard, read_reply

HEADER = re.compile(
    rb"\A(?:From |[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n|[A-Za-z][A-Za-z0-9-]*:[^\n]*\n)*\r?\n)"
)
KNOWN = re.compile(rb"^(?:From|To|Subject|Date|Message-ID|Received|Return-Path|MIME-Version):", re.I | re.M)


def explain_message(raw: bytes, activities: int) -> dict[str, Any]:
    """A raw mail, or the plain text of one where it does not begin with the headers of a mail."""
    head = HEADER.match(raw[:65536].replace(b"\r\n", b"\n"))
    if not is_msg(raw) and (head is None or not KNOWN.search(head.group())):
        return explain_text(raw.decode("utf-8", "replace"), activities, ())
    try:
        message = read_message(raw)
    except MailProblem as problem:
        return _shape("other", "", None, [str(problem)])
    if message.kind != "reply":
        kind = "other" if message.kind == "abuse" else message.kind  # the contract has no more kinds
        return _shape(kind, message.text, None, message.problems)
    return _shape("reply", "", read_reply(message.text, activities), message.problems)


def explain_text(text: str, activities: int, titles: Sequence[str]) -> dict[str, Any]:
    return _shape("reply", "", read_reply(text, activities, titles), ())


def _shape(kind: str, text: str, reading: Reading | None, problems: Sequence[str]) -> dict[str, Any]:
    answers = [
        {
            "activity": answer.activity,
            "status": answer.status,
            "comment": answer.comment,
            "value": answer.value,
            "target": answer.target,
            "confidence": answer.confidence,
        }
        for answer in (reading.answers if reading else ())
    ]
    masked = guard.redact(reading.text if reading else text, keep=guard.SUSPECTED).text
    return {
        "class": kind,
        "text": masked,
        "answers": answers,
        "review": bool(reading.review or problems) if reading else False,
        "reasons": [*(reason.sentence for reason in (reading.reasons if reading else ())), *problems],
    }
