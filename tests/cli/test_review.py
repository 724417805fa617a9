"""tracker review: a person says what a mail means."""

import json
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import VOUCHED, Tracker
from tests.prepared import prepare

LATER = "2021-05-19T23:30"  # the next day in Sweden is still this one in UTC


def answered(tracker: Tracker, home: Path, words: str, sender: str = "", **headers: str) -> None:
    """Vera's answer to her letter of 17 May has been collected."""
    folder = home / "data" / "mail" / "ut" / "new"
    if not folder.exists():
        tracker("run", "reminders", now="2021-05-17T09:00")
    letters = [message_from_bytes(file.read_bytes(), policy=policy.SMTP) for file in folder.iterdir()]
    letter = next(letter for letter in letters if "vera@" in str(letter["To"]))
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"], mail["To"] = sender or str(letter["To"]), str(letter["Reply-To"])
    mail["Message-ID"], mail["In-Reply-To"] = "<svar@kommun.example>", str(letter["Message-ID"])
    mail["Subject"] = f"SV: {letter['Subject']}"
    for name, value in headers.items():
        mail[name] = value
    mail["Authentication-Results"] = VOUCHED
    mail.set_content(words, cte="base64")
    (home / "svar.eml").write_bytes(mail.as_bytes())
    tracker("collect", home / "svar.eml", now="2021-05-20T00:30")


@pytest.fixture
def reviewed(asked: Tracker, home: Path) -> Tracker:
    """Vera's answer of 20 May, just after midnight, waits in the queue as number 1."""
    words = "Jag återkommer\x1b[2J i nästa vecka."
    prepare(home, "reviewed", lambda: answered(asked, home, words))

    def run(*words: object, now: str = "2021-05-20T09:00") -> object:
        return asked(*words, now=now)

    return run


def statuses(tracker: Tracker) -> dict[int, str]:
    rows = json.loads(tracker("status", "--format", "json").out)["activities"]
    return {row["number"]: row["status"] for row in rows}


def comments(tracker: Tracker) -> str:
    return tracker("compile", "--district", "kungsholmen", "--year", 2021).out


def numbers(tracker: Tracker) -> dict[str, str]:
    """The activities of the letter that waits, by their number in it."""
    return dict(re.findall(r"(\d+) = [^(]*\((\S+)\)", tracker("review", "list").out))


def waiting(tracker: Tracker) -> list[dict[str, object]]:
    return json.loads(tracker("review", "list", "--format", "json").out)


def test_the_day_of_a_mail_is_the_swedish_one(reviewed: Tracker) -> None:
    """Half past midnight in Sweden is the day before in UTC."""
    assert "2021-05-20" in reviewed("review", "list").out


def test_a_mail_does_not_steer_the_terminal(reviewed: Tracker) -> None:
    """An escape sequence in it would clear the screen, or worse."""
    shown = reviewed("review", "list").out

    assert "återkommer" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("number", ["²", "٣x", "9" * 5000])
def test_an_activity_that_is_no_number(reviewed: Tracker, number: str) -> None:
    ran = reviewed("review", "correct", 1, "--activity", number, "--status", "pagar")

    assert_one_sentence(ran, 2, "ingen aktivitet")


def test_a_comment_with_a_personnummer_is_refused(reviewed: Tracker) -> None:
    """As in tracker report: nothing is stored."""
    words = ("--activity", "kungsholmen-2021/6", "--status", "genomford")
    ran = reviewed("review", "correct", 1, *words, "--comment", "Klart för 19811228-9874.")

    assert_one_sentence(ran, 2, "personnummer")
    assert "ej_rapporterad" in statuses(reviewed)[6] or statuses(reviewed)[6] != "genomford"
    assert numbers(reviewed)


def test_several_answers_of_one_mail(reviewed: Tracker) -> None:
    """A comment belongs to the activity named before it, so that not each needs one."""
    ran = reviewed(
        *("review", "correct", 1),
        *("--activity", "kungsholmen-2021/5", "--status", "pagar"),
        *("--activity", "kungsholmen-2021/6", "--status", "genomford", "--comment", "Köptes in i maj."),
        *("--activity", "kungsholmen-2021/7", "--status", "forsenad"),
    )

    assert (ran.code, ran.err) == (0, "")
    assert {n: statuses(reviewed)[n] for n in (5, 6)} == {5: "pagar", 6: "genomford"}
    section = comments(reviewed).split("###")
    assert "Köptes in i maj" in next(part for part in section if part.startswith(" 6."))
    assert "1 svar" not in reviewed("review", "list").out
    assert ran.out.count("kungsholmen-2021/") == 3


def test_the_number_of_the_letter_and_one_status_before_it(reviewed: Tracker) -> None:
    """Short form, and the order of the options of one answer is free."""
    number, activity = next(iter(numbers(reviewed).items()))

    ran = reviewed("review", "correct", 1, "--status", "pagar", "--activity", number)

    assert ran.out == f"Granskning 1: {activity} är Pågår.\n"


@pytest.mark.parametrize(
    "words",
    [
        "--activity 1 --activity 2 --status pagar",
        "--activity 1 --status pagar --status pagar",
        "--activity 1 --status pagar --comment a --comment b",
        "--activity 1 --status pagar --comment a --comment b --activity 2 --status pagar --comment c",
        "--activity kungsholmen-2021/6 --status pagar --activity kungsholmen-2021/6 --status genomford",
        "--activity kungsholmen-2021/6 --status pagar --comment a --comment b "
        "--activity kungsholmen-2021/5 --status genomford --activity kungsholmen-2021/7 --status pagar",
    ],
)
def test_answers_that_do_not_fit_together(reviewed: Tracker, words: str) -> None:
    before = statuses(reviewed)

    assert_one_sentence(reviewed("review", "correct", 1, *words.split()), 2, "en gång")
    assert statuses(reviewed) == before
    assert numbers(reviewed)


def test_the_walk_shows_each_mail_and_does_what_is_said(reviewed: Tracker, tracker: Tracker) -> None:
    """An unknown key does nothing; the number, the status and Enter record the line with its own words."""
    number, activity = next(iter(numbers(reviewed).items()))

    ran = tracker("review", now="2021-05-20T09:00", stdin="\n".join(["z", number, "p", ""]) + "\n")

    assert ran.code == 0, ran.err
    assert "återkommer" in ran.out
    assert "Okänd tangent" in ran.out
    assert "1 avgjorda, 0 överhoppade." in ran.out
    assert statuses(reviewed)[int(activity.rpartition("/")[2])] == "pagar"
    assert "återkommer" in comments(reviewed)
    assert waiting(tracker) == []


def test_a_suggestion_that_lacks_a_status_can_not_be_accepted_in_the_walk(
    reviewed: Tracker, tracker: Tracker
) -> None:
    """It says what is missing, and the mail can be passed over; nothing is stored."""
    before = statuses(reviewed)

    ran = tracker("review", now="2021-05-20T09:00", stdin="\na\nh\n")

    assert ran.code == 0, ran.err
    assert ran.out.count("Välj först vilken aktivitet") == 2
    assert "0 avgjorda, 1 överhoppade." in ran.out
    assert statuses(reviewed) == before


def test_why_a_suggestion_is_what_it_is(reviewed: Tracker) -> None:
    """One line in the table, if it is asked for; the whole of it as JSON."""
    shown = " ".join(reviewed("review", "list", "--why").out.split())
    (one,) = json.loads(reviewed("review", "list", "--why", "--format", "json").out)

    assert "avgjort av en regel om hela svaret" in shown
    assert one["answers"][0]["why"]["rule"] == "no_finding"
    assert "regel" not in reviewed("review", "list").out
    assert "\x1b" not in shown


def test_why_an_applied_answer_was_read_so(kungsholmen: Tracker, home: Path) -> None:
    answered(kungsholmen, home, "Alla pågår.", Date="Wed, 19 May 2021 10:00:00 +0200")

    shown = " ".join(kungsholmen("review", "applied", now="2021-05-20T09:00").out.split())
    found = kungsholmen("review", "applied", "--why", "--format", "json", now="2021-05-20T09:00").out
    (one,) = json.loads(found)

    assert "regel: arbetet pågår (90 %); avgjort av orden läst mot frågan" in shown
    assert {answer["why"]["decided_by"] for answer in one["answers"]} == {"question"}


def test_explain_says_why(home: Path, tracker: Tracker) -> None:
    """As text in Swedish, as JSON under `why`, and not at all unless it is asked for."""
    (home / "svar.txt").write_text("Utbildningen är klar, men mötet återstår.", "utf-8")

    plain = tracker("explain", "reply", home / "svar.txt").out
    text = " ".join(tracker("explain", "reply", home / "svar.txt", "--why").out.split())
    asked = json.loads(tracker("explain", "reply", home / "svar.txt", "--why", "--format", "json").out)
    unasked = json.loads(tracker("explain", "reply", home / "svar.txt", "--format", "json").out)

    assert "regel" not in plain
    assert "”Utbildningen är klar”: klart" in text
    assert "regel: en del är klar (90 %)" in text
    assert [clause["text"] for clause in asked["answers"][0]["why"]["clauses"]] == [
        "Utbildningen är klar",
        "men mötet återstår",
    ]
    assert "why" not in unasked["answers"][0]


TWO = "1 pågår, vi är halvvägs\n2 klart kanske, Bo vet\n3 klart hoppas jag"
DATED = {"Date": "Wed, 19 May 2021 10:00:00 +0200"}
NOW = "2021-05-20T09:00"


def test_a_line_is_corrected_with_its_number_and_the_rest_waits(kungsholmen: Tracker, home: Path) -> None:
    """The words are the person's unless others are given; one number for the case in every command."""
    answered(kungsholmen, home, TWO, **DATED)

    words = ("--activity", "2", "--status", "pågår", "--value", "11", "--target", "12,5")
    ran = kungsholmen("review", "correct", 1, *words, now=NOW)

    assert ran.out == "Granskning 1: kungsholmen-2021/5 är Pågår. 1 rad väntar.\n"
    listed = json.loads(kungsholmen("review", "applied", "--format", "json", now=NOW).out)
    (answer,) = [one for one in listed[0]["answers"] if one["activity"] == "kungsholmen-2021/5"]
    assert answer == {
        "activity": "kungsholmen-2021/5",
        "status": "pagar",
        "comment": "klart kanske, Bo vet",
        "value": 11,
        "target": 12.5,
        "forecast": None,
    }
    assert kungsholmen("review", "accept", 1, now=NOW).out == "Granskning 1: 1 svar införda.\n"
    undone = kungsholmen("review", "undo", 1, "--reason", "fel", now=NOW)
    assert undone.out == "Mejl 1: 3 svar återtagna. Det väntar på granskning.\n"
    assert len(waiting(kungsholmen)[0]["answers"]) == 3


def test_the_list_as_json_is_what_scripts_rely_on(kungsholmen: Tracker, home: Path) -> None:
    answered(kungsholmen, home, TWO, **DATED)

    (case,) = waiting(kungsholmen)

    assert all(isinstance(reason, str) and reason for reason in case.pop("reasons"))
    answers = case.pop("answers")
    assert case == {
        "id": 1,
        "mail": 1,
        "person": "Vera Vuxén",
        "email": "vera@kommun.example",
        "date": "2021-05-20",
    }
    assert [set(one) for one in answers] == [
        {"activity", "status", "comment", "value", "target", "forecast"}
    ] * 2
    assert [one["activity"] for one in answers] == ["kungsholmen-2021/5", "kungsholmen-2021/6"]


def test_the_whole_mail_is_shown_with_the_suggestion(kungsholmen: Tracker, home: Path) -> None:
    answered(kungsholmen, home, TWO, **DATED)

    shown = kungsholmen("review", "show", 1, now=NOW).out

    assert "Från: Vera Vuxén <vera@kommun.example>\nSkickat: 2021-05-19 10:00\n" in shown
    assert "regel:" in shown
    assert_one_sentence(kungsholmen("review", "show", 7, now=NOW), 5, "ingen granskning 7")


def test_all_that_is_clear_is_accepted_at_once(kungsholmen: Tracker, home: Path) -> None:
    """Only something else in the mail held it back; a stranger's, or a doubtful line, is left."""
    answered(kungsholmen, home, "19811228-9874 höll i allt.\n1 pågår\n2 pågår", **DATED)
    answered(kungsholmen, home, "1 pågår", sender="Kim <kim@kommun.example>", **DATED)
    answered(kungsholmen, home, "2 klart kanske", **DATED)
    assert len(waiting(kungsholmen)) == 3

    no = kungsholmen("review", "accept", "--all-clear", now=NOW, stdin="nej\n")
    assert (no.code, len(waiting(kungsholmen))) == (13, 3)
    ran = kungsholmen("review", "accept", "--all-clear", now=NOW, stdin="ja\n")

    assert ran.out.endswith("1 granskningar införda.\n")
    assert statuses(kungsholmen)[5] == "pagar"
    assert [case["id"] for case in waiting(kungsholmen)] == [3, 2]
    assert kungsholmen("review", "accept", "--all-clear", now=NOW).out == "Inga svar är tydliga.\n"
    assert kungsholmen("review", "confirm", now=NOW).out == "Inga svar är att bekräfta.\n"


@pytest.mark.parametrize("words", [("accept",), ("accept", 1, "--all-clear")])
def test_accept_takes_a_number_or_all_that_is_clear(reviewed: Tracker, words: tuple[object, ...]) -> None:
    assert_one_sentence(reviewed("review", *words), 2, "--all-clear")


def test_a_reply_rests_or_is_given_to_a_colleague(reviewed: Tracker) -> None:
    """It is listed apart, left out of the walk, and can be taken up; it comes back by itself."""
    reviewed("users", "add", "kim@kommun.example", "--role", "coordinator", "--district", "kungsholmen",
             "--name", "Kim Kollega")  # fmt: skip
    assert reviewed("review", "rest", 1, "--until", "2021-06-01", "--note", "semester").out == (
        "Granskning 1 vilar till 1 juni 2021.\n"
    )
    shown = reviewed("review", "list").out
    assert "0 svar väntar på granskning." in shown
    assert "Granskning 1: Vera Vuxén, vilar till tisdag 1 juni: semester" in shown
    assert "1 svar väntar" in reviewed("review", "list", now="2021-06-01T09:00").out
    assert (
        reviewed("review", "give", 1, "kim@kommun.example").out
        == "Granskning 1 är hos Kim Kollega. Ett mejl säger till.\n"
    )
    assert "hos Kim Kollega" in reviewed("review", "list").out
    assert "Granskning 1 väntar igen." in reviewed("review", "take", 1).out
    assert "1 svar väntar" in reviewed("review", "list").out
    assert_one_sentence(reviewed("review", "rest", 1, "--until", "2021-05-20"), 2, "Välj en dag efter i dag")
    assert_one_sentence(reviewed("review", "give", 1, "vera@kommun.example"), 2, "får ändra i nämnden")
    assert_one_sentence(reviewed("review", "take", 1), 5, "är inte undanlagt")
