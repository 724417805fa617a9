"""After a section is fixed: mail about it waits, later questions go on, and nobody is asked in vain."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from sqlmodel import Session

from tests.actors import SAM, SCHEDULER
from tests.servers import parsed
from tests.services.test_replies import deliver, gathered, reply
from tests.services.year import clock, day, set_up
from tracker.documents.people_file import read_people_file
from tracker.domain.forms import OccasionKind
from tracker.domain.records import Plan
from tracker.domain.status import Status
from tracker.domain.year_forecast import Forecast
from tracker.errors import UsageError
from tracker.services.answers import review
from tracker.services.answers.by_phone import report_by_hand
from tracker.services.answers.record_answer import Answer
from tracker.services.answers.undo_mail import undo_mail
from tracker.services.letters.forecast import forecast
from tracker.services.letters.outbox import send_letters
from tracker.services.letters.planning import plan_letters
from tracker.services.people.import_people import import_people
from tracker.services.plans.find_activity import find_activity, find_plan
from tracker.services.reports.compile_section import compile_section
from tracker.services.reports.draft_section import draw_draft, keep_text
from tracker.services.reports.draft_view import draft_view
from tracker.services.reports.fix_section import Choice, fix_section
from tracker.services.reports.kept_draft import need_draft
from tracker.services.reports.write_sections import section_file, write_sections
from tracker.settings import Settings
from tracker.store import occasions, sections
from tracker.store.database import Database

T1, T2, VB = OccasionKind.T1, OccasionKind.T2, OccasionKind.VB


def fix(session: Session, settings: Settings, form: OccasionKind, on: str) -> Plan:
    """Draws up the section of Kungsholmen's plan and fixes it as it is."""
    plan = find_plan(session, settings, "kungsholmen", 2021)
    now = clock(on).now()
    draw_draft(session, SAM, now, settings, plan, form)
    fix_section(session, SAM, now, settings, plan, form, Choice(anyway=True))
    return plan


def sent(settings: Settings) -> list[EmailMessage]:
    folder = settings.mail_folder / "ut" / "new"
    found = [parsed(file.read_bytes()) for file in folder.iterdir()] if folder.exists() else []
    return sorted(found, key=lambda one: (one["Date"].datetime, one["To"].addresses[0].addr_spec))


def run(database: Database, settings: Settings, on: str) -> list[EmailMessage]:
    """Plans and sends the letters of a day. Returns those that went."""
    before = len(sent(settings))
    with database.session() as session:
        plan_letters(session, SCHEDULER, clock(on).now(), settings)
    send_letters(database, SCHEDULER, clock(on), settings)
    return sent(settings)[before:]


@pytest.mark.each_database
def test_a_mail_about_a_fixed_section_waits_for_a_person(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """It says since when; a person may let it in, as a fact for a correction; it is not undone then.

    Until then the section says that the answer is prepared, and lists it to be checked.
    """
    with database.session() as session:
        plan = fix(session, settings, VB, "2022-01-13")
    deliver(settings, reply(letters["vera@kommun.example"], "1 pågår"))

    assert gathered(database, settings) == {"review": 1}
    with database.session() as session:
        (case,) = review.waiting(session)
        reasons = case.item.reasons
        assert (
            "1: avsnittet i verksamhetsberättelsen 2021 är fastställt sedan den 13 januari 2022." in reasons
        )
        assert not case.is_clear
        assert not case.waits_for_yes
        before = compile_section(session, day("2022-01-14"), settings, plan, VB)
        assert review.accept(session, SAM, clock("2022-01-14").now(), settings, case.number) == 1
        after = compile_section(session, day("2022-01-14"), settings, plan, VB)
    assert ["bereds" in repr(one.sentences) for one in (before, after)] == [True, False]
    assert ["väntar på granskning" in repr(one.checks) for one in (before, after)] == [True, False]
    with pytest.raises(UsageError, match="tas inte tillbaka"), database.session() as session:
        undo_mail(session, SAM, clock("2022-01-14").now(), settings, case.number, "fel")


def test_what_waits_in_review_is_not_ended_by_a_look(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """The draft says so still, and the refusal is that it waits, not that it is to be looked at."""
    now = clock("2022-01-14").now()
    with database.session() as session:
        plan = fix(session, settings, VB, "2022-01-13")
    deliver(settings, reply(letters["vera@kommun.example"], "1 pågår"))
    assert gathered(database, settings) == {"review": 1}

    with database.session() as session:
        draw_draft(session, SAM, now, settings, plan, VB)
        (waiting,) = need_draft(session, plan, VB).unseen
        with pytest.raises(UsageError, match="väntar på granskning"):
            fix_section(session, SAM, now, settings, plan, VB, Choice(again="mer har kommit"))
        keep_text(session, SAM, now, settings, plan, VB, waiting.number)
        draft = need_draft(session, plan, VB)
        shown = draft_view(session, day("2022-01-14"), settings, plan, VB)

    assert waiting.waits
    assert (draft.unseen, draft.to_look_at, shown.unseen) == ((waiting,), (), ())
    (part,) = (one for _, parts in shown.areas for one in parts if one.checks)
    assert not part.looked_at


def test_a_fixed_tertial_does_not_hinder_what_is_later(
    database: Database, settings: Settings, letters: dict[str, EmailMessage]
) -> None:
    """The letters of May ask about what is due for the annual report."""
    with database.session() as session:
        fix(session, settings, T1, "2021-05-18")
    deliver(settings, reply(letters["vera@kommun.example"], "1 pågår"))

    assert gathered(database, settings) == {"applied": 1}


@pytest.mark.each_database
def test_nobody_is_asked_about_a_fixed_section(database: Database, settings: Settings, home: Path) -> None:
    """Its questions are closed and stay so when people change; what lacked still lacks in a correction."""
    set_up(database, settings, home)
    with database.session() as session:
        plan = find_plan(session, settings, "kungsholmen", 2021)
        before = compile_section(session, day("2021-09-03"), settings, plan, T2)
        open_before = {one.kind for one in occasions.open_occasions(session, day("2022-06-01"))}
        fix(session, settings, T2, "2021-09-03")
        set_up_again(session, settings, home)
        after = compile_section(session, day("2021-09-03"), settings, plan, T2)
        kinds = {one.kind for one in occasions.open_occasions(session, day("2022-06-01"))}

    assert before.missing
    assert (after.missing, after.told, after.summary) == (before.missing, before.told, before.summary)
    assert open_before - kinds == {T2}
    letters = [one.get_body(("plain",)).get_content() for one in run(database, settings, "2021-09-06")]
    assert not any("28 augusti" in text for text in letters)


def set_up_again(session: Session, settings: Settings, home: Path) -> None:
    """Reads the people again, which brings every occasion up to date."""
    people = read_people_file(home / "planer" / "people.csv")
    import_people(session, SAM, clock("2021-09-04").now(), settings, people)


def test_an_answer_that_stands_still_does_when_the_section_is_corrected(
    database: Database, settings: Settings, home: Path
) -> None:
    """What was only to be confirmed is closed by the answer of October, also if fixed before its day."""
    set_up(database, settings, home)
    with database.session() as session:
        stored = find_activity(session, settings, "kungsholmen-2021/2", None, None)
        said = Answer(stored, (), Status.PAGAR, "Grupperna möts.")
        report_by_hand(session, SAM, clock("2021-10-20").now(), settings, said, None)
        plan = fix(session, settings, VB, "2022-01-05")
        later = compile_section(session, day("2022-02-01"), settings, plan, VB)

    assert not any(sentence.activity == 2 for sentence in later.missing)


def test_the_scheduler_draws_up_the_draft_and_tells_the_coordinator(
    database: Database, settings: Settings, home: Path
) -> None:
    """Once: the draft, the Word file, and a letter of what lacks and contradicts, with the commands."""
    set_up(database, settings, home)
    said = (
        ("2021-08-20", 3, Status.PAGAR, "nej", None),
        ("2021-08-20", 5, Status.PAGAR, None, 12.0),
        ("2021-12-10", 3, Status.GENOMFORD, None, None),
        ("2021-12-10", 5, Status.PAGAR, None, 9.0),
        ("2021-12-10", 7, Status.PAGAR, None, None),
    )
    with database.session() as session:
        for on, number, status, forecast, value in said:
            stored = find_activity(session, settings, f"kungsholmen-2021/{number}", None, None)
            words = "Vet inte om en grupp är kvar." if number == 7 else ""
            answer = Answer(
                stored, (), status, words, value, forecast=Forecast(forecast) if forecast else None
            )
            report_by_hand(session, SAM, clock(on).now(), settings, answer, None)

    first = write_sections(database, SCHEDULER, clock("2022-01-13T06:30").now(), settings)
    again = write_sections(database, SCHEDULER, clock("2022-01-14T06:30").now(), settings)
    went = run(database, settings, "2022-01-13")

    assert [file.name for file in first.files] == ["kungsholmen-2021-VB.docx"]
    assert (first.failed, again.files, again.failed) == ((), (), ())
    assert "Utkast den 13 januari 2022" in first.files[0].with_suffix(".md").read_text(encoding="utf-8")
    (letter,) = [one for one in went if "Utkastet till avsnittet" in str(one["Subject"])]
    assert str(letter["To"]) == "Sam Ordnare <sam@kommun.example>"
    for part in ("plain", "html"):
        text = " ".join(letter.get_body((part,)).get_content().split())
        assert "Uppgift saknas (" in text
        assert "sades ”nej” om att aktiviteten blir genomförd; nu uppges den genomförd" in text
        assert "talet har sjunkit från 12 i T2 (20 augusti) till 9 den 10 december" in text
        assert "Att kontrollera före fastställande (" in text
        assert "7 Rutinen vid oro gås igenom på ett enhetsmöte, " in text
        assert "tracker section check --district kungsholmen --year 2021 --form VB" in text
        assert "tracker section fix --district kungsholmen --year 2021 --form VB" in text
    assert not [one for one in run(database, settings, "2022-01-14") if "Utkast" in str(one["Subject"])]


def test_the_letters_about_drafts_are_foreseen(database: Database, settings: Settings, home: Path) -> None:
    """On the first open day after each report's day: 25 April was a Sunday; none about what is fixed."""
    set_up(database, settings, home)
    period = day("2021-03-01"), day("2022-02-01")
    with database.session() as session:
        before = forecast(session, day("2021-03-01"), settings, period)
        fix(session, settings, T2, "2021-08-20")
        after = forecast(session, day("2021-03-01"), settings, period)

    days = [[str(one.day) for one in found if one.kind == "section"] for found in (before, after)]
    assert days == [["2021-04-26", "2021-08-30", "2022-01-13"], ["2021-04-26", "2022-01-13"]]


def test_a_draft_that_is_fixed_before_its_letter_leaves_needs_no_letter(
    database: Database, settings: Settings, home: Path
) -> None:
    set_up(database, settings, home)
    write_sections(database, SCHEDULER, clock("2022-01-13T06:30").now(), settings)
    with database.session() as session:
        fix(session, settings, VB, "2022-01-13")

    assert not [one for one in run(database, settings, "2022-01-13") if "Utkast" in str(one["Subject"])]
    assert write_sections(database, SCHEDULER, clock("2022-01-14").now(), settings).files == ()


def test_a_plan_that_fails_does_not_stop_the_others(
    database: Database, settings: Settings, home: Path
) -> None:
    """It is told with its cause; the others' drafts are there, and the next run tries again."""
    set_up(database, settings, home, ("kungsholmen", "norrmalm"))
    with database.session() as session:
        refs = {one: find_plan(session, settings, one, 2021).ref for one in ("kungsholmen", "norrmalm")}
    blocked = section_file(settings, refs["kungsholmen"], VB).with_suffix(".md")
    blocked.mkdir(parents=True)

    done = write_sections(database, SCHEDULER, clock("2022-01-13T06:30").now(), settings)
    blocked.rmdir()
    next_run = write_sections(database, SCHEDULER, clock("2022-01-14T06:30").now(), settings)

    assert [file.name for file in done.files] == ["norrmalm-2021-VB.docx"]
    assert len(done.failed) == 1
    assert done.failed[0].startswith("kungsholmen-2021 VB: ")
    assert [file.name for file in next_run.files] == ["kungsholmen-2021-VB.docx"]
    with database.session() as session:
        assert len(sections.drafts(session)) == 2


def test_a_section_that_an_earlier_version_has_written_is_left_alone(
    database: Database, settings: Settings, home: Path
) -> None:
    """Its file is there and no draft: nothing is drawn up, and nobody gets a letter about an old year."""
    set_up(database, settings, home)
    with database.session() as session:
        ref = find_plan(session, settings, "kungsholmen", 2021).ref
    file = section_file(settings, ref, VB)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"PK")

    assert write_sections(database, SCHEDULER, clock("2022-01-13").now(), settings).files == ()
    with database.session() as session:
        assert sections.drafts(session) == ()
