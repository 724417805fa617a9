"""What a coordinator decides about letters: each choice does just that, and has its reason in the log."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import import_kungsholmen
from tests.conftest import Ran, Tracker
from tests.prepared import prepare
from tests.small_plans import people_csv, write_all

DAY = "2021-05-17"  # the first request of what is due on 14 June
WEEK_LATER = "2021-05-24"
_ASKED: list[str] = []


@pytest.fixture
def ready(tracker: Tracker, home: Path) -> Tracker:
    """A plan and its people, on 4 January."""
    (home / "people.csv").write_text(people_csv(), encoding="utf-8")
    prepare(home, "kungsholmen", lambda: import_kungsholmen(tracker, home))
    return tracker


def import_two_more(tracker: Tracker, home: Path) -> None:
    """A forecast for the one plan, and then two more plans, on the Friday before DAY."""
    tracker("remind", now="2021-05-14")
    files = write_all(home / "planer")
    for district in ("ostermalm", "norrmalm"):
        ran = tracker(
            "import", files[district], "--district", district, "--year", "2021", "--yes", now="2021-05-14"
        )
        assert ran.code == 0, ran.err
    tracker("people", "import", home / "people.csv", now="2021-05-14")


def letters(ran: Ran) -> list[dict[str, object]]:
    assert ran.code == 0, ran.err
    found: list[dict[str, object]] = json.loads(ran.out)["letters"]
    return found


def someone(tracker: Tracker) -> str:
    """Who is asked on DAY: the same in every test, so that one asks for them all."""
    if not _ASKED:
        todays = letters(tracker("remind", "--dry-run", "--format", "json", now=DAY))
        _ASKED.append(str(next(one["email"] for one in todays if one["kind"] == "reminder")))
    return _ASKED[0]


def sent_to(home: Path, email: str) -> int:
    """How many letters lie in the mail folder for the address."""
    return sum(f"<{email}>" in path.read_text() for path in (home / "data/mail/ut").glob("*/*"))


def logged(tracker: Tracker, what: str) -> list[dict[str, str]]:
    found = json.loads(tracker("log", "--format", "json").out)["events"]
    return [event for event in found if event["what"] == what]


def test_a_held_letter_waits_until_it_is_released(ready: Tracker, home: Path) -> None:
    email = someone(ready)
    assert ready("letters", "hold", email, "--reason", "ny på jobbet", now=DAY).code == 0

    ready("remind", now=DAY)

    assert sent_to(home, email) == 0
    forecast = ready("forecast", "--days", "5", now=DAY)
    assert "ny på jobbet" in " ".join(forecast.out.split())
    assert ready("letters", "release", email, now=WEEK_LATER).code == 0
    ready("remind", now=WEEK_LATER)
    assert sent_to(home, email) == 1
    assert logged(ready, "held")[0]["detail"] == "ny på jobbet"


def test_what_is_written_already_is_held_too(ready: Tracker, home: Path) -> None:
    """A letter that waits for a server is stopped by hold, and goes after release."""
    email = someone(ready)
    broken = "[smtp]\nhost = '127.0.0.1'\nport = 1\nsecurity = 'none'\nsender = 'a@kommun.example'\n"
    settings = home / "tracker.toml"
    before = settings.read_text()
    settings.write_text(before + broken)
    assert ready("remind", now=DAY).code == 30
    settings.write_text(before)
    ready("letters", "hold", email, "--reason", "fel person", now=DAY)
    ready("remind", now="2021-05-17T09:00")
    assert sent_to(home, email) == 0
    listed = letters(ready("letters", "list", "--format", "json", now=DAY))
    assert [one["state"] for one in listed if one["email"] == email] == ["held"]

    ready("letters", "release", email, now="2021-05-18")
    ready("remind", now="2021-05-18")

    assert sent_to(home, email) == 1


def test_a_skipped_letter_never_goes_and_the_next_does(ready: Tracker, home: Path) -> None:
    """The step counts as decided; the next one, a week before the day, goes as usual."""
    email = someone(ready)
    assert ready("letters", "skip", email, "--reason", "frågat per telefon", now="2021-05-10").code == 0

    for day in (DAY, "2021-05-18", "2021-05-26"):
        ready("remind", now=day)
    assert sent_to(home, email) == 0
    ready("remind", now="2021-06-07")

    assert sent_to(home, email) == 1
    assert {event["detail"] for event in logged(ready, "skipped")} == {"frågat per telefon"}


def test_a_moved_letter_goes_on_its_new_day(ready: Tracker, home: Path) -> None:
    email = someone(ready)
    moved = ready("letters", "move", email, "--to", "2021-05-26", "--reason", "semester", now="2021-05-10")
    assert moved.code == 0, moved.err

    for day in (DAY, "2021-05-25"):
        ready("remind", now=day)
    assert sent_to(home, email) == 0
    ready("remind", now="2021-05-26")

    assert sent_to(home, email) == 1


def test_a_letter_is_not_moved_to_an_earlier_day(ready: Tracker) -> None:
    email = someone(ready)

    ran = ready("letters", "move", email, "--to", "2021-05-10", "--reason", "x", now="2021-05-10")

    assert (ran.code, ran.out) == (2, "")
    assert "senare dag" in ran.err


def test_a_letter_can_be_sent_now_and_not_twice(ready: Tracker, home: Path) -> None:
    """SendResult a week early it is not sent again on its day."""
    email = someone(ready)

    assert ready("letters", "send", email, "--reason", "slutar snart", now="2021-05-10").code == 0
    again = ready("letters", "send", email, "--reason", "slutar snart", now="2021-05-10")
    ready("remind", now=DAY)

    assert sent_to(home, email) == 1
    assert again.code == 2
    assert "redan fått brev i dag" in again.err


def test_a_paused_person_is_asked_when_back(ready: Tracker, home: Path) -> None:
    email = someone(ready)
    assert (
        ready("people", "pause", email, "--until", "2021-05-26", "--reason", "utbildning", now=DAY).code == 0
    )
    ready("remind", now=DAY)
    assert sent_to(home, email) == 0
    assert "utbildning" in ready("forecast", "--days", "3", now=DAY).out

    assert ready("people", "back", email, now="2021-05-18").code == 0
    ready("remind", now="2021-05-18")

    assert sent_to(home, email) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("letters", "hold", "ingen@kommun.example", "--reason", "x"),
        ("letters", "skip", "ingen@kommun.example", "--reason", "x"),
        ("people", "pause", "ingen@kommun.example", "--until", "2021-06-01"),
    ],
)
def test_somebody_unknown_is_one_sentence(ready: Tracker, words: tuple[str, ...]) -> None:
    ran = ready(*words, now=DAY)

    assert (ran.code, ran.out) == (5, "")
    assert "Ingen person heter" in ran.err


def test_a_pause_that_has_been_is_refused(ready: Tracker) -> None:
    ran = ready("people", "pause", someone(ready), "--until", "2021-05-17", now=DAY)

    assert ran.code == 2
    assert "har redan varit" in ran.err


# --- the clock and the brake ---------------------------------------------------------------------


def test_a_clock_that_jumps_forty_days_holds_all_letters(ready: Tracker, home: Path) -> None:
    """It says so, in doctor too, and sends nothing until somebody says resume; then one letter each."""
    ready("remind", now="2021-01-04")

    held = ready("remind", now="2022-03-07")

    assert held.code == 31
    assert "tracker resume" in held.err
    assert not list((home / "data/mail/ut").glob("*/*"))
    doctor = ready("doctor", now="2022-03-07")
    assert "Klockan har gått" in doctor.out
    assert doctor.code == 50
    assert len(logged(ready, "stopped")) == 1
    ready("remind", now="2022-03-07T09:00")
    assert len(logged(ready, "stopped")) == 1, "a tick must not fill the log"

    assert ready("resume", now="2022-03-07T10:00").code == 0

    letters_out = [path.read_text() for path in (home / "data/mail/ut").glob("*/*")]
    addressed = [line for text in letters_out for line in text.splitlines() if line.startswith("To: ")]
    assert len(addressed) == len(set(addressed)) > 3
    assert ready("remind", now="2022-03-08").code == 0


def test_a_clock_that_goes_back_holds_until_it_is_right_again(ready: Tracker, home: Path) -> None:
    """1970 sends nothing, and when the clock is right again nobody need say so."""
    ready("remind", now=DAY)
    before = len(list((home / "data/mail/ut").glob("*/*")))

    held = ready("remind", now="1991-01-02")
    after = ready("remind", now="2021-05-17T10:00")

    assert held.code == 31
    assert after.code == 0
    assert len(list((home / "data/mail/ut").glob("*/*"))) == before


@pytest.mark.parametrize("later", ["2021-05-17T07:10", "2021-05-17T09:00", "2021-05-18", "2021-06-16"])
def test_a_small_jump_doubles_nothing(ready: Tracker, home: Path, later: str) -> None:
    """An hour back or forward, a day, a month: no two letters to a person on a day."""
    for now in (DAY, later, DAY, later):
        assert ready("remind", now=now).code in (0, 31)

    dates = [
        (line, text.split("Date: ")[1][:16])
        for text in (path.read_text() for path in (home / "data/mail/ut").glob("*/*"))
        for line in text.splitlines()
        if line.startswith("To: ")
    ]
    assert len(dates) == len(set(dates)) > 3


def test_far_more_letters_than_the_forecast_stop_and_ask(ready: Tracker, home: Path) -> None:
    """Plans that came in after the forecast: the run stops, says how many, and goes with --yes."""
    (home / "tracker.toml").write_text((home / "tracker.toml").read_text() + "[outbox]\nsurprise_from = 1\n")
    prepare(home, "plans after the forecast", lambda: import_two_more(ready, home))

    before = len(list((home / "data/mail/ut").glob("*/*")))

    stopped = ready("remind", now=DAY)

    assert stopped.code == 31, stopped.out
    assert "dubbelt så många" in stopped.err
    assert len(list((home / "data/mail/ut").glob("*/*"))) == before
    assert ready("remind", "--yes", now=DAY).code == 0
    assert len(list((home / "data/mail/ut").glob("*/*"))) > before


def test_a_forecast_that_has_been_looked_at_is_no_surprise(ready: Tracker, home: Path) -> None:
    (home / "tracker.toml").write_text((home / "tracker.toml").read_text() + "[outbox]\nsurprise_from = 1\n")
    prepare(home, "plans after the forecast", lambda: import_two_more(ready, home))

    ready("forecast", now=DAY)

    assert ready("remind", now=DAY).code == 0


def test_the_days_letters_have_an_end(ready: Tracker, home: Path) -> None:
    """Two a day: the third waits, the run says so; the next day they go."""
    (home / "tracker.toml").write_text((home / "tracker.toml").read_text() + "[outbox]\nper_day = 2\n")

    stopped = ready("remind", now=DAY)

    assert stopped.code == 31
    assert len(list((home / "data/mail/ut").glob("*/*"))) == 2
    ready("remind", now="2021-05-18")
    assert len(list((home / "data/mail/ut").glob("*/*"))) == 4


def test_the_superior_answers_for_a_vacant_seat(ready: Tracker, home: Path) -> None:
    """The one who has left had a superior: the questions are hers; without one, the coordinator's."""
    email = someone(ready)
    superior = next(line for line in people_csv().splitlines() if email in line).rsplit(";", 1)[-1].strip()
    assert "@" in superior
    ready("people", "leave", email, now="2021-05-10")

    ready("remind", now=DAY)

    assert sent_to(home, email) == 0
    assert sent_to(home, superior) == 1


# --- the log that is handed to an auditor ----------------------------------------------------------


def test_the_page_for_the_auditor_proves_the_reminders(ready: Tracker, home: Path) -> None:
    """Each activity with its requests, days and Message-IDs; the chain's last hash; "minst två" counted."""
    for now in (DAY, "2021-06-07", "2021-10-18", "2021-11-08"):
        ready("remind", "--yes", now=now)
    for now in ("2021-07-01",):
        ready("resume", now=now)

    ran = ready(
        "log", "--district", "kungsholmen", "--format", "html", "-o", home / "logg.html", now="2021-12-01"
    )

    assert ran.code == 0, ran.err
    page = (home / "logg.html").read_text()
    ids = {event["message_id"] for event in logged(ready, "accepted")}
    assert all(one.strip("<>") in page for one in ids)
    assert "Minst två påminnelser" in page
    assert "Loggen är hel" in page
    assert ">Ja (" in page


def test_verify_names_the_first_row_that_was_changed(ready: Tracker, home: Path) -> None:
    import sqlite3

    ready("remind", now=DAY)
    assert ready("log", "verify").code == 0
    with sqlite3.connect(home / "data/tracker.db") as connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.execute("UPDATE event SET detail = 'inget' WHERE id = 5")

    ran = ready("log", "verify")

    assert ran.code == 51
    assert "rad 5" in ran.err


def test_the_districts_log_has_absences_and_what_belongs_to_nobody(ready: Tracker) -> None:
    email = someone(ready)
    ready("people", "pause", email, "--until", "2021-06-01", now=DAY)

    mine = json.loads(ready("log", "--district", "kungsholmen", "--format", "json").out)["events"]
    others = json.loads(ready("log", "--district", "farsta", "--format", "json").out)["events"]

    assert "paused" in {event["what"] for event in mine}
    assert "paused" not in {event["what"] for event in others}


# --- choices that meet each other ------------------------------------------------------------------


def test_a_skipped_letter_of_a_later_day_holds_no_earlier_one(ready: Tracker, home: Path) -> None:
    """What comes up before it is asked in its own time."""
    email = someone(ready)
    ready("remind", now="2021-05-03")
    before = sent_to(home, email)
    ready("letters", "skip", email, "--reason", "frågat", now="2021-05-10")

    sent = ready("letters", "send", email, "--reason", "gäller nu", now="2021-05-11")

    assert sent.code == 0, sent.err
    assert sent_to(home, email) == before + 1


def test_a_hold_does_not_end_a_pause(ready: Tracker) -> None:
    email = someone(ready)
    ready("people", "pause", email, "--until", "2021-08-16", now=DAY)

    held = ready("letters", "hold", email, "--reason", "x", now=DAY)
    moved = ready("letters", "move", email, "--to", "2021-06-01", "--reason", "x", now=DAY)

    assert (held.code, moved.code) == (2, 2)
    assert "2021-08-16" in held.err
    assert "pausad till 2021-08-16" in " ".join(ready("forecast", "--days", "40", now=DAY).out.split())


def test_a_hold_is_ended_by_release_only(ready: Tracker) -> None:
    email = someone(ready)
    ready("letters", "hold", email, "--reason", "x", now=DAY)

    for words in (("back", email), ("pause", email, "--until", "2021-08-16")):
        ran = ready("people", *words, now=DAY)
        assert ran.code == 2
        assert "letters release" in ran.err


def test_a_letter_that_came_to_nothing_today_can_be_sent_anew(ready: Tracker, home: Path) -> None:
    """Paused and withdrawn at nine, back at ten: the letter can go, and has not "gone already"."""
    email = someone(ready)
    broken = "[smtp]\nhost = '127.0.0.1'\nport = 1\nsecurity = 'none'\nsender = 'a@kommun.example'\n"
    settings = home / "tracker.toml"
    before = settings.read_text()
    settings.write_text(before + broken)
    ready("remind", now=DAY)
    settings.write_text(before)
    ready("people", "pause", email, "--until", "2021-06-01", now=DAY)
    ready("remind", now="2021-05-17T09:05")
    ready("people", "back", email, now="2021-05-17T10:00")
    assert sent_to(home, email) == 0

    ran = ready("letters", "send", email, "--reason", "tillbaka", now="2021-05-17T10:00")

    assert ran.code == 0, ran.err
    assert sent_to(home, email) == 1


def test_a_resume_in_the_evening_lets_the_morning_send(ready: Tracker, home: Path) -> None:
    """What has gathered is no surprise the day after either."""
    (home / "tracker.toml").write_text((home / "tracker.toml").read_text() + "[outbox]\nsurprise_from = 1\n")
    ready("remind", now="2021-02-01")
    assert ready("remind", now="2021-05-17T17:00").code == 31
    assert ready("resume", now="2021-05-17T17:00").code == 0

    morning = ready("remind", now="2021-05-18")

    assert morning.code == 0, morning.err
    assert list((home / "data/mail/ut").glob("*/*"))


def test_who_was_never_sent_a_letter_is_not_rung_about(ready: Tracker, home: Path) -> None:
    """A letter held before it left has reminded nobody."""
    email = someone(ready)
    ready("letters", "hold", email, "--reason", "x", now="2021-05-10")
    ready("letters", "skip", email, "--reason", "x", now="2021-05-10")

    for day in (DAY, "2021-06-14", "2021-06-28", "2021-08-02"):
        ready("remind", "--yes", now=day)

    rings = [e for e in logged(ready, "escalated") if email in json.dumps(e)]
    assert rings == []
