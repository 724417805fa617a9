"""What a letter asks, as its recipient sees it."""

import re
from email.message import EmailMessage

PLAN_WORDS = "SÅ STÅR DET I PLANEN"  # below it the plan's own words have the same numbers


def numbers_asked(letter: EmailMessage) -> list[int]:
    """Returns the numbers of the letter's questions."""
    body = letter.get_body(("plain",))
    assert body is not None
    questions, _, _ = body.get_content().partition(PLAN_WORDS)
    return [int(number) for number in re.findall(r"^(\d+)\. ", questions, re.MULTILINE)]
