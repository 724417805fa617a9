"""A reply that carries the letter: its examples, questions and the plan's words are nobody's answers."""

from collections.abc import Mapping
from typing import Any

from inscriptis import get_text

from tests.cases import each
from tracker.domain.status import Status
from tracker.reading.reply import read_reply
from tracker.services.letters.render import letter_words
from tracker.services.letters.sample_letters import samples

OWN = "pågår, väntar på lokal"
OUTLOOK = "Från: Uppföljning <u@kommun.example>\nSkickat: den 17 maj 2021 09:00\nTill: Vera\nÄmne: Frågor\n\n"
QUOTES = {
    "marked": ("Den 17 maj 2021 kl. 09:00 skrev Uppföljning <u@kommun.example>:\n", "> "),
    "a phone's": ("17 maj 2021 kl. 09:00 skrev Uppföljning <u@kommun.example>:\n\n", "> "),
    "bare marks": ("", "> "),
    "Outlook's": (OUTLOOK, ""),
    "below a line": (f"{'_' * 32}\n{OUTLOOK}", ""),
    "original": (f"-----Ursprungligt meddelande-----\n{OUTLOOK}", ""),
}
LETTERS = [values for values in samples() if values["items"][0].number == 1]


def answers(text: str, values: Mapping[str, Any]) -> list[tuple[int | None, Status | None, str]]:
    items = values["items"]
    reading = read_reply(text, len(items), [item.title for item in items])
    assert not reading.review, reading.reasons
    return [(answer.activity, answer.status, answer.comment) for answer in reading.answers]


def quoted(body: str, style: str) -> str:
    introduction, mark = QUOTES[style]
    return introduction + "\n".join(f"{mark}{line}".rstrip() for line in body.splitlines())


@each("style", QUOTES)
@each("part", ["text", "html"])
@each("values", LETTERS)
def test_only_the_persons_own_lines_are_answers(values: Mapping[str, Any], part: str, style: str) -> None:
    """Above the letter, and below it where mail programs begin there."""
    words = letter_words("reminder", values, None)
    letter = quoted(words.text if part == "text" else get_text(words.html), style)
    numbers = [item.number for item in values["items"]]
    own = "\n".join(f"{number} {OWN}" for number in numbers) if len(numbers) > 1 else OWN

    above = answers(f"Hej!\n\n{own}\n\nMvh Vera\n\n{letter}", values)
    assert above == [(number, Status.PAGAR, OWN) for number in numbers]

    if QUOTES[style][1]:
        below = answers(f"{letter}\n\n{own}\n\nMvh Vera", values)
        assert [(number, status) for number, status, _ in below] == [
            (number, Status.PAGAR) for number in numbers
        ]
        assert all(OWN in comment for _, _, comment in below)


@each("values", LETTERS)
def test_answers_below_each_question_belong_to_it(values: Mapping[str, Any]) -> None:
    """The plan's words have the same numbers, further down: they take no answer."""
    body = quoted(letter_words("reminder", values, None).text, "marked")
    for item in values["items"]:
        question = f"> {item.number}. {item.title}"
        before, found, after = body.partition(question)
        here, gap, rest = after.partition("\n>\n")
        body = f"{before}{found}{here}\n{OWN}\n{gap.strip()}\n{rest}"

    found_answers = answers(body, values)

    assert [(number, status) for number, status, _ in found_answers] == [
        (item.number, Status.PAGAR) for item in values["items"]
    ]
