"""The walk of tracker review: a key for a line, nothing by an unknown key, no half case."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.cli.terminal import terminal
from tests.cli.test_review import answered, statuses, waiting
from tests.conftest import Tracker
from tests.prepared import prepare

NOW = "2021-05-20T09:00"
DATED = {"Date": "Wed, 19 May 2021 10:00:00 +0200"}
# Vera's letter: 1 = 7 Rutinen, 2 = 5 Anhöriga, 3 = 6 Stöd, 4 = 8 utbildningen
TWO = "1 pågår, vi är halvvägs\n2 klart kanske, Bo vet\n3 klart hoppas jag"
LOOSE = "Vi jobbar på som vanligt."


def words_of(tracker: Tracker) -> list[str]:
    """The words of each recorded answer."""
    mails = json.loads(tracker("review", "applied", "--format", "json", now=NOW).out)
    return [answer["comment"] for mail in mails for answer in mail["answers"]]


@pytest.fixture
def walked(asked: Tracker, home: Path):
    """Collects an answer and types lines into the walk: walked(words, typed)."""

    def walk(words: str, *typed: str) -> str:
        prepare(home, f"answered {words}", lambda: answered(asked, home, words, **DATED))
        ran = asked("review", now=NOW, stdin="".join(f"{line}\n" for line in typed))
        assert ran.code == 0, ran.err
        return ran.out

    return walk


def test_enter_records_the_line_with_the_persons_own_words(walked, tracker: Tracker) -> None:
    """What was clear is shown as recorded; the two that wait take a key each."""
    out = walked(TWO, "", "j")

    assert "  ✓ Rutinen" in out
    assert "1 avgjorda, 0 överhoppade." in out
    assert words_of(tracker) == ["pågår, vi är halvvägs", "klart kanske, Bo vet", "klart hoppas jag"]
    assert waiting(tracker) == []


def test_one_key_takes_all_lines(walked, tracker: Tracker) -> None:
    walked(TWO, "a")

    assert waiting(tracker) == []
    assert len(words_of(tracker)) == 3


@pytest.mark.parametrize("typed", ["z", "ja", "å", "aa", "0", "10", "7", "ö"])
def test_an_unknown_key_says_so_and_counts_as_nothing(walked, tracker: Tracker, typed: str) -> None:
    before = statuses(tracker)
    out = walked(LOOSE, typed, "h")

    assert re.search(r"Okänd tangent|inget nummer", out)
    assert "0 avgjorda, 1 överhoppade." in out
    assert len(waiting(tracker)) == 1
    assert statuses(tracker) == before


def test_another_status_keeps_the_words(walked, tracker: Tracker) -> None:
    walked(TWO, "p", "", "f", "")

    assert (statuses(tracker)[5], statuses(tracker)[6]) == ("pagar", "forsenad")
    assert words_of(tracker)[1:] == ["klart kanske, Bo vet", "klart hoppas jag"]


def test_a_line_that_waits_keeps_waiting_and_one_that_is_no_answer_is_gone(walked, tracker: Tracker) -> None:
    out = walked(TWO, "h", "x")

    assert "1 rad väntar" in out
    (case,) = waiting(tracker)
    assert [one["activity"] for one in case["answers"]] == ["kungsholmen-2021/5"]
    assert statuses(tracker)[6] == "ej_rapporterad"


def test_no_line_is_an_answer_so_the_mail_is_dismissed(walked, tracker: Tracker) -> None:
    """As is a mail of which nothing was read; both come back."""
    walked("Tack för påminnelsen!", "x")

    assert waiting(tracker) == []
    assert "1 svar är avfärdade" in tracker("review", "dismissed", now=NOW).out
    assert tracker("review", "restore", 1, now=NOW).out == "Granskning 1 väntar igen.\n"
    assert len(waiting(tracker)) == 1


def test_the_number_and_the_words_of_a_line_are_edited_alone(walked, tracker: Tracker) -> None:
    """A count that is none is said and asked for again; Enter keeps the words."""
    out = walked(LOOSE, "4", "n", "många", "n", "11/12", "k", "Elva har gått.", "k", "", "")

    assert "Det är inget antal" in out
    assert statuses(tracker)[8] == "pagar"
    assert words_of(tracker) == ["Elva har gått."]
    applied = tracker("review", "applied", "--format", "json", now=NOW).out
    assert '"value": 11.0' in applied
    assert '"target": 12.0' in applied


def test_the_same_words_about_another_activity(walked, tracker: Tracker) -> None:
    """One that the mail has answered is not taken twice."""
    out = walked(LOOSE, "2", "t", "2", "3", "")

    assert "har redan ett svar" in out
    assert (statuses(tracker)[5], statuses(tracker)[6]) == ("pagar", "pagar")
    assert waiting(tracker) == []


def test_a_line_is_taken_up_again(walked, tracker: Tracker) -> None:
    out = walked(TWO, "b", "", "b", "p", "", "")

    assert "första raden" in out
    assert statuses(tracker)[5] == "pagar"


def test_the_whole_mail_the_reason_and_the_help_are_a_key_away(walked, tracker: Tracker) -> None:
    """None of them decides anything; a personal number is never shown."""
    out = walked("1 klart kanske, gäller 19811228-9874", "m", "o", "?", "s", "q")

    assert "| Ämne: SV: " in out
    assert "”klart kanske" in out
    assert "låt kollegan svara" in out
    assert "Mejlet har inga bilagor." in out
    assert "9874" not in out
    assert len(waiting(tracker)) == 1


def test_a_comment_with_a_personal_number_records_nothing(walked, tracker: Tracker) -> None:
    """It is said, and the line is open again with what was typed."""
    out = walked(LOOSE, "2", "k", "Klart för 19811228-9874.", "", "q")

    assert "personnummer" in out
    assert len(waiting(tracker)) == 1
    assert statuses(tracker)[5] == "ej_rapporterad"


def test_an_activity_outside_the_letter_is_named(walked, tracker: Tracker) -> None:
    """By its reference; one that the sender does not answer for is refused."""
    out = walked(LOOSE, "v", "kungsholmen-2021/1", "", "v", "kungsholmen-2021/5", "")

    assert "svarar inte för kungsholmen-2021/1" in out
    assert statuses(tracker)[5] == "pagar"


def test_ctrl_c_leaves_no_half_case(asked: Tracker, home: Path) -> None:
    """The first line was accepted; the case was not finished, so nothing of it is recorded."""
    answered(asked, home, TWO, **DATED)
    with terminal(home / "tracker.toml", NOW, "review") as screen:
        screen.press("\r\x03")
        code = screen.finish()

    assert code != 0
    assert "Traceback" not in screen.shown
    assert statuses(asked)[5] == "ej_rapporterad"
    assert len(waiting(asked)[0]["answers"]) == 2


def test_a_program_that_is_killed_has_recorded_the_cases_that_were_decided(
    asked: Tracker, home: Path
) -> None:
    """The first whole, of the second nothing."""
    answered(asked, home, TWO, **DATED)
    answered(asked, home, f"{TWO} till sist", **DATED)
    with terminal(home / "tracker.toml", NOW, "review") as screen:
        screen.press("a\r")
        screen.press_together("?")
        screen.process.kill()
        screen.process.wait()

    (case,) = waiting(asked)
    assert (case["id"], len(case["answers"])) == (2, 2)
    assert len(words_of(asked)) == 4


def test_arrows_and_other_keys_of_a_terminal_do_nothing(asked: Tracker, home: Path) -> None:
    answered(asked, home, TWO, **DATED)
    with terminal(home / "tracker.toml", NOW, "review") as screen:
        screen.press_together("\x1b[A")
        screen.press("\x7f q")
        screen.finish()

    assert screen.shown.count("Okänd tangent") == 3
    assert len(waiting(asked)[0]["answers"]) == 2


def test_the_words_lie_ready_to_be_edited(asked: Tracker, home: Path) -> None:
    """In a terminal they are on the line already: only the change is typed."""
    answered(asked, home, LOOSE, **DATED)
    with terminal(home / "tracker.toml", NOW, "review") as screen:
        screen.press("2k Mer i juni.\r\r")
        assert screen.finish() == 0

    assert words_of(asked) == [f"{LOOSE} Mer i juni."]


def test_a_colleague_is_let_in_with_one_key(asked: Tracker, home: Path) -> None:
    answered(asked, home, "Alla pågår.", sender="Kim Kollega <kim@kommun.example>", **DATED)

    ran = asked("review", now=NOW, stdin="l\n")

    assert "Kim Kollega <kim@kommun.example> får svara." in ran.out
    assert waiting(asked) == []
    assert statuses(asked)[6] == "pagar"


def test_nobody_to_ask_is_said(shell, asked: Tracker, home: Path) -> None:
    answered(asked, home, LOOSE, **DATED)

    assert_one_sentence(shell("$T review <&-"), 13, "standard in")
