"""Explains how a reply is read, as the JSON of `tracker explain reply`. Stores nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.question import QuestionKind
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


@dataclass(frozen=True, slots=True)
class ReplyToExplain:
    """A reply's text and what its letter asked: titles and kinds of question in the order of the activities.

    `day` is the day of the mail; `forecast` is True if the letter asks for one.
    """

    text: str
    activities: int = 1
    titles: Sequence[str] = ()
    questions: Sequence[QuestionKind] = ()
    day: date | None = None
    forecast: bool = False


def explain_message(raw: bytes, activities: int, *, why: bool = False) -> dict[str, Any]:
    """Explains a raw mail, or plain text if it does not begin with mail headers.

    With `why`, each answer has its trace under that key.
    """
    head = HEADER.match(raw[:65536].replace(b"\r\n", b"\n"))
    if not is_msg(raw) and (head is None or not KNOWN.search(head.group())):
        return explain_text(ReplyToExplain(raw.decode("utf-8", "replace"), activities), why=why)
    try:
        message = read_message(raw)
    except MailProblem as problem:
        return _without_answers("other", "", [str(problem)])
    if message.kind != "reply":
        kind = "other" if message.kind == "abuse" else message.kind  # the JSON contract has no kind abuse
        return _without_answers(kind, message.text, message.problems)
    writer = message.sender_name or message.sender or ""
    reading = with_answers_below(read_reply(message.text, activities, writer=writer), message.whole)
    return _explained(reading, message.problems, why=why)


def explain_text(reply: ReplyToExplain, *, why: bool = False) -> dict[str, Any]:
    """Explains the plain text of a reply."""
    reading = read_reply(
        reply.text,
        reply.activities,
        reply.titles,
        questions=reply.questions,
        day=reply.day,
        forecast=reply.forecast,
    )
    return _explained(reading, (), why=why)


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
