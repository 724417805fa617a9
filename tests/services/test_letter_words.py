"""The words of a letter: the same in text and HTML, short enough to read, and whole whatever a plan says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from inscriptis import get_text

from tests.actors import SAM
from tests.conftest import Tracker
from tests.services.year import clock, set_up
from tracker.clock import swedish_day
from tracker.domain.forms import OccasionKind
from tracker.domain.letter import LetterKind
from tracker.domain.status import Status
from tracker.domain.swedish import listed, shortened, swedish_near_day
from tracker.mail.outgoing.draft import Address, Draft, build
from tracker.services.answers.by_phone import report_by_hand
from tracker.services.answers.record_answer import Answer
from tracker.services.letters.check_texts import samples
from tracker.services.letters.items import letter_items
from tracker.services.letters.render import letter_words
from tracker.services.plans.find_activity import find_activity
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.store.letters import LetterLine
from tracker.store.people import seats

ABOUT_ACTIVITIES = [kind for kind in LetterKind if kind != LetterKind.DIGEST]


def letters() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for kind in ABOUT_ACTIVITIES:
        yield from ((kind, values) for values in samples())


def flat(text: str) -> str:
    return " ".join(text.split()).casefold()


@pytest.mark.parametrize(
    ("kind", "values"), list(letters()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_text_and_html_say_the_same(kind: str, values: Mapping[str, Any]) -> None:
    """From the first activity on, word for word; before it, every sentence that matters."""
    words = letter_words(kind, values, None)
    plain, page = flat(words.text), flat(get_text(words.html))

    assert re.split(r"(?=\d\. rutinen)", plain)[1:] == re.split(r"(?=\d\. rutinen)", page)[1:] != []
    for sentence in re.findall(r"(?:du har tagit över|hör vi inget)[^.]*\.", page):
        assert sentence in plain
    assert len(re.findall(r"du har tagit över|hör vi inget", plain)) == len(
        re.findall(r"du har tagit över|hör vi inget", page)
    )
    assert "å" in page
    assert "ä" in page
    assert "ö" in page


def test_three_activities_are_one_screen() -> None:
    """All that a letter can say about three: at most 45 lines of 78 characters."""
    text = letter_words("reminder", samples()[-1], None).text

    assert len(text.splitlines()) <= 45
    assert max(map(len, text.splitlines())) <= 78


@pytest.mark.parametrize("kind", ABOUT_ACTIVITIES)
def test_a_title_of_a_thousand_characters(kind: str) -> None:
    """It stands whole in the letter, in lines of 78; the subject stays a line that a phone shows."""
    values = dict(samples()[0])
    title = "Ökad trygghet på torget " * 42
    values["items"] = [replace(values["items"][0], title=title)]

    words = letter_words(kind, values, None)

    assert flat(title) in flat(words.text)
    assert flat(title) in flat(words.html)
    assert max(map(len, words.text.splitlines())) <= 78
    assert len(words.subject) <= 110
    assert words.subject.endswith("[Ref XXXX-XXXX]")


def test_a_title_can_not_write_headers_or_markup() -> None:
    """Line breaks, control characters and HTML in a plan are words like others."""
    values = dict(samples()[0])
    values["items"] = [replace(values["items"][0], title="Råd\r\nBcc: x@kommun.example\x07 <script>")]

    words = letter_words("reminder", values, None)
    someone = Address("Åsa", "asa@kommun.example")
    now = clock().now()
    raw = build(
        Draft(someone, someone, someone, words.subject, words.text, words.html, "<a@b.example>", "t", now)
    )

    assert raw["Bcc"] is None
    assert "Råd Bcc: x@kommun.example <script>" in str(raw["Subject"])
    assert "<script>" not in words.html
    assert "&lt;script&gt;" in words.html


@pytest.mark.parametrize(
    ("index", "subject"),
    [
        (0, "Svara senast 31 maj 2021: Rutinen vid oro gås igenom på ett enhetsmöte [Ref XXXX-XXXX]"),
        (1, "Svar saknas sedan 31 maj 2021: Rutinen vid oro gås igenom på ett enhetsmöte [Ref XXXX-XXXX]"),
        (4, "Svar saknas sedan 31 maj 2021: 3 aktiviteter i handlingsplanen [Ref XXXX-XXXX]"),
    ],
)
def test_the_subject_says_what_and_by_when(index: int, subject: str) -> None:
    """Of one activity its own words, of several how many; and that an answer is missing."""
    assert letter_words("reminder", samples()[index], None).subject == subject


def test_what_is_asked_of_each_activity(database: Database, settings: Settings, home: Any) -> None:
    """Its own words, what was said last with its number, and what the forms ask for."""
    set_up(database, settings, home)
    now = clock("2021-12-13").now()
    with database.session() as session:
        stored = {n: find_activity(session, settings, f"kungsholmen-2021/{n}", None, None) for n in (6, 8)}
        answer = Answer(stored[8], (), Status.PAGAR, "Två grupper är igång.", value=6.5, target=10)
        report_by_hand(session, SAM, clock("2021-06-03").now(), settings, answer, "vera@kommun.example")
        seat = next(held.seat.id for held in seats(session) if "Vera Vuxén" in [p.name for p in held.holders])
        lines = [
            LetterLine(1, 1, stored[8].id, seat, OccasionKind.DEADLINE, date(2021, 12, 31), 30, True),
            LetterLine(1, 2, stored[8].id, seat, OccasionKind.VB, date(2022, 1, 12), 30, True),
            LetterLine(2, 3, stored[6].id, seat, OccasionKind.T2, date(2021, 8, 28), -10, True),
        ]
        by_id = {one.id: one for one in stored.values()}
        first, second = letter_items(session, lines, by_id, settings, swedish_day(now))

    assert (first.asked_for, first.due) == ("slutdatum och verksamhetsberättelsen", date(2021, 12, 31))
    assert first.title == "Minst 10 medarbetare går den webbaserade grundutbildningen"
    assert first.tidplan == "Senast 31 dec 2021"
    assert first.last == "Pågår (3 juni 2021), 6,5 av 10 – Två grupper är igång."
    assert first.questions[0] == "Vad gjordes under året, vilken effekt gav det och vad återstår?"
    assert first.questions[1].startswith("Ange också en siffra: ")
    assert first.questions[1].endswith("(målet är 10)")
    assert second.questions == ("Har det blivit aktuellt?", "Hur långt har ni kommit, och vad återstår?")
    assert second.late_days == 107


def test_protocols_are_asked_for(tracker: Tracker, home: Any) -> None:
    """A plan that names protocols: how many meetings, how many protocols."""
    (home / "plan.txt").write_text(
        "Aktivitet\tAnsvarig\tTidplan\tUppföljning\n"
        "Föreningarna träffas\tKulturchef\tSenast 31 maj 2021\tProtokoll\n"
        "Rutinen ses över\tKulturchef\tSenast 31 maj 2021\tVB\n",
        encoding="utf-8",
    )
    ran = tracker("import", home / "plan.txt", "--district", "bromma", "--year", 2021, "--yes")
    assert ran.code == 0

    shown = tracker("letters", "show", "sam@kommun.example", "--date", "2021-05-03").out

    assert shown.count("Hur många möten har hållits, och hur många protokoll finns det?") == 1


def test_words_of_lists_and_days() -> None:
    """1, 3 och 5; a weekday without its year; first words of a text."""
    assert [listed(part) for part in ((), (1,), (1, 3), (1, 3, 5))] == ["", "1", "1 och 3", "1, 3 och 5"]
    assert swedish_near_day(date(2021, 4, 29)) == "torsdag 29 april"
    assert shortened("Ett  par ord", 60) == "Ett par ord"
    assert shortened("Rutinen ses över, årligen", 20) == "Rutinen ses över…"
    assert shortened("Å" * 100, 10) == "Å" * 9 + "…"
