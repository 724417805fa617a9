"""What closes an activity by itself: nothing that is not done, and nearly every ordinary "klart"."""

import json
from datetime import date
from pathlib import Path

from tests.cases import each
from tracker.domain.question import QuestionKind
from tracker.reading.reply import SURE, Reading, read_reply

FOLDER = Path(__file__).parents[1] / "data" / "replies" / "closing"
CLOSING = {"genomford", "utgar"}
MOST_MISSED = 0.05


def _rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    return [[part.strip() for part in line.split("|")] for line in lines if line[:1] not in {"#", ""}]


def _read(kind: str, day: str, title: str, reply: str) -> Reading:
    text = reply.replace("¶", "\n")
    return read_reply(text, 1, [title], questions=[QuestionKind(kind)], day=date.fromisoformat(day))


def _closed(reading: Reading) -> dict[str, str]:
    return {
        str(one.activity): str(one.status)
        for one in reading.answers
        if one.status in CLOSING and one.confidence >= SURE and not one.confirm
    }


def test_what_is_not_surely_done_closes_nothing() -> None:
    """Idioms, stages, parts, other years, hearsay, marks, doubts, afterthoughts: a person looks."""
    closed = [row[-1] for row in _rows("traps.txt") if _closed(_read(*row))]

    assert not closed


def test_an_ordinary_closing_is_applied() -> None:
    """At least nineteen of twenty: the rest only cost a person a key."""
    rows = _rows("ordinary.txt")
    missed = [row[3] for row in rows if _closed(_read(*row[:4])) != {"1": row[4]}]

    assert len(missed) <= MOST_MISSED * len(rows), missed


@each("line", (FOLDER / "letters.jsonl").read_text("utf-8").splitlines())
def test_the_rest_of_the_mail_may_leave_a_closing_to_a_person(line: str) -> None:
    """A postscript, words above, a pointer back, a label of a part, a forecast that says otherwise."""
    row = json.loads(line)
    reading = read_reply(
        row["text"],
        len(row["questions"]),
        row["titles"],
        questions=[QuestionKind(kind) for kind in row["questions"]],
        day=date.fromisoformat(row["date"]),
        forecast=row.get("forecast", False),
    )

    assert _closed(reading) == row["closes"]


@each("turn", ["{} qwx", "{}, qwx", "{}. Qwxade det.", "{} (qwx)", "{} – qwx", "{} 🤡", "“{}”"])
@each("status", ["klart", "Genomfört 4 maj", "utgår, nämndens beslut i maj", "12 av 12"])
def test_a_word_that_nobody_knows_closes_nothing(turn: str, status: str) -> None:
    kind = "countable" if status.startswith("12") else "date"

    assert not _closed(_read(kind, "2021-06-02", "Personal ska gå utbildning", turn.format(status)))


@each("kind", ["conditional", "ongoing"])
@each("reply", ["Utgår, har inte behövts", "utgår, inte aktuellt hos oss", "utgår, inga ärenden"])
def test_what_was_not_needed_is_not_dropped(reply: str, kind: str) -> None:
    """It is suggested as inget behov, to a person."""
    answer = _read(kind, "2021-06-02", "Stöd vid hot", reply).answers[0]

    assert answer.status == "inget_behov"
    assert answer.confidence < SURE
