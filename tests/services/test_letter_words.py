"""The words of a letter: the same in text and HTML, short enough to read, and whole whatever a plan says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from inscriptis import get_text

from tests.actors import SAM
from tests.cases import each
from tests.services.year import clock, set_up
from tracker.clock import swedish_day
from tracker.domain.forms import OccasionKind
from tracker.domain.letter import WITHOUT_LINES, LetterKind
from tracker.domain.status import Status
from tracker.domain.swedish import listed, shortened, swedish_near_day
from tracker.mail.outgoing.draft import Address, Draft, build
from tracker.services.answers.by_phone import report_by_hand
from tracker.services.answers.record_answer import Answer
from tracker.services.letters.items import letter_items
from tracker.services.letters.render import letter_words
from tracker.services.letters.sample_letters import samples
from tracker.services.plans.find_activity import find_activity
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.store.letters import LetterLine
from tracker.store.people import seats

NAMED = "handlingsplanen mot våldsbejakande extremism"
ABOUT_ACTIVITIES = [kind for kind in LetterKind if kind not in WITHOUT_LINES]


def letters() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for kind in ABOUT_ACTIVITIES:
        yield from ((kind, values) for values in samples())


def flat(text: str) -> str:
    return " ".join(text.split()).casefold()


@each(("kind", "values"), list(letters()))
def test_text_and_html_say_the_same(kind: str, values: Mapping[str, Any]) -> None:
    """Word for word; only the page has a heading, and only the text spells the link."""
    words = letter_words(kind, values, None)
    page = re.sub(r"<h1>.*?</h1>", "", words.html, flags=re.DOTALL)

    assert flat(words.text.replace(values["link"], "")) == flat(get_text(page))
    assert {"å", "ä", "ö"} <= set(words.text)


@each("kind", ["ring", "summary", "receipt"])
def test_a_title_has_a_line_of_its_own(kind: str) -> None:
    """What is said of the activity begins on the next line."""
    assert "\n1. Rutinen vid oro\n   " in letter_words(kind, samples()[0], None).text


def test_three_activities_are_one_screen() -> None:
    """All that a letter can say about three: at most 45 lines of 78 characters, and two for the link."""
    text = letter_words("reminder", samples()[-1], None).text

    assert len(text.splitlines()) <= 47
    assert max(map(len, text.splitlines())) <= 78


@each("kind", ABOUT_ACTIVITIES)
def test_a_title_of_a_thousand_characters(kind: str) -> None:
    """It stands whole in the letter, in lines of 78; the subject stays a line that a phone shows."""
    values = dict(samples()[0])
    title = "Ökad trygghet på torget " * 42
    values["items"] = [replace(values["items"][0], title=title, aktivitet=title)]

    words = letter_words(kind, values, None)

    assert flat(title) in flat(words.text)
    assert flat(title) in flat(words.html)
    assert max(map(len, words.text.splitlines())) <= 78
    assert len(words.subject) <= 110
    assert words.subject.endswith("[Ref XXXX-XXXX]")


def test_a_title_can_not_write_headers_or_markup() -> None:
    """Line breaks, control characters and HTML in a plan are words like others."""
    values = dict(samples()[0])
    title = "Råd\r\nBcc: x@kommun.example\x07 <script>"
    values["items"] = [replace(values["items"][0], title=title, aktivitet=title)]
    values["plan_name"] = title

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


@each(
    ("index", "subject"),
    [
        (0, "Svara senast 31 maj: en fråga om handlingsplanen [Ref XXXX-XXXX]"),
        (1, "Svar saknas sedan 31 maj: en fråga om handlingsplanen [Ref XXXX-XXXX]"),
        (4, f"Svar saknas sedan 31 maj: 3 frågor om {NAMED} [Ref XXXX-XXXX]"),
    ],
)
def test_the_subject_says_what_and_by_when(index: int, subject: str) -> None:
    """How many questions, about which plan, and that an answer is missing."""
    assert letter_words("reminder", samples()[index], None).subject == subject


def test_what_is_asked_of_each_activity(database: Database, settings: Settings, home: Any) -> None:
    """Its short title and question, what was said last with its number, its days, and the plan's words."""
    set_up(database, settings, home)
    now = clock("2021-12-13").now()
    with database.session() as session:
        stored = {n: find_activity(session, settings, f"kungsholmen-2021/{n}", None, None) for n in (6, 7, 8)}
        answer = Answer(stored[8], (), Status.PAGAR, "Två grupper är igång.", value=6.5, target=10)
        report_by_hand(session, SAM, clock("2021-06-03").now(), settings, answer, "vera@kommun.example")
        seat = next(held.seat.id for held in seats(session) if "Vera Vuxén" in [p.name for p in held.holders])
        lines = [
            LetterLine(1, 1, stored[8].id, seat, OccasionKind.DEADLINE, date(2021, 12, 31), 30, True),
            LetterLine(1, 2, stored[8].id, seat, OccasionKind.VB, date(2022, 1, 12), 30, True),
            LetterLine(2, 3, stored[6].id, seat, OccasionKind.T2, date(2021, 8, 28), -10, True),
            LetterLine(3, 4, stored[7].id, seat, OccasionKind.REVISION, date(2022, 1, 12), 30, True),
        ]
        by_id = {one.id: one for one in stored.values()}
        first, second, third = letter_items(session, lines, by_id, settings, swedish_day(now))

    question = stored[8].activity.question
    assert (first.title, first.questions) == (question.title, (question.text,) if question.text else ())
    assert first.aktivitet == "Minst 10 medarbetare går den webbaserade grundutbildningen"
    assert first.cells == (
        "Tidplan: Senast 31 dec 2021. Uppföljning: VB, minst 10 medarbetare. "
        "Ansvarig: Samtliga enhetschefer inom socialtjänstavdelningen."
    )
    assert (first.asked_for, first.due) == ("slutdatum och verksamhetsberättelsen", date(2021, 12, 31))
    assert first.last == "Pågår (3 juni 2021), 6,5 av 10 – Två grupper är igång."
    assert (second.forecast, first.forecast) == (True, False)
    assert second.late_days == 107
    assert [first.deadline, second.deadline, third.deadline] == [date(2021, 12, 31), None, date(2021, 5, 31)]
    assert third.questions[-1] == "Vad bör ändras i nästa plan?"


def test_words_of_lists_and_days() -> None:
    """1, 3 och 5; a weekday without its year; first words of a text."""
    assert [listed(part) for part in ((), (1,), (1, 3), (1, 3, 5))] == ["", "1", "1 och 3", "1, 3 och 5"]
    assert swedish_near_day(date(2021, 4, 29)) == "torsdag 29 april"
    assert shortened("Ett  par ord", 60) == "Ett par ord"
    assert shortened("Rutinen ses över, årligen", 20) == "Rutinen ses över…"
    assert shortened("Å" * 100, 10) == "Å" * 9 + "…"
