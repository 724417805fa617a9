"""Answers inside the quoted letter are recorded as numbered ones, or the whole mail goes to a person."""

import re
from email.message import EmailMessage

from tests.mail.clients import HEADERS
from tests.services.test_replies import deliver, gathered, reply, reports, status_of
from tracker.services.answers import review
from tracker.settings import Settings
from tracker.store.database import Database

ANSWERS = {1: "pågår, klart i juni", 2: "12 anhöriga", 3: "Inget behov.", 4: "8 av 10"}


def quoted(letter: EmailMessage, answers: dict[int, str]) -> str:
    """The letter as Gmail quotes it, with an answer below each question."""
    body = letter.get_body(("plain",))
    assert body is not None
    lines, waiting = [], dict(answers)
    for block in body.get_content().replace("\r\n", "\n").split("\n\n"):
        lines += [f"> {line}" for line in block.split("\n")]
        number = re.match(r"(\d+)\. ", block)
        lines += ["", waiting.pop(int(number[1])), ""] if number and int(number[1]) in waiting else [">"]
    return "\n".join(lines)


def test_answers_in_the_quote_are_recorded(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    letter = letters["vera@kommun.example"]
    deliver(settings, reply(letter, f"Hej!\n\nSe mina svar nedan.\n\n{quoted(letter, ANSWERS)}\n\nMvh Vera"))

    assert gathered(database, settings) == {"applied": 1}
    assert reports(database) == len(ANSWERS)
    assert status_of(settings, 6) in {"pagar", "inget_behov"}


def test_a_district_that_is_no_longer_configured_stops_no_reply(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """The letter can't be composed again; its reply is read as one without answers inside."""
    letter = letters["vera@kommun.example"]
    deliver(settings, reply(letter, f"Hej!\n\n1 pågår, klart i juni\n\n{quoted(letter, {})}"))

    assert gathered(database, settings._replace(districts={})) == {"applied": 1}


def test_a_changed_question_leaves_the_mail_to_a_person(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """The whole mail is shown, and nothing is recorded."""
    letter = letters["vera@kommun.example"]
    changed = quoted(letter, ANSWERS).replace("har det blivit aktuellt", "har det varit nödvändigt")
    unmarked = re.sub("(?m)^> ?", "", changed)
    deliver(settings, reply(letter, f"Se mina svar nedan.\n\n{HEADERS}\n{unmarked}"))

    assert gathered(database, settings) == {"review": 1}
    assert reports(database) == 0
    with database.session() as session:
        (case,) = review.waiting(session)
    assert "12 anhöriga" in case.item.text


def test_a_reservation_above_leaves_the_lines_to_a_person_filled_in(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    letter = letters["vera@kommun.example"]
    deliver(settings, reply(letter, f"Siffrorna är preliminära.\n\n{quoted(letter, ANSWERS)}"))

    assert gathered(database, settings) == {"review": 1}
    assert reports(database) == 0
    with database.session() as session:
        (case,) = review.waiting(session)
    told = {line["activity"]: (line["value"], line["target"]) for line in case.item.suggestion}
    assert (told[2], told[4]) == ((12, None), (8, 10))
    assert "preliminära" in case.item.text
