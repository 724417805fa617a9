"""The coordinator's weekly letter: what waits, once a week, and nothing when nothing waits."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from inscriptis import get_text

from tests.actors import SAM, SCHEDULER
from tests.conftest import Tracker, write_settings
from tests.letter_text import numbers_asked
from tests.servers import parsed
from tests.services.test_replies import deliver, gathered, reply
from tests.services.year import clock, set_up
from tracker.domain.letter import LetterKind
from tracker.services.answers import review
from tracker.services.letters.choices import hold_letter
from tracker.services.letters.outbox import LEASE, send_letters
from tracker.services.letters.planning import plan_letters
from tracker.services.letters.render import letter_words
from tracker.services.letters.sample_letters import WAITING, samples
from tracker.services.people.assign_seat import leave_seats
from tracker.settings import Settings
from tracker.settings.values import Contact
from tracker.store import letters as outbox
from tracker.store.database import Database
from tracker.store.last_runs import PLANNED, mark_run
from tracker.store.letter_days import last_letter_days
from tracker.store.people import mark_unreachable, pause, person_by_email

COORDINATOR = "sam@kommun.example"


def run(database: Database, settings: Settings, day: str) -> None:
    """Plans and sends the letters of a day, as the scheduler does."""
    with database.session() as session:
        plan_letters(session, SCHEDULER, clock(day).now(), settings)
        mark_run(session, clock(day).now(), PLANNED)
    send_letters(database, SCHEDULER, clock(day), settings)


def digests(settings: Settings) -> list[EmailMessage]:
    """The weekly letters that have gone, oldest first."""
    folder = settings.mail_folder / "ut" / "new"
    sent = [parsed(file.read_bytes()) for file in folder.iterdir()] if folder.exists() else []
    found = [one for one in sent if "väntar på dig" in str(one["Subject"])]
    return sorted(found, key=lambda one: one["Date"].datetime)


def days(settings: Settings) -> list[str]:
    return [str(one["Date"].datetime.date()) for one in digests(settings)]


def words(letter: EmailMessage, part: str = "plain") -> str:
    return " ".join(letter.get_body((part,)).get_content().split())


def in_review(database: Database, settings: Settings, letters: dict[str, EmailMessage]) -> None:
    """Vera has answered, on 19 May, what a person must look at."""
    deliver(settings, reply(letters["vera@kommun.example"], "Vi får se hur det blir med det där."))
    assert gathered(database, settings) == {"review": 1}


@pytest.mark.each_database
def test_it_goes_each_week_until_the_reply_is_decided(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Once a week; after ten working days it says so first; nothing waiting, no letter."""
    in_review(database, settings, letters)
    for day in ("2021-05-21", "2021-05-24", "2021-05-24", "2021-05-25", "2021-05-31", "2021-06-07"):
        run(database, settings, day)
    with database.session() as session:
        number = review.waiting(session)[0].item.id
        review.dismiss(session, SAM, clock("2021-06-07").now(), number)
    run(database, settings, "2021-06-14")

    assert days(settings) == ["2021-05-24", "2021-05-31", "2021-06-07"]
    first, _, last = digests(settings)
    assert str(first["To"]) == "Sam Ordnare <sam@kommun.example>"
    assert str(first["Subject"]).startswith("En sak väntar på dig – Kungsholmens stadsdelsnämnd [Ref ")
    for part in ("plain", "html"):
        assert "nr 1: Vera Vuxén, onsdag 19 maj: " in words(first, part), words(first, part)
        assert "och 3 till" in words(first, part)
    assert "SVAR ATT GRANSKA (1)" in words(first)
    assert "SVAR SOM HAR VÄNTAT I 10 ARBETSDAGAR ELLER MER (1)" in words(last)


def test_a_reply_that_only_needs_a_yes_is_to_confirm(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """It ends an activity and is not written as the letter teaches; what a colleague wrote is to review."""
    letter = letters["vera@kommun.example"]
    deliver(settings, reply(letter, "4 klart"), reply(letter, "1 pågår", sender="Kim <kim@kommun.example>"))
    gathered(database, settings)
    run(database, settings, "2021-05-24")

    text = words(*digests(settings))
    assert "SVAR ATT BEKRÄFTA (1)" in text
    assert "SVAR ATT GRANSKA (1)" in text
    assert "okänd avsändare" not in text.partition("SVAR ATT BEKRÄFTA")[2]


def test_a_reply_is_named_by_the_line_that_waits(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """What has been recorded is left out; the title is that of the letter."""
    letter = letters["vera@kommun.example"]
    said = {2: "tror inte det, men jag är inte säker"}
    lines = [f"{number} {said.get(number, 'pågår')}" for number in numbers_asked(letter)]
    deliver(settings, reply(letter, "\n".join(lines)))
    gathered(database, settings)
    run(database, settings, "2021-05-24")

    shown = words(*digests(settings))
    title = words(letter).split("2. ", 1)[1].split(" – ")[0]
    assert f"onsdag 19 maj: {title} Gå igenom dem" in shown


@pytest.mark.each_database
def test_all_that_waits_is_named(database: Database, settings: Settings, home: Path) -> None:
    """Failing addresses, vacant seats, roles without a seat, held letters; doubtful rows of the plan."""
    set_up(database, settings, home)
    with database.session() as session:
        now = clock("2021-05-10").now()
        hold_letter(session, SAM, now, "pia@kommun.example", "ny på jobbet")
        tore = person_by_email(session, "tore@kommun.example")
        assert tore is not None
        mark_unreachable(session, tore.id, now.date())
        leave_seats(session, SAM, now, "fredrik@kommun.example")
    run(database, settings, "2021-05-24")

    text = words(*digests(settings))

    assert "ADRESSER SOM INTE FUNGERAR (1) - Tore Trygg <tore@kommun.example>, sedan måndag 10 maj" in text
    assert "BREV SOM HÅLLS (1) - Pia Fältberg: ny på jobbet" in text
    assert "VAKANTA BEFATTNINGAR (1) - enhetschef, familjeenheten: " in text


def test_nothing_waits_and_nothing_goes(database: Database, settings: Settings, home: Path) -> None:
    set_up(database, settings, home)
    run(database, settings, "2021-05-17")

    assert days(settings) == []


@pytest.mark.parametrize("away", [True, False])
def test_a_coordinator_who_is_away_or_unreachable_gets_none(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], away: bool
) -> None:
    in_review(database, settings, letters)
    with database.session() as session:
        sam = person_by_email(session, COORDINATOR)
        assert sam is not None
        if away:
            pause(session, sam.id, clock("2021-06-07").now().date(), "semester")
        else:
            mark_unreachable(session, sam.id, clock("2021-05-20").now().date())
    run(database, settings, "2021-05-24")

    assert days(settings) == []


@pytest.mark.each_database
def test_it_survives_a_kill_like_other_letters(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """Claimed by a worker that died: sent when its lease has expired, under the same Message-ID, once."""
    in_review(database, settings, letters)
    monday = clock("2021-05-24")
    with database.session() as session:
        plan_letters(session, SCHEDULER, monday.now(), settings)
    with database.session() as session:
        claimed = outbox.claim_next(session, "dead", monday.now(), LEASE)
        while claimed is not None and claimed.kind != "digest":
            claimed = outbox.claim_next(session, "dead", monday.now(), LEASE)
    assert claimed is not None
    run(database, settings, "2021-05-24T09:00")
    run(database, settings, "2021-05-24T10:00")

    assert [one["Message-ID"] for one in digests(settings)] == [claimed.message_id]


def test_it_holds_no_other_letter_up(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """It is neither a request nor a ring letter: those come in the same week, and on the same day."""
    in_review(database, settings, letters)
    run(database, settings._replace(rules=settings.rules._replace(ring=False)), "2021-05-24")
    with database.session() as session:
        sam = person_by_email(session, COORDINATOR)
        assert sam is not None
        counted = last_letter_days(session, clock("2021-05-24").now().date())

    assert days(settings) == ["2021-05-24"]
    assert not {(sam.id, True), (sam.id, False)} & set(counted)


def test_what_is_decided_before_it_leaves_is_not_told(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    in_review(database, settings, letters)
    monday = clock("2021-05-24")
    with database.session() as session:
        plan_letters(session, SCHEDULER, monday.now(), settings)
        review.dismiss(session, SAM, monday.now(), review.waiting(session)[0].item.id)
    send_letters(database, SCHEDULER, monday, settings)

    assert days(settings) == []


def test_forecast_preview_list_and_log_know_it(
    database: Database, settings: Settings, letters: dict[str, EmailMessage], tracker: Tracker, home: Path
) -> None:
    """Foreseen with its reason, shown before it goes, and found in the log afterwards."""
    in_review(database, settings, letters)
    write_settings(home, "[followup]\nring = false")  # no other letter to the coordinator that day

    foreseen = tracker("forecast", now="2021-05-20").out
    shown = tracker("letters", "show", COORDINATOR, "--date", "2021-05-24", now="2021-05-20").out
    due = tracker("remind", "--dry-run", now="2021-05-24").out
    run(database, settings, "2021-05-24")
    listed = tracker("letters", "list", "--all", now="2021-05-24").out
    logged = tracker("log", "--person", COORDINATOR, now="2021-05-24").out

    assert "2021-05-24 Sam Ordnare <sam@kommun.example>, måndagsbrev" in " ".join(foreseen.split())
    assert "svar att granska: 1" in foreseen
    assert "SVAR ATT GRANSKA (1)" in shown
    assert "måndagsbrev" in due
    assert "måndagsbrev" in listed
    assert "måndagsbrev" in logged
    assert "skickad" in logged


def test_text_and_page_say_the_same() -> None:
    """Each heading with its number, the first five entries, how many more, and what to do."""
    written = letter_words(LetterKind.DIGEST, samples()[0], None)
    plain, page = (" ".join(text.split()).casefold() for text in (written.text, get_text(written.html)))

    for one in WAITING:
        for said in (f"{one.title} ({one.count})", *one.entries, one.todo):
            assert said.casefold() in plain
            assert said.casefold() in page
    assert "och 2 till" in plain
    assert "och 2 till" in page
    assert written.subject == "8 saker väntar på dig – Exempelnämnden [Ref XXXX-XXXX]"


@pytest.mark.each_database
def test_a_coordinator_of_two_districts_gets_one_letter(
    database: Database, settings: Settings, home: Path
) -> None:
    """About both; each of two coordinators only about their own."""
    set_up(database, settings, home, ("kungsholmen", "norrmalm"))
    both = settings._replace(district_coordinators={})
    apart = settings._replace(district_coordinators={"norrmalm": Contact("Nora Norr", "nora@kommun.example")})
    with database.session() as session:
        for one in ("pia@kommun.example", "vera@kommun.example"):
            hold_letter(session, SAM, clock("2021-05-10").now(), one, "ny på jobbet")
    run(database, both, "2021-05-24")
    run(database, apart, "2021-05-31")

    first, *others = digests(settings)
    about = {one["To"].addresses[0].username: words(one) for one in others}
    assert "Kungsholmens stadsdelsnämnd och Norrmalms stadsdelsnämnd" in words(first)
    assert "ROLLER I PLANEN UTAN BEFATTNING (1) - ”operativ ledare” i norrmalm-2021/4" in words(first)
    assert sorted(about) == ["nora", "sam"]
    assert "BREV SOM HÅLLS (2)" in about["sam"]
    assert "orrmalm" not in about["sam"]
    assert "operativ ledare" in about["nora"]
    assert "BREV SOM HÅLLS" not in about["nora"]
