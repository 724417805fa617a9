"""tracker letters show, export and sent: what a letter says before it goes, and drafts without a server."""

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker, write_settings
from tests.prepared import prepare
from tests.small_plans import people_csv
from tracker.settings import load_settings
from tracker.store.database import open_database

DAY = "2021-05-17"


def people(tracker: Tracker, home: Path, old: str, new: str, now: str = "2021-05-10") -> None:
    """The list of people comes in again with something changed."""
    file = home / "people.csv"
    file.write_text(people_csv().replace(old, new), encoding="utf-8")
    assert tracker("people", "import", file, now=now).code == 0


def rows(home: Path, query: str) -> list[tuple[object, ...]]:
    with open_database(load_settings(home / "tracker.toml", {})).session() as session:
        return [tuple(row) for row in session.connection().execute(text(query))]


def drafts(home: Path) -> dict[str, EmailMessage]:
    found = sorted((home / "data" / "utkast").iterdir())
    return {path.name: message_from_bytes(path.read_bytes(), policy=default) for path in found}  # type: ignore


@pytest.fixture
def exported(kungsholmen: Tracker, home: Path) -> Tracker:
    """Tracker where the letters of the day are drafts."""
    prepare(home, "drafts of 17 May", lambda: kungsholmen("letters", "export", now=DAY))
    return kungsholmen


# What is shown


def test_the_next_letter_of_a_person_is_shown(kungsholmen: Tracker) -> None:
    """By address or by name, as the forecast has it: subject with what and when, and the words."""
    shown = kungsholmen("letters", "show", "vera@kommun.example")

    assert shown == kungsholmen("letters", "show", "vera  vuxén")
    assert shown.out.startswith("Till: Vera Vuxén <vera@kommun.example>\n")
    subject = "Svara senast 31 maj: 4 frågor om handlingsplanen"
    assert f"Ämne: {subject} [Ref XXXX-XXXX]\nDag: 2021-05-03\n" in shown.out
    assert "Svara på det här mejlet senast måndag 31 maj, en rad per fråga. Det tar" in shown.out
    assert "\n1. Rutinen vid oro gås igenom på ett enhetsmöte" in shown.out
    assert "   Slutdatum i planen: 31 maj 2021.\n" in shown.out
    assert "\nFrågor? Sam Ordnare, Exempelkommunen, sam@kommun.example\n" in shown.out
    whole = "1. Rutinen vid oro gås igenom på ett enhetsmöte (Tidplan: Senast 31 maj 2021."
    assert whole in shown.out.partition("SÅ STÅR DET I PLANEN")[2]


def test_showing_stores_nothing(kungsholmen: Tracker, home: Path) -> None:
    """No letter, no event, and the coordinator gets no seat by it."""
    count = (
        "SELECT (SELECT count(*) FROM letter), (SELECT count(*) FROM event), (SELECT count(*) FROM tenure)"
    )
    before = rows(home, count)
    write_settings(home, '[district.kungsholmen]\ncoordinator_email = "ny@kommun.example"')

    assert kungsholmen("letters", "show", "vera@kommun.example").code == 0

    assert rows(home, count) == before


def test_what_is_shown_is_what_is_sent(kungsholmen: Tracker, home: Path) -> None:
    """Word for word, but for the code and the token."""
    who = ("letters", "show", "vera@kommun.example", "--date", DAY)
    shown = kungsholmen(*who, now="2021-05-16")
    html = kungsholmen(*who, "--format", "html", now="2021-05-16")
    kungsholmen("remind", now=DAY)
    sent = {
        message["To"]: message
        for path in (home / "data" / "mail" / "ut" / "new").iterdir()
        if (message := message_from_bytes(path.read_bytes(), policy=default))
    }["Vera Vuxén <vera@kommun.example>"]

    code = re.search(r"Ref (\S{9})", sent["Subject"])[1]  # type: ignore[index]
    plain = sent.get_body(("plain",)).get_content().replace(code, "XXXX-XXXX")  # type: ignore[union-attr]
    page = sent.get_body(("html",)).get_content().replace(code, "XXXX-XXXX")  # type: ignore[union-attr]
    assert shown.out.partition("\n\n")[2].strip() == plain.replace("\r", "").strip() != ""
    assert html.out.strip() == page.replace("\r", "").strip() != ""


def test_a_letter_that_waits_is_shown_without_its_secrets(exported: Tracker, home: Path) -> None:
    """Whoever may look at letters is not given the right to answer in another's name."""
    query = "UPDATE letter SET state = 'planned', next_try = '2099-01-01 00:00:00'"
    with open_database(load_settings(home / "tracker.toml", {})).session() as session:
        session.connection().execute(text(query))
    ((letter_id, token, code),) = rows(
        home,
        "SELECT l.id, token, code FROM letter l JOIN person p ON p.id = person_id WHERE name LIKE 'Vera%'",
    )

    for words in ([letter_id], ["vera@kommun.example"], [letter_id, "--format", "eml"]):
        shown = exported("letters", "show", *words, now=DAY)
        assert shown.code == 0
        assert str(token) not in shown.out
        assert str(code) not in shown.out
        assert "vera@kommun.example" in shown.out


def test_a_letter_that_has_gone_is_shown_as_it_was(kungsholmen: Tracker) -> None:
    """Also when it has been answered since."""
    kungsholmen("remind", now=DAY)
    before = kungsholmen("letters", "show", 1, now=DAY)
    kungsholmen(
        "report", "kungsholmen-2021/7", "--status", "genomford", "--comment", "Klart.", now="2021-05-18"
    )

    after = kungsholmen("letters", "show", 1, now="2021-05-19")

    assert after == before
    assert before.code == 0


def test_what_can_not_be_shown_is_one_sentence(kungsholmen: Tracker) -> None:
    """A person or a letter that is not there, a day without a letter, a day that was."""
    person = "vera@kommun.example"

    assert_one_sentence(kungsholmen("letters", "show", "okänd"), 5, "Ingen person heter")
    assert_one_sentence(kungsholmen("letters", "show", "99"), 5, "Det finns inget brev 99")
    assert_one_sentence(kungsholmen("letters", "show", "9" * 40), 5, "Det finns inget brev")
    none = kungsholmen("letters", "show", person, "--date", "2021-02-02")
    assert_one_sentence(none, 5, "Vera Vuxén får inget brev den 2021-02-02.")
    assert_one_sentence(kungsholmen("letters", "show", person, "--date", "2020-12-01"), 2, "har varit")
    assert_one_sentence(kungsholmen("letters", "show", "3", "--date", "2021-02-02"), 2, "--date")


# What a letter tells a new holder


def test_a_new_holder_is_told_whose_work_it_was(kungsholmen: Tracker, home: Path) -> None:
    """Each activity once, by the letter's own numbers; in HTML too; and in the next letter no more."""
    people(kungsholmen, home, "Pia Fältberg;pia@", "Åsa Ny;asa@")
    said = "Du har tagit över uppföljningen av aktivitet 1, 2 och 3 efter Pia Fältberg."
    who = ("letters", "show", "asa@kommun.example", "--date")

    first = kungsholmen(*who, DAY, now="2021-05-17")
    html = kungsholmen(*who, DAY, "--format", "html", now="2021-05-17")
    forecast = kungsholmen(*who, "2021-06-07", now="2021-05-17")
    kungsholmen("remind", now=DAY)
    again = kungsholmen(*who, "2021-06-07", now="2021-05-18")

    assert said in first.out
    assert said in html.out
    assert "tagit över" not in forecast.out
    assert forecast.code == again.code == 0
    assert "tagit över" not in again.out


def test_the_one_activity_that_was_taken_over_needs_no_number(kungsholmen: Tracker, home: Path) -> None:
    """A letter about one activity says "den här aktiviteten"."""
    write_settings(home, "[followup]\ngroup_days = 0")
    people(kungsholmen, home, "Pia Fältberg;pia@", "Åsa Ny;asa@")

    shown = kungsholmen("letters", "show", "Åsa Ny", now="2021-05-10")

    assert "Du har tagit över uppföljningen av den här aktiviteten efter Pia Fältberg." in shown.out


def test_nothing_is_taken_over_by_one_who_was_there(kungsholmen: Tracker, home: Path) -> None:
    """Neither the one who stays, nor the one who shares the seat with someone who leaves."""
    two = (
        "Delia Delad;delia@kommun.example;Enhetschef;vuxenenheten;socialtjänstavdelningen;kungsholmen;\nVera"
    )
    people(kungsholmen, home, "Vera", two, now="2021-01-05")
    people(kungsholmen, home, "Pia Fältberg;pia@", "Åsa Ny;asa@")  # Delia is gone again

    for person in ("vera@kommun.example", "fredrik@kommun.example"):
        assert "tagit över" not in kungsholmen("letters", "show", person, now="2021-05-10").out


def test_who_left_before_the_plan_came_in_left_nothing(tracker: Tracker, home: Path) -> None:
    """The seat changed hands in 2020; the plan is of 2021."""
    from tests.small_plans import write_all

    files = write_all(home / "planer")
    people(tracker, home, "Vera Vuxén;vera@", "Valter Förr;valter@", now="2020-01-07")
    people(tracker, home, "-", "-", now="2020-02-03")
    tracker("import", files["kungsholmen"], "--district", "kungsholmen", "--year", 2021, "--yes")

    shown = tracker("letters", "show", "vera@kommun.example")

    assert "Hej Vera!" in shown.out
    assert "tagit över" not in shown.out


# What happens next

BOSS = "Disa Rektorsson;disa@kommun.example;Stadsdelsdirektör;;;kungsholmen;"
CHIEF = "Chris Chef;chef.kungsholmen@kommun.example;Områdeschef;;;kungsholmen;\n"
LAST = "2021-04-06"  # the last request about what was due on 31 March


def next_step(tracker: Tracker, day: str = LAST) -> str:
    shown = tracker("letters", "show", "disa@kommun.example", "--date", day)
    html = tracker("letters", "show", "disa@kommun.example", "--date", day, "--format", "html")
    assert shown.code == 0
    paragraphs = (" ".join(part.split()) for part in shown.out.split("\n\n"))
    said = "".join(part for part in paragraphs if part.startswith("Hör vi inget"))
    assert said in re.sub("</?strong>", "", html.out)
    return said


def test_the_letter_before_the_ring_says_so(kungsholmen: Tracker) -> None:
    """And the forecast has the ring on just that day; the letters before it say nothing."""
    said = [next_step(kungsholmen, day) for day in ("2021-03-01", "2021-03-24", LAST)]

    assert said == ["", "", "Hör vi inget senast måndag 19 april ringer samordnaren dig."]
    forecast = kungsholmen("forecast", "--from", "2021-04-07", "--to", "2021-04-30").out
    assert re.search(
        r"2021-04-19 Sam Ordnare <sam@kommun.example>, ring\n +om kungsholmen-2021/1\n", forecast
    )


@pytest.mark.parametrize(
    ("followup", "said"),
    [
        (
            "escalate = true",
            "Hör vi inget senast måndag 19 april ringer samordnaren dig, och din chef får en "
            "sammanställning.",
        ),
        (
            "ring = false\nescalate = true",
            "Hör vi inget senast måndag 19 april får din chef en sammanställning.",
        ),
        ("ring = false", ""),
        ("ring_after = 30", "Hör vi inget senast fredag 30 april ringer samordnaren dig."),
    ],
)
def test_it_says_what_is_switched_on(kungsholmen: Tracker, home: Path, followup: str, said: str) -> None:
    """The superior where that is on; neither where neither is; the day by the rules."""
    people(kungsholmen, home, BOSS, CHIEF + BOSS, now="2021-01-04")
    write_settings(home, f"[followup]\n{followup}")

    assert next_step(kungsholmen) == said


def test_an_unknown_superior_is_not_threatened_with(kungsholmen: Tracker, home: Path) -> None:
    """No superior in the list of people: only the coordinator."""
    people(kungsholmen, home, BOSS + "chef.kungsholmen@kommun.example", BOSS, now="2021-01-04")
    write_settings(home, "[followup]\nescalate = true")

    assert next_step(kungsholmen) == "Hör vi inget senast måndag 19 april ringer samordnaren dig."


def test_the_coordinator_is_not_told_to_ring_the_coordinator(kungsholmen: Tracker, home: Path) -> None:
    """One who is both gets the questions of a vacant seat without a threat."""
    people(kungsholmen, home, BOSS + "chef.kungsholmen@kommun.example", BOSS, now="2021-01-04")
    kungsholmen("people", "leave", "disa@kommun.example")

    shown = kungsholmen("letters", "show", "sam@kommun.example", "--date", LAST)

    assert "1. Trygghetsrådet" in shown.out
    assert "Hör vi inget" not in shown.out


# Drafts


def test_drafts_open_as_drafts(kungsholmen: Tracker, home: Path) -> None:
    """One file a letter, with a name for people; no sender that does not exist; the code and the words."""
    ran = kungsholmen("letters", "export", now=DAY)

    made = drafts(home)
    assert set(made) >= {"2021-05-17-vera-vuxen.eml", "2021-05-17-disa-rektorsson.eml"}
    assert f"{len(made)} utkast i {home / 'data' / 'utkast'}." in ran.out
    for message in made.values():
        assert message["X-Unsent"] == "1"
        assert message["From"] is message["Reply-To"] is message["Date"] is None
        assert message["Message-ID"].startswith("<d.")
        assert "Så här:" in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]
        assert '<html lang="sv">' in message.get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert {state for (state,) in rows(home, "SELECT state FROM letter")} == {"exported"}


def test_exporting_twice_doubles_nothing_and_asks_nobody_twice(exported: Tracker, home: Path) -> None:
    """An exported letter counts as asked, for `remind` too; --again writes lost files anew."""
    made = drafts(home)
    again = exported("letters", "export", now="2021-05-17T15:00")
    exported("remind", now="2021-05-18")
    for path in (home / "data" / "utkast").iterdir():
        path.unlink()

    rewritten = exported("letters", "export", "--again", now="2021-05-18")

    assert again.out.startswith("0 utkast")
    assert not (home / "data" / "mail" / "ut").exists()
    assert f"{len(made)} utkast" in rewritten.out
    assert {n: m["Message-ID"] for n, m in drafts(home).items()} == {
        n: m["Message-ID"] for n, m in made.items()
    }


def test_the_coordinator_says_what_was_sent(exported: Tracker, home: Path) -> None:
    """By number, then the rest; the log says by hand; what was sent is not written again."""
    count = len(drafts(home))

    one = exported("letters", "sent", 1, now="2021-05-17T09:00")
    again = exported("letters", "sent", 1, now="2021-05-17T09:00")
    rest = exported("letters", "sent", "--all", now="2021-05-17T09:30")
    none = exported("letters", "export", "--again", now="2021-05-18")

    assert one.out == "1 brev antecknade som skickade.\n"
    assert_one_sentence(again, 5, "Brev 1 är inget utkast. De utkast som väntar: 2")
    assert rest.out == f"{count - 1} brev antecknade som skickade.\n"
    assert none.out.startswith("0 utkast")
    assert {state for (state,) in rows(home, "SELECT state FROM letter")} == {"sent"}
    said = rows(home, "SELECT DISTINCT who, detail FROM event WHERE what = 'accepted'")
    [(sam,)] = rows(home, "SELECT id FROM person WHERE email = 'sam@kommun.example'")
    assert said == [(f"person:{sam}/terminal", "skickat för hand")]


def test_sent_wants_numbers_or_all(kungsholmen: Tracker) -> None:
    """Neither, or both, is a mistake."""
    assert_one_sentence(kungsholmen("letters", "sent"), 2, "--all")
    assert_one_sentence(kungsholmen("letters", "sent", 1, "--all"), 2, "--all")


def test_a_reply_to_a_draft_is_known(exported: Tracker, home: Path) -> None:
    """Where the mail program kept the Message-ID, it is applied; else the code leads to review."""
    made = drafts(home)
    kept, lost = made["2021-05-17-disa-rektorsson.eml"], made["2021-05-17-fredrik-famn.eml"]
    for name, letter, reference in (("ett", kept, kept["Message-ID"]), ("två", lost, "<ny@outlook.example>")):
        reply = EmailMessage()
        reply["From"], reply["To"] = letter["To"], "sam@kommun.example"
        reply["Subject"], reply["Message-ID"] = (
            f"SV: {letter['Subject']}",
            f"<{len(name)}.{name[0]}@kommun.example>",
        )
        reply["In-Reply-To"] = reference
        reply["Date"] = "Tue, 18 May 2021 07:00:00 +0200"
        reply.set_content("Pågår, vi har kommit halvvägs.\n")
        (home / f"{name}.eml").write_bytes(reply.as_bytes())

    applied = exported("collect", home / "ett.eml", now="2021-05-18")
    reviewed = exported("collect", home / "två.eml", now="2021-05-18")

    assert "1 införda" in applied.out, exported("review", "list").out
    assert "1 till granskning" in reviewed.out


def test_nothing_is_exported_outside_the_hours_but_with_all(kungsholmen: Tracker, home: Path) -> None:
    """On a Saturday no draft; what waits in the outbox comes with --all."""
    saturday = kungsholmen("letters", "export", now="2021-05-15T10:00")

    assert (saturday.code, saturday.out) == (0, "")
    assert "inga utkast nu" in saturday.err
    assert not (home / "data" / "utkast").exists()


def test_a_folder_that_can_not_be_written_leaves_the_letters(kungsholmen: Tracker, home: Path) -> None:
    """One sentence; afterwards they can be exported elsewhere."""
    (home / "fil").write_text("", encoding="utf-8")

    refused = kungsholmen("letters", "export", home / "fil", now=DAY)
    elsewhere = kungsholmen("letters", "export", home / "mapp", now=DAY)

    assert_one_sentence(refused, 10, "Utkasten går inte att skriva i")
    assert elsewhere.code == 0
    assert len(list((home / "mapp").iterdir())) == len(rows(home, "SELECT id FROM letter")) > 2


def test_two_of_one_name_get_a_file_each(kungsholmen: Tracker, home: Path) -> None:
    """The second bears the letter's number."""
    people(kungsholmen, home, "Fredrik Famn", "Vera Vuxén", now="2021-01-05")

    kungsholmen("letters", "export", now=DAY)

    names = [name for name in drafts(home) if "vera" in name]
    assert len(names) == 2
    assert any(re.fullmatch(r"2021-05-17-vera-vuxen-\d+\.eml", name) for name in names)


def test_a_letter_that_waits_for_another_try_comes_with_all(exported: Tracker, home: Path) -> None:
    """Put off until tomorrow by a server that is gone for good: --all takes it along, once."""
    query = "UPDATE letter SET state = 'planned', next_try = '2021-05-25 08:00:00' WHERE id = 1"
    with open_database(load_settings(home / "tracker.toml", {})).session() as session:
        session.connection().execute(text(query))

    without = exported("letters", "export", now="2021-05-18")
    with_all = exported("letters", "export", "--all", now="2021-05-18")

    assert without.out.startswith("0 utkast")
    assert with_all.out.startswith("    1  2021-05-17-")
    assert "\n1 utkast i" in with_all.out


def test_what_has_been_answered_gets_no_draft(exported: Tracker, home: Path) -> None:
    """Answered by phone between the plan and the draft: the letter is taken back."""
    query = "UPDATE letter SET state = 'planned', next_try = '2021-05-17 06:00:00' WHERE id = 1"
    with open_database(load_settings(home / "tracker.toml", {})).session() as session:
        session.connection().execute(text(query))
        session.connection().execute(text("UPDATE occasion SET withdrawn_on = '2021-05-17'"))

    ran = exported("letters", "export", now=DAY)

    assert "0 utkast" in ran.out
    assert "1 brev återtagna" in ran.out
    assert rows(home, "SELECT state FROM letter WHERE id = 1") == [("withdrawn",)]
