"""What an outsider sent, at the terminal: one key each, one line a sender and day, all of it last."""

import json
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker

NOW = "2021-05-20T09:00"
VERA = "vera@kommun.example"
AWAY = {"Auto-Submitted": "auto-replied", "words": "Jag är ledig och är åter 7 juni."}


def mails(home: Path, *ones: dict[str, str]) -> list[Path]:
    """Files with mails that know only the subject of Vera's letter; From is hers unless another is given."""
    letters = (message_from_bytes(file.read_bytes(), policy=policy.SMTP) for file in _sent(home))
    subject = next(str(letter["Subject"]) for letter in letters if VERA in str(letter["To"]))
    files = []
    for number, one in enumerate(ones):
        mail = EmailMessage(policy=policy.SMTP)
        mail["Subject"], mail["Message-ID"] = f"SV: {subject}", f"<{number}@example.se>"
        mail["Date"] = "Wed, 19 May 2021 09:00:00 +0200"
        for name, value in ({"From": VERA} | one).items():
            if name != "words":
                mail[name] = value
        mail.set_content(one["words"])
        files.append(home / f"{number}.eml")
        files[-1].write_bytes(mail.as_bytes())
    return files


def _sent(home: Path) -> list[Path]:
    return list((home / "data" / "mail" / "ut" / "new").iterdir())


@pytest.fixture
def attacked(asked: Tracker, home: Path):
    """Collects mails from outside: attacked({"words": …}, …) returns the program."""

    def attack(*ones: dict[str, str]) -> Tracker:
        asked("collect", *mails(home, *ones), now="2021-05-19T10:00")
        return lambda *words, stdin="": asked(*words, now=NOW, stdin=stdin)

    return attack


def strangers(count: int) -> list[dict[str, str]]:
    return [{"From": f"a{number}@example.se", "words": f"Klart! {number}"} for number in range(count)]


@pytest.mark.parametrize(
    ("typed", "paused", "end"),
    [
        ("\n", True, "1 avgjorda, 0 överhoppade."),
        ("ö\nm\nx\n", False, "1 avgjorda, 0 överhoppade."),
        ("h\n", False, "0 avgjorda, 1 överhoppade."),
        ("q\n", False, "0 avgjorda, 0 överhoppade."),
    ],
)
def test_an_absence_is_confirmed_with_one_key(attacked, typed: str, paused: bool, end: str) -> None:
    program = attacked(AWAY)

    shown = program("review", stdin=typed).out

    assert "Kan stämma, bekräfta: Vera Vuxén är borta till 7 juni" in " ".join(shown.split())
    assert end in shown
    assert ("frånvaro" in program("log", "--person", VERA).out) is paused


def test_an_absence_is_confirmed_with_a_command(attacked) -> None:
    program = attacked(AWAY)

    assert program("review", "confirm", "--yes").out == "Inga svar är att bekräfta.\n"
    assert program("review", "accept", 1).out == "Granskning 1: bekräftad.\n"
    assert "frånvaro" in program("log", "--person", VERA).out
    assert_one_sentence(program("review", "accept", 1), 5, "redan avgjord")


def test_the_list_has_a_line_a_sender_and_day_and_an_end(attacked) -> None:
    """Thirty senders are twenty lines and a count; what waits from Vera stands first."""
    program = attacked(*strangers(30), *strangers(2), AWAY)

    lines = program("review", "list").out.splitlines()

    assert lines[1].startswith("── Kan stämma")
    assert sum(line.startswith("Granskning") and "okänd" not in line for line in lines) == 21
    assert lines[-2:] == [
        "… och 10 mejl från 10 avsändare till.",
        "1 svar väntar på granskning, och 32 mejl från okända avsändare.",
    ]
    listed = json.loads(program("review", "list", "--format", "json").out)
    assert len(listed) == 31
    assert listed[1]["mails"] == [1, 31]


def test_those_of_a_sender_are_dismissed_together(attacked) -> None:
    program = attacked(*strangers(3), *strangers(1))

    assert program("review", "dismiss", 4, "--alike").out.startswith(
        "2 mejl från okända avsändare är avfärdade."
    )
    assert program("review", "dismiss", "--unknown").out.startswith("2 mejl")
    assert "0 svar är avfärdade, och 4 mejl från okända avsändare." in program("review", "dismissed").out
    assert program("review", "restore", 1).code == 0
    assert "och 1 mejl från okända avsändare" in program("review", "list").out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("dismiss",), 2, "--unknown"),
        (("dismiss", 1, "--unknown"), 2, "--unknown"),
        (("dismiss", 1, "--alike"), 5, "inte från en okänd avsändare"),
    ],
)
def test_what_can_not_be_dismissed_so(attacked, words: tuple[object, ...], code: int, told: str) -> None:
    """Neither without saying which, nor a known person's mail along with others."""
    assert_one_sentence(attacked(AWAY)("review", *words), code, told)


@pytest.mark.parametrize(
    ("typed", "left"), [("x\nh\n", 1), ("u\n", 0), ("h\nq\n", 3), ("\nx\nx\nö\n", 1), ("\nq\nx\n", 2)]
)
def test_the_walk_has_a_key_for_a_sender_and_for_all(attacked, typed: str, left: int) -> None:
    """Enter shows them one by one, as any other mail."""
    program = attacked(*strangers(2), *strangers(1))

    shown = program("review", stdin=typed).out

    assert f"{3 - left} avgjorda, {left} överhoppade." in shown
