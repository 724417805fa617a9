"""A reply beside the questions of its letter: the same words mean different things."""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.examples import examples, sample
from tracker.domain.question import QuestionKind
from tracker.domain.reply.answer import Answer
from tracker.domain.reply.codes import ReasonCode
from tracker.domain.reply.trace import trace_json
from tracker.reading.personal import personal_numbers
from tracker.reading.reply import SURE, Reading, read_reply
from tracker.reading.reply.questions.asked import PlanRow
from tracker.reading.reply.questions.plan_words import plan_words

FOLDER = Path(__file__).parents[1] / "data" / "replies" / "questions"
DAY = date(2021, 6, 2)
CLOSING = {"genomford", "utgar"}


class Case(NamedTuple):
    """One line of single.txt or neighbours.txt: "-" as status is for a person, `closing` is taught or "
    "confirm."""

    kind: str
    day: str
    reply: str
    status: str
    value: str = ""
    target: str = ""
    closing: str = ""


def _cases() -> list[Case]:
    names = ("single.txt", "neighbours.txt")
    lines = [line for name in names for line in (FOLDER / name).read_text("utf-8").splitlines()]
    return [Case(*(part.strip() for part in line.split("|"))) for line in lines if line[:1] not in {"#", ""}]


def _read(reply: str, kind: str, day: date = DAY, **more: Any) -> Answer:
    return read_reply(reply, 1, ["Rutin vid oro"], questions=[QuestionKind(kind)], day=day, **more).answers[0]


def _is_clear(answer: Answer) -> bool:
    return answer.confidence >= SURE and not answer.confirm


def _status(answer: Answer) -> str:
    if answer.confirm:
        return f"confirm {answer.status}"
    if not _is_clear(answer):
        return "-"
    return "repeat" if answer.repeat else str(answer.status)


@each("kind", list(QuestionKind))
def test_each_kind_of_question_has_its_own_answers(kind: QuestionKind) -> None:
    """Ordinary answers are applied with their number; what is unclear, or closes otherwise, waits."""
    wrong = {}
    for case in (case for case in _cases() if case.kind == kind):
        answer = _read(case.reply, case.kind, date.fromisoformat(case.day))
        wanted = f"confirm {case.status}" if case.closing == "confirm" else case.status
        numbers = (answer.value, answer.target) == tuple(
            float(number) if number else None for number in (case.value, case.target)
        )
        if _status(answer) != wanted or (case.status != "-" and not numbers):
            wrong[case.reply] = (_status(answer), answer.value, answer.target)

    assert not wrong


def _row(title: str, words: str = "", times: float | None = None) -> PlanRow:
    return PlanRow(title, plan_words(title, words), times)


def _letter(row: dict[str, Any]) -> Reading:
    return read_reply(
        row["text"],
        len(row["questions"]),
        [_row(title, *more) for title, *more in zip(row["titles"], *row.get("plan", ()), strict=True)],
        questions=[QuestionKind(kind) for kind in row["questions"]],
        day=date.fromisoformat(row["date"]),
        forecast=row["forecast"],
    )


@each("line", (FOLDER / "letters.jsonl").read_text("utf-8").splitlines())
def test_each_answer_of_a_letter_finds_its_question(line: str) -> None:
    """By a leading number, a title, the order, or for all; an unclear line leaves the others clear."""
    row = json.loads(line)
    answers = {answer.activity: answer for answer in _letter(row).answers}

    read = {
        number: (str(one.status), one.value, one.target, one.forecast) if _is_clear(one) else None
        for number, one in answers.items()
    }

    for want in row["want"]:
        clear = (want["status"], want.get("value"), want.get("target"), want.get("forecast"))
        assert read.get(want["activity"]) == (clear if want["status"] else None)
    assert set(answers) <= {want["activity"] for want in row["want"]}


@each(
    ("reply", "asked_at", "status"),
    [
        ("Klart 4 maj", date(2021, 6, 2), "genomford"),
        ("Klart 4 maj", date(2021, 4, 2), "pagar"),
        ("Klart i juni", date(2021, 5, 2), "pagar"),
        ("Klart i juni", date(2021, 7, 2), "genomford"),
        ("Klart 2022", date(2021, 5, 2), "pagar"),
        ("Klart 19 december", date(2022, 1, 10), "genomford"),
    ],
)
def test_the_day_of_the_mail_tells_what_is_done(reply: str, asked_at: date, status: str) -> None:
    assert _status(_read(reply, "date", asked_at)) == status


@each("reply", ["Ja", "Stämmer", "ja det stämmer fortfarande", "Inget nytt"])
def test_a_confirming_line_repeats_the_last_answer(reply: str) -> None:
    """At the year's report; the same word to an ordinary question is an answer of its own."""
    assert _read(reply, "ongoing", confirming=[1]).repeat
    assert _status(_read("Ja", "ongoing")) == "pagar"


def test_a_confirming_line_with_news_is_read_as_an_answer() -> None:
    answer = _read("Ja, två gånger till i november", "conditional", confirming=[1])

    assert not answer.repeat
    assert answer.value == 2


@each("kind", ["ongoing", "date", "revision"])
@each("reply", ["Pågår, 12 av 15 har gått", "Klart, 3 möten", "pågår, 4 st"])
def test_numbers_are_taken_only_where_they_are_asked_for(kind: str, reply: str) -> None:
    assert (_read(reply, kind).value, _read(reply, kind).target) == (None, None)


NO_OUTCOMES = [
    "den 12 maj", "2021", "kl 13", "§ 48", "dnr KS 2021/123", "rutin 7", "08-508 00 000", "v 23", "12 %",
    "omgång 3", "grupp 2 av 4",
]  # fmt: skip


@each("words", NO_OUTCOMES)
@each("kind", ["countable", "frequency", "minutes", "conditional"])
def test_a_date_or_a_name_of_a_thing_is_no_outcome(kind: str, words: str) -> None:
    answer = _read(f"Pågår enligt plan, {words}.", kind)

    assert answer.value is None


@each("kind", ["countable", "conditional"])
def test_the_first_of_two_numbers_is_suggested(kind: str) -> None:
    """And never none at all: a 0 that is accepted unseen would be nobody's answer."""
    answer = _read("fyra eller fem", kind)

    assert (answer.value, _is_clear(answer)) == (4, False)


@each("case", [case for case in _cases() if case.status in CLOSING])
def test_a_not_before_it_closes_nothing(case: Case) -> None:
    """The worst error: an activity that is closed though nobody did it."""
    for negation in ("inte", "ej", "itne", "int", "ikke", "nej,", "knappt", "nästan"):
        answer = _read(f"{negation} {case.reply[:1].lower()}{case.reply[1:]}", case.kind)
        assert not (_is_clear(answer) and answer.status in CLOSING)


@each("kind", list(QuestionKind))
@each(
    "turn",
    [
        "{} utom natten", "{} i morgon", "{} till hösten", "{}?", "{} tror jag", "kanske {}", "snart {}",
        "{}: nej", "{} nej", "{} minus två", "hoppas {}", "enligt Stina {}", "{}, men en del återstår",
        "skulle varit {}", "{} / pågår / ej påbörjat", "{} på pappret", "om allt går väl {}",
        "ryktet säger {}",
    ],
)  # fmt: skip
def test_what_is_reserved_doubted_or_later_closes_nothing(turn: str, kind: QuestionKind) -> None:
    for word in ("klart", "genomfört"):
        answer = _read(turn.format(word), kind)
        assert not (_is_clear(answer) and answer.status in CLOSING)


NOT_DONE = [
    "Inte gjort, glömdes bort. Kommer på APT 19 januari.", "Har inte skett", "Har inte hunnits med.",
    "Det är inte gjort. Tas i mars.", "Inte gjort ännu, inplanerat 14 oktober.",
]  # fmt: skip
NOT_ALL = [
    "Inte gjort på alla enheter.",
    "Inte gjort i vår men pågår nu.",
    "Vi har inte gjort några ändringar.",
]


def test_ongoing_work_that_has_not_been_done_is_not_begun() -> None:
    read = {words: _read(words, QuestionKind.ONGOING) for words in (*NOT_DONE, *NOT_ALL)}

    assert {words for words, one in read.items() if one.status == "ej_paborjad"} == set(NOT_DONE)
    assert all(_is_clear(read[words]) for words in NOT_DONE)


TAKEN_BACK = [
    "Vi är ine klara", "in te klart", "Dä ä int klart", "Det är ikke klart", "Genomfört nej", "Utgår nej",
    "Klart ja/nej: nej", "Klart - nej", "Inget arbete pågår.", "Den utgår inte", "Klart minus nattpersonalen",
    "Klart sånär som på natten", "Närapå klart", "Ryktet säger klart", "Klart som tusan att vi inte hunnit",
    "Genomfört imorgon", "15 anställda, 12 klara", "Vi har tagit emot ditt mejl. Ärendet är påbörjat.",
    "Jag arbetar deltid och är inte på kontoret fredagar.", "Klart / Pågår / Ej påbörjat",
    "[x] Klart [ ] Pågår", "Från och med 1 maj arbetar jag på Norrö. Ny enhetschef är Nils Ny.",
]  # fmt: skip


@each("reply", TAKEN_BACK)
def test_what_is_taken_back_is_applied_by_no_reader(reply: str) -> None:
    """Whether the letter's questions are known or not; "pågår" may be left of it, and nothing is closed."""
    readings = [read_reply(reply, 1)]
    readings += [read_reply(reply, 1, questions=[kind], day=DAY) for kind in QuestionKind]

    for answer in (answer for reading in readings for answer in reading.answers):
        assert not (_is_clear(answer) and answer.status in CLOSING)
    assert read_reply(reply, 1).review or read_reply(reply, 1).answers[0].status == "pagar"


def test_the_whole_of_the_words_is_the_comment() -> None:
    """A label that names the activity too; the words after a blank line belong to the number above."""
    text = "Rådet: 2 möten, det sista på Teams\n\nVi ses!\nMötena: enligt plan"
    reading = read_reply(
        text, 2, ["Rådet", "Möten"], questions=[QuestionKind.FREQUENCY, QuestionKind.ONGOING]
    )

    words = " ".join(answer.comment for answer in reading.answers)
    assert all(word in words for word in text.split())


def test_a_line_that_is_unclear_says_which_it_is() -> None:
    reading = read_reply(
        "1 klart\n2 inget behov", 2, questions=[QuestionKind.ONGOING, QuestionKind.CONDITIONAL]
    )

    assert [(one.code, one.number) for one in reading.reasons] == [(ReasonCode.ONLY_DONE, 1)]
    assert [_is_clear(answer) for answer in reading.answers] == [False, True]


def test_a_line_about_a_number_that_was_not_asked_belongs_to_none_above() -> None:
    """ "9 pågår" below "2 pågår" counts nothing; "9 har gått" there does."""
    kinds = [QuestionKind.DATE, QuestionKind.COUNTABLE]
    other, counted = (
        read_reply(f"1 pågår\n2 pågår\n9 {words}", 2, questions=kinds) for words in ("pågår", "har gått")
    )

    assert [(one.activity, one.value) for one in other.answers] == [(1, None), (2, None), (None, None)]
    assert [(one.code, one.number) for one in other.reasons] == [(ReasonCode.UNKNOWN_NUMBER, 9)]
    assert [(one.activity, one.value) for one in counted.answers] == [(1, None), (2, 9)]


def test_nothing_that_is_hidden_stands_in_the_trace() -> None:
    text = "1 inget behov, brukaren Anna Ek (070-123 45 67)\n2 en gång, 19811228-9874, anna@mail.example"
    reading = read_reply(text, 2, questions=[QuestionKind.CONDITIONAL] * 2)

    stored = json.dumps([trace_json(trace) for trace in reading.traces], ensure_ascii=False)
    assert not [word for word in ("Anna", "Ek", "070", "1228", "example") if word in stored]
    assert "1228" not in str([answer.comment for answer in reading.answers])


SCRAPS = st.sampled_from(
    ["klart", "inte", "1 ", "2. ", "\n", "inget behov", "12 av 15", "Mvh Anna", "alla", "och", ", ", "nej",
     "ja", "?", "5/7", "i juni", "utgår", " ", "–", "övriga", "tre gånger", "[x]", "pågår", ": ", "4 maj"]
)  # fmt: skip


@given(
    st.one_of(st.text(max_size=300), st.lists(SCRAPS, max_size=30).map("".join)),
    st.lists(st.sampled_from(list(QuestionKind)), min_size=1, max_size=6),
    st.booleans(),
)
@examples(100)
def test_any_text_is_read_beside_any_questions(text: str, kinds: list[QuestionKind], forecast: bool) -> None:
    reading = read_reply(
        text, len(kinds), ["Rutin"] * len(kinds), questions=kinds, day=DAY, forecast=forecast
    )

    assert {answer.activity for answer in reading.answers} <= {None, *range(1, len(kinds) + 1)}
    for answer in reading.answers:
        asked = kinds[answer.activity - 1] if answer.activity else None
        assert answer.value is None or asked in {"countable", "frequency", "minutes", "conditional", None}
        assert forecast or answer.forecast is None
    assert reading.review or all(_is_clear(answer) for answer in reading.answers)


SCRAPS_OF_A_MEGABYTE = ("1 klart ", "12 av 15, ", "inte ", "1. nej\n", "a", "Samverkan: ", "och men ")


@pytest.mark.parametrize("scrap", sample(SCRAPS_OF_A_MEGABYTE, every=3))
def test_a_megabyte_takes_as_long_as_what_is_read_of_it(scrap: str) -> None:
    titles, kinds = ["Samverkan", "Rutin", "Råd", "Mall", "Kurs"], [QuestionKind.COUNTABLE] * 5

    def took(length: int) -> float:
        personal_numbers.cache_clear()
        start = time.process_time()
        read_reply(scrap * (length // len(scrap)), 5, titles, questions=kinds)
        return time.process_time() - start

    assert took(1_000_000) < 2 * took(100_000) + 1
