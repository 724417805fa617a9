"""What a letter asks, as its recipient sees it."""

import re
from email.message import EmailMessage

PLAN_WORDS = "SÅ STÅR DET I PLANEN"  # below it the plan's own words have the same numbers
_QUESTION = re.compile(r"^(\d+)\. (.+?)(?=^\d+\. |^\s*$|\Z)", re.MULTILINE | re.DOTALL)


def questions_asked(letter: EmailMessage) -> dict[int, str]:
    """Returns the letter's questions by number, each on one line."""
    body = letter.get_body(("plain",))
    assert body is not None
    questions, _, _ = body.get_content().replace("\r\n", "\n").partition(PLAN_WORDS)
    return {int(found[1]): " ".join(found[2].split()) for found in _QUESTION.finditer(questions)}


def numbers_asked(letter: EmailMessage) -> list[int]:
    """Returns the numbers of the letter's questions."""
    return list(questions_asked(letter))
