"""Mails of many clients' forms, written before the program was run on them: no line of the sender is lost."""

import json
from pathlib import Path
from typing import Any

from tests.cases import each
from tracker.mail.incoming.message import read_message
from tracker.reading.reply import cut_quotes, cut_signature, read_reply

FORMS = Path(__file__).parents[1] / "data" / "mail" / "forms"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FORMS / "expected.json").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    return " ".join(text.split())


def test_the_own_corpus_is_large_enough() -> None:
    """With the folder above, at least 120 mails, each with what is expected of it."""
    assert {path.stem for path in FORMS.glob("*.eml")} == set(EXPECTED)
    assert len(EXPECTED) + len(list(FORMS.parent.glob("*.eml"))) >= 120


@each("name", EXPECTED)
def test_a_form_is_cut_and_nothing_of_the_senders_is_lost(name: str) -> None:
    message = read_message((FORMS / f"{name}.eml").read_bytes())
    text = plain(cut_signature(cut_quotes(message.text)))

    assert message.kind == EXPECTED[name]["kind"]
    assert [line for line in EXPECTED[name]["lines"] if plain(line) not in text] == []
    assert text == plain(EXPECTED[name]["own"])


@each("name", [name for name, wanted in EXPECTED.items() if "answers" in wanted])
def test_a_form_is_answered_by_number(name: str) -> None:
    reading = read_reply(read_message((FORMS / f"{name}.eml").read_bytes()).text, 2)

    assert {str(answer.activity): answer.status for answer in reading.answers} == EXPECTED[name]["answers"]
    assert not reading.review
