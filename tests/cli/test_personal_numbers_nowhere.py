"""A personal number that someone types is refused, and one that a mail brings is shown nowhere."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.cli.test_personal_numbers_in_plans import stored, without_sums
from tests.cli.test_review import answered
from tests.conftest import Tracker

# Made by the rules; they belong to nobody.
TYPED = "sjuk, född 850412 (sista fyra 2394)"
LATER = "2021-05-20T09:00"
VERA = "vera@kommun.example"


@pytest.mark.parametrize(
    "words",
    [
        ("letters", "hold", VERA),
        ("letters", "release", VERA),
        ("letters", "skip", VERA),
        ("letters", "send", VERA),
        ("letters", "move", VERA, "--to", "2021-06-01"),
        ("people", "pause", VERA, "--until", "2021-06-01"),
        ("review", "clear", 1),
        ("review", "undo", 1),
    ],
    ids=lambda words: " ".join(map(str, words[:2])),
)
def test_a_reason_with_a_personal_number_is_refused(
    kungsholmen: Tracker, home: Path, words: tuple[object, ...]
) -> None:
    if words[0] == "review":
        answered(kungsholmen, home, "1 pågår")

    ran = kungsholmen(*words, "--reason", TYPED, now=LATER)

    assert_one_sentence(ran, 2, "personnummer")
    assert "Skälet innehåller ett personnummer" in ran.err
    assert "2394" not in kungsholmen("log", "--format", "json").out + ran.err


def test_a_comment_by_phone_and_a_name_of_a_plan_or_a_person_are_refused(
    kungsholmen: Tracker, home: Path
) -> None:
    people = home / "fler.csv"
    people.write_text(
        "name,email,role,unit,department,district,superior_email\n"
        "Nils Ny 850412‐2394,nils@kommun.example,Enhetschef,,,kungsholmen,\n",
        encoding="utf-8",
    )

    for words in (
        ("report", 1, "--district", "kungsholmen", "--status", "pagar", "--comment", "12 april 1985 … 2394"),
        ("people", "import", people),
        ("plans", "name", "kungsholmen-2021", "Handlingsplan 850412 2394"),
    ):
        ran = kungsholmen(*words, now=LATER)

        assert_one_sentence(ran, 2, "personnummer")
        assert "personnummer" in ran.err, words
    assert "2394" not in kungsholmen("log", "--format", "json").out + kungsholmen("people", "list").out


def test_whatever_else_is_typed_is_refused_or_shown_without_it(kungsholmen: Tracker, home: Path) -> None:
    """Addresses, decisions, names of files and persons: nothing of it is stored, and no error repeats it."""
    number = "850412-2394"
    people = home / f"{number}.csv"
    people.write_text(
        "name,email,role,unit,department,district,superior_email\n"
        f"Nils,nils@kommun.example,Enhetschef,,,kungsholmen,{number}@kommun.example\n",
        encoding="utf-8",
    )
    typed: list[tuple[object, ...]] = [
        ("people", "import", people),
        ("people", "import", home / f"finns inte {number}.csv"),
        ("people", "address", VERA, f"{number}@kommun.example"),
        ("people", "alias", VERA, f"{number}@example.se"),
        ("people", "pause", number, "--until", "2021-06-01"),
        ("people", "assign", "kungsholmen-2021/1", VERA, "--role", number),
        ("retention", "thin", "--decision", f"KS {number}", "--yes"),
        ("retention", "pseudonymise", VERA, "--decision", f"KS {number}", "--yes"),
        ("letters", "show", number),
        ("report", "kungsholmen-2021/1", "--status", "pagar", "--as", number),
        ("status", "--plan", number),
    ]

    ran = [kungsholmen(*words, now=LATER) for words in typed]

    assert [one for one in ran if one.code == 0] == []
    assert [one for one in ran if "2394" in one.out + one.err] == []
    assert "2394" not in without_sums(stored(home))


@pytest.mark.parametrize("readable", [True, False], ids=["read", "set aside"])
def test_a_number_in_a_subject_a_name_and_an_attachment_is_shown_nowhere(
    kungsholmen: Tracker, home: Path, readable: bool
) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = '"Vera 19850412-2394" <vera@kommun.example>', "uppf@kommun.example"
    mail["Subject"] = "SV: född 850412, sista fyra 2394"
    mail.set_content("Frågan om 12 april 1985, de fyra sista är\n2394, är inte klar?")
    mail.add_attachment(b"x", maintype="text", subtype="plain", filename="utredning 850412-2394.txt")
    raw = mail.as_bytes() if readable else mail.as_bytes() + b"\n" * 300_000
    (home / "svar.eml").write_bytes(raw)
    kungsholmen("collect", home / "svar.eml", now=LATER)

    shown = [
        kungsholmen(*words, now=LATER)
        for words in (
            ("review", "list"),
            ("review", "list", "--format", "json", "--why"),
            ("review", "show", 1),
            ("review", "attachments", 1, "-o", home / "bilagor"),
            ("log", "--format", "json"),
            ("explain", "reply", home / "svar.eml", "--why", "--format", "json"),
            ("explain", "reply", home / "svar.eml", "--why"),
        )
    ]

    assert json.loads(shown[1].out)
    assert [ran for ran in shown if "2394" in ran.out + ran.err] == []
    assert not list((home / "bilagor").glob("*2394*"))
    assert any("personnummer borttaget" in ran.out for ran in shown)
