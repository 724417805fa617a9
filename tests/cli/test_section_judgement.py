"""tracker section edit and check: the coordinator's verdict and deviation, and what has been looked at."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import assert_one_sentence
from tests.cli.test_section import DAY, OF, drawn, say, section
from tests.conftest import Tracker

assert drawn  # the fixture
SEVEN = ("--activity", 7)


@pytest.fixture
def doubted(drawn: Tracker) -> Tracker:
    """A draft with an answer whose words may say something else than is recorded."""
    say(drawn, 7, "pagar", "fredrik", "2021-12-12", "--comment", "Vet inte om en grupp är kvar.")
    section(drawn, "draft")
    return drawn


def part(tracker: Tracker, number: int) -> str:
    return section(tracker, "show", "--draft").partition(f"### {number}.")[2].partition("\n### ")[0]


def test_an_own_verdict_and_deviation_stand_in_every_form(doubted: Tracker, home: Path) -> None:
    """One after the other: what is not given stays as it was said before."""
    section(doubted, "edit", *SEVEN, "--verdict", "Delvis genomförd")
    said = section(doubted, "edit", *SEVEN, "--deviation", "En grupp väntar på lokal")
    section(doubted, "edit", *SEVEN, "--text", "Alla grupper utom en.")

    assert said == "Aktivitet 7: ditt står i utkastet.\n"
    text = section(doubted, "show")
    assert "*Delvis genomförd, avvikelse.* Alla grupper utom en." in text
    assert "är delvis genomförd (aktivitet 7)" in text
    assert "För aktivitet 7 är det samordnarens bedömning." in text
    assert "- 7 Rutinen vid oro gås igenom på ett enhetsmöte: En grupp väntar på lokal." in text
    assert (
        "Samordnarens text och bedömning, 14 januari 2022. Den sammanställda texten byggde på uppgifter från "
        in text
    )
    for form in ("html", "ils"):
        shown = section(doubted, "show", "--format", form)
        assert "Delvis genomförd, avvikelse" in shown
        assert "En grupp väntar på lokal" in shown
    section(doubted, "show", "-o", home / "a.xlsx")
    rows = [[cell.value for cell in line] for line in load_workbook(home / "a.xlsx").active.iter_rows()]
    (seven,) = (line for line in rows if line[0] == 7)
    assert seven[4:6] == ["Delvis genomförd", "ja"]
    sources = section(doubted, "show", "--sources")
    assert "| 7 | Sam Ordnare | 14 januari 2022 | Läget ”" in sources


def test_no_deviation_is_a_judgement_and_what_is_compiled_can_stand_again(doubted: Tracker) -> None:
    """An empty deviation takes the compiled one out of the list; --clear gives all back."""
    compiled, line = section(doubted, "show"), "- 7 Rutinen vid oro gås igenom på ett enhetsmöte: ”Vet inte"
    assert line in compiled

    section(doubted, "edit", *SEVEN, "--deviation", "")
    assert line not in section(doubted, "show")

    section(doubted, "edit", *SEVEN, "--clear")
    assert section(doubted, "show") == compiled


def test_what_is_as_it_was_compiled_is_nobodys_judgement(drawn: Tracker) -> None:
    """It is noted as looked at; neither the draft nor the list of drafts says that something is written."""
    before = section(drawn, "show")
    summary = before.partition("## Sammanfattning\n\n")[2].partition("\n")[0]

    said = section(drawn, "edit", "--activity", 5, "--deviation", "")
    section(drawn, "edit", "--summary", "--text", summary)

    assert said == "Aktivitet 5: kontrollerad.\n"
    assert section(drawn, "show") == before
    listed = json.loads(drawn("section", "list", "--format", "json", now=DAY).out)["sections"]
    assert [one["own_texts"] for one in listed] == [[]]


def test_a_draft_is_fixed_when_what_is_to_be_checked_has_been_looked_at(doubted: Tracker) -> None:
    """--keep says so without a word of one's own; a changed answer asks again."""
    listed = section(doubted, "check")
    assert "7 Rutinen vid oro gås igenom på ett enhetsmöte, " in listed
    assert "”Vet inte om en grupp är kvar.”" in listed
    refused = doubted("section", "fix", *OF, now=DAY)
    assert_one_sentence(refused, 2, "Svar är inte kontrollerade (aktivitet 7)")

    assert section(doubted, "edit", *SEVEN, "--keep") == "Aktivitet 7: kontrollerad.\n"
    assert section(doubted, "check") == "Inget är kvar att kontrollera.\n"

    say(doubted, 7, "pagar", "fredrik", "2022-01-05", "--comment", "Vet inte om två grupper är kvar.")
    drawn_again = section(doubted, "draft")
    assert "Att kontrollera före fastställande:" in drawn_again
    assert "”Vet inte om två grupper är kvar.”" in section(doubted, "check")
    assert_one_sentence(doubted("section", "fix", *OF, now=DAY), 2, "inte kontrollerade (aktivitet 7)")

    section(doubted, "edit", *SEVEN, "--verdict", "delvis genomförd")
    assert "version 1 är fastställd" in section(doubted, "fix")


def test_an_unchecked_draft_is_fixed_if_it_is_said(doubted: Tracker) -> None:
    assert "version 1 är fastställd" in section(doubted, "fix", "--yes")


def test_an_own_judgement_stays_when_the_draft_is_drawn_again(doubted: Tracker) -> None:
    """Told as what it is, and as seen by no one when an answer has come since."""
    section(doubted, "edit", *SEVEN, "--verdict", "delvis genomförd")
    say(doubted, 7, "genomford", "fredrik", "2022-01-05", "--comment", "Nu är alla med.")

    told = " ".join(section(doubted, "draft").split())

    assert "Din bedömning står kvar: 7." in told
    assert "nytt svar sedan du ändrade: svar" in told
    assert part(doubted, 7).partition("*Delvis genomförd")[1]
    assert "Nu är alla med." in part(doubted, 7)


def test_another_deviation_alone_is_a_correction(doubted: Tracker) -> None:
    section(doubted, "edit", *SEVEN, "--deviation", "Väntar på lokal.")
    section(doubted, "fix")
    again = ("fix", "--again", "fel orsak")
    assert_one_sentence(doubted("section", *again[:1], *OF, *again[1:], now=DAY), 2, "Inget skiljer")

    section(doubted, "edit", *SEVEN, "--deviation", "Väntar på personal.")
    section(doubted, *again)

    assert "avvikelse: Väntar på lokal. → Väntar på personal." in section(doubted, "diff")


def test_a_long_compiled_text_hinders_no_verdict(doubted: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what the coordinator has written has a length."""
    monkeypatch.setattr("tracker.services.reports.draft_section.LONGEST", 20)
    text = part(doubted, 7).partition(".* ")[2].partition("³")[0]
    given = ("section", "edit", *OF, *SEVEN)

    assert len(text) > 20
    assert doubted(*given, "--text", text, "--verdict", "försenad", now=DAY).code == 0
    assert_one_sentence(doubted(*given, "--text", f"{text} Mer.", now=DAY), 2, "Texten har")
    assert_one_sentence(doubted(*given, "--deviation", "x" * 21, now=DAY), 2, "Avvikelsen har 21 tecken")


def test_a_pseudonym_takes_a_name_out_of_a_deviation(doubted: Tracker) -> None:
    """As out of a text."""
    section(doubted, "edit", *SEVEN, "--verdict", "försenad", "--deviation", "Pia Fältberg har slutat.")
    decided = ("pia@kommun.example", "--decision", "KS 2023/1", "--yes")
    assert doubted("people", "leave", "pia@kommun.example", now="2022-02-01").code == 0
    ran = doubted("retention", "pseudonymise", *decided, now="2022-02-01")
    assert ran.code == 0, ran.err

    shown = section(doubted, "show", "--draft", day="2022-02-01")
    assert "Pia" not in shown
    assert "har slutat." in shown


def test_a_plan_is_moved_when_nothing_but_looked_at(doubted: Tracker) -> None:
    """A look is no text to be saved; a judgement is."""
    section(doubted, "edit", *SEVEN, "--verdict", "försenad")
    move = ("plans", "move", "kungsholmen-2021", "--name", "En annan plan")
    refused = doubted(*move, now=DAY)
    assert_one_sentence(refused, 2, "egna texter")

    section(doubted, "edit", *SEVEN, "--clear")
    section(doubted, "edit", *SEVEN, "--keep")
    moved = doubted(*move, now=DAY)

    assert moved.code == 0, moved.err
