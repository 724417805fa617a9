"""The lines of `tracker explain reply --jsonl`: one reply each, and what its letter asked."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.cli.streams import lines
from tracker.domain.question import QuestionKind
from tracker.errors import UsageError
from tracker.services.answers.explain_reply import ReplyToExplain

MOST = 500  # activities of a letter; a plan has a few dozen


def replies_to_explain() -> Iterator[ReplyToExplain]:
    """Yields a reply for each line that is not empty. Raises UsageError with the line number."""
    for number, line in enumerate(lines(), start=1):
        if line.strip():
            yield _reply(_object(line, number), number)


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"Rad {number} på standard in går inte att läsa som JSON.") from error
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise UsageError(f"Rad {number} på standard in saknar nyckeln text.")
    return given


def _reply(given: dict[str, Any], number: int) -> ReplyToExplain:
    questions = _questions(given, number)
    return ReplyToExplain(
        text=given["text"],
        activities=_count(given, number, default=len(questions) or 1),
        titles=_titles(given, number),
        questions=questions,
        day=_day(given, number),
        forecast=given.get("forecast") is True,
    )


def _count(given: dict[str, Any], number: int, default: int) -> int:
    count = given.get("activities")
    if count is None:
        return default
    if isinstance(count, bool) or not isinstance(count, (int, float)) or count not in range(1, MOST + 1):
        raise UsageError(f"Rad {number} på standard in: activities ska vara ett heltal, 1–{MOST}.")
    return int(count)


def _titles(given: dict[str, Any], number: int) -> tuple[str, ...]:
    titles = given.get("titles") or []
    if not isinstance(titles, list) or not all(isinstance(title, str) for title in titles):
        raise UsageError(f"Rad {number} på standard in: titles ska vara en lista med texter.")
    return tuple(titles)


def _questions(given: dict[str, Any], number: int) -> tuple[QuestionKind, ...]:
    codes = given.get("questions") or []
    if not isinstance(codes, list) or not all(code in list(QuestionKind) for code in codes):
        known = ", ".join(QuestionKind)
        raise UsageError(f"Rad {number} på standard in: questions ska vara en lista av {known}.")
    count = given.get("activities")
    if codes and count is not None and len(codes) != count:
        raise UsageError(f"Rad {number} på standard in: questions ska ha en fråga per aktivitet.")
    return tuple(QuestionKind(code) for code in codes)


def _day(given: dict[str, Any], number: int) -> date | None:
    written = given.get("date")
    if written is None:
        return None
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError as error:
        raise UsageError(f"Rad {number} på standard in: date ska vara ett datum, ÅÅÅÅ-MM-DD.") from error
