"""Explains how a reply is read, as the JSON of `tracker explain reply`. Stores nothing."""

import re
from collections.abc import Sequence
from typing import Any

from tracker.domain.reply.answer import answer_shape
from tracker.domain.reply.trace import trace_json
from tracker.mail.incoming.message import MailProblem, read_message
from tracker.mail.incoming.msg import is_msg
from tracker.reading.reply import Reading, guard, read_reply
from tracker.reading.reply.below import with_answers_below

HEADER = re.compile(
    rb"\A(?:From |[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n|[A-Za-z][A-Za-z0-9-]*:[^\n]*\n)*\r?\n)"
)
KNOWN = re.compile(rb"^(?:From|To|Subject|Date|Message-ID|Received|Return-Path|MIME-Version):", re.I | re.M)


def explain_message(raw: bytes, activities: int, *, why: bool = False) -> dict[str, Any]:
    """Explains a raw mail, or plain text if it does not begin with mail headers.

    With `why`, each answer has its trace under that key.
    """
    head = HEADER.match(raw[:65536].replace(b"\r\n", b"\n"))
    if not is_msg(raw) and (head is None or not KNOWN.search(head.group())):
        return explain_text(raw.decode("utf-8", "replace"), activities, (), why=why)
    try:
        message = read_message(raw)
    except MailProblem as problem:
        return _without_answers("other", "", [str(problem)])
    if message.kind != "reply":
        kind = "other" if message.kind == "abuse" else message.kind  # the JSON contract has no kind abuse
        return _without_answers(kind, message.text, message.problems)
    reading = with_answers_below(read_reply(message.text, activities), message.whole)
    return _explained(reading, message.problems, why=why)


def explain_text(text: str, activities: int, titles: Sequence[str], *, why: bool = False) -> dict[str, Any]:
    """Explains the plain text of a reply. `titles` are those of the activities in the letter."""
    return _explained(read_reply(text, activities, titles), (), why=why)


def _without_answers(kind: str, text: str, problems: Sequence[str]) -> dict[str, Any]:
    redacted = guard.redact(text, keep=guard.SUSPECTED).text
    return {"class": kind, "text": redacted, "answers": [], "review": False, "reasons": list(problems)}


def _explained(reading: Reading, problems: Sequence[str], *, why: bool) -> dict[str, Any]:
    return {
        "class": "reply",
        "text": guard.redact(reading.text, keep=guard.SUSPECTED).text,
        "answers": [
            {**answer_shape(answer), **({"why": trace_json(answer.trace)} if why else {})}
            for answer in reading.answers
        ],
        "review": bool(reading.review or problems),
        "reasons": list(dict.fromkeys((*(reason.sentence for reason in reading.reasons), *problems))),
    }
