"""What the numbers of a section should be, recomputed from the answers without the section's code."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.sections.towns import Town
from tracker.domain.forms import OccasionKind
from tracker.domain.status import StatusReport
from tracker.domain.swedish import number_word

# Several may have counted the same: never added.
SHARED = ("påminnelser", "ansökningar", "möten", "kontroller", "utbildningar", "träffar", "procent")
OFTEN = ("frequency", "minutes")
STAFF = ("medarbetare", "handläggare", "anställda", "nyanställda")  # each counts its own
_ABOVE = re.compile("avdelningschef|direktör", re.IGNORECASE)
SEE_TEXT = "se texten"
# The last day of the period, as (years later, month, day).
_UNTIL = {"T1": (0, 4, 30), "T2": (0, 8, 31), "VB": (1, 1, 31)}
_LATE = {"T1": (0, 5, 10), "T2": (0, 9, 10), "VB": (1, 1, 31)}  # the section is made then
_FIRST = {"T1": (1, 1), "T2": (5, 1), "VB": (10, 1)}
_FRESH = timedelta(days=75)
# The nouns after a number that stand for what is asked; another noun is another count.
_NOUNS = {
    "gång": "gånger", "gånger": "gånger", "ggr": "gånger", "person": "personer", "personer": "personer",
    "möte": "möten", "möten": "möten", "ärenden": "ärenden", "träffar": "träffar",
}  # fmt: skip
_WITH_NOUN = re.compile(rf"\b({'|'.join(_NOUNS)})\b", re.IGNORECASE)
# Of the made-up answers those whose words count something else than the question, or doubt the number.
_DOUBTED = (
    "Ja. Ett ärende har lyfts", "Fyra ärenden, varav två", "Två träffar. Den planerade", "Två ärenden pågår",
    "Ja, en gång. Vi fick bra råd",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers that may be told, and their sums; `doubted` if there are others and none of these."""

    given: tuple[StatusReport, ...]
    doubted: bool
    value: float
    whole: float

    @property
    def per_cent(self) -> int:
        return per_cent_of(self.value, self.whole)


def per_cent_of(value: float | None, whole: float | None) -> int:
    share = (value or 0) * 100 / (whole or 1)
    return round(share) if share in (0, 100) else min(99, max(1, int(share + 0.5)))


def last_answers(town: Town, form: str, number: int) -> list[StatusReport]:
    """Returns the last answer of each seat that the section of the form knows."""
    stored = town.activities[number - 1]
    year = stored.plan.year
    until, late = (date(year + later, month, day) for later, month, day in (_UNTIL[form], _LATE[form]))
    found = []
    for seat in town.seats[stored.id]:
        own = [one for one in town.reports if (one.activity_id, one.seat_id) == (stored.id, seat.id)]
        counted = [one for one in own if one.reported_on <= until]
        counted = without_none_since(counted, str(stored.activity.question.kind), year)
        fresh = [one for one in counted if not _is_stale(one, form, year)]
        after = [one for one in own if until < one.reported_on <= late]
        found += counted[-1:] if fresh or not after else after[:1]
    return found


def heard(town: Town, form: str, number: int) -> list[StatusReport]:
    """Returns the answers that count: of the report's own time, or of what is finished for good."""
    stored = town.activities[number - 1]
    year, kind = stored.plan.year, str(stored.activity.question.kind)
    owing = town.owing(OccasionKind(form), town.reports)
    return [
        one
        for one in last_answers(town, form, number)
        if one.closes_later
        or kind == "revision"
        or (kind == "date" and one.status == "genomford")
        or not (_is_stale(one, form, year) or (stored.id, one.seat_id) in owing)
        or _was_affirmed(town, one, kind, form, year)
    ]


def _was_affirmed(town: Town, one: StatusReport, kind: str, form: str, year: int) -> bool:
    """Whether a later "nej" says that nothing has come since."""
    own = [r for r in town.reports if (r.activity_id, r.seat_id) == (one.activity_id, one.seat_id)]
    later_, month, day = _LATE[form]
    closed = date(year + later_, month, day)
    later = [r for r in own if one.reported_on < r.reported_on <= closed]
    return kind == "conditional" and any(r.status == "inget_behov" for r in later)


def _is_stale(one: StatusReport, form: str, year: int) -> bool:
    first = date(year, *_FIRST[form])
    later, month, day = _UNTIL[form]
    old = form != "VB" and one.reported_on < date(year + later, month, day) - _FRESH
    return one.reported_on < first or old


def without_none_since(given: list[StatusReport], kind: str, year: int) -> list[StatusReport]:
    """Leaves out "nej" after "ja, två gånger" of the same year: the year has had its two times."""
    kept: list[StatusReport] = []
    for one in given:
        had = any(
            (before.value or (before.status == "pagar" and not _only_going_on(before.comment)))
            and before.reported_on.year == year
            for before in kept
        )
        if not (kind == "conditional" and one.status == "inget_behov" and had):
            kept.append(one)
    return kept


def _only_going_on(comment: str) -> bool:
    return comment.casefold().strip(".") in ("pågår", "löpande")


def figures(town: Town, form: str, number: int) -> Figures:
    """Returns the numbers of an activity that are given as the answer, and their sums."""
    question = town.activities[number - 1].activity.question
    answers = heard(town, form, number)
    numbered = [one for one in answers if one.value is not None]
    given = [one for one in numbered if gives(one, question.counts)]
    shares = [one for one in given if _of_how_many(one, question.target)]
    outside = any(one not in given and holds_number(one) for one in answers)
    wholes = [one.target for one in shares]
    return Figures(
        given=tuple(given),
        doubted=(bool(numbered) and not given) or (bool(given) and outside),
        value=_sum(one.value for one in given),
        whole=_sum(wholes) if len(wholes) == len(given) else 0,
    )


def holds_number(one: StatusReport) -> bool:
    """Whether a number may be meant: recorded, or in the words, "en" too where work is reported."""
    words = set(re.findall(r"\w+", one.comment.casefold()))
    some = {number_word(number) for number in range(2, 21)} | {"några", "flera", "båda", "hälften"}
    works = one.status in ("pagar", "genomford") and bool(words & {"en", "ett"})
    digits = any(word.isdecimal() and 0 < int(word) < 1900 for word in words)
    return one.value is not None or works or digits or bool(words & some)


def gives(one: StatusReport, counts: str) -> bool:
    """Whether the made-up words give the number with what was asked for, or with nothing, after it."""
    if any(one.comment.startswith(words) for words in _DOUBTED):
        return False
    noun = _WITH_NOUN.search(one.comment)
    if noun is None or (counts == "medarbetare" and _NOUNS[noun[1].casefold()] == "personer"):
        return True
    meetings = counts in ("möten", "träffar") and _NOUNS[noun[1].casefold()] == "gånger"
    return meetings or _NOUNS[noun[1].casefold()] == (counts or "gånger")


def expected_outcome(town: Town, form: str, number: int) -> Sequence[str] | None:
    """Returns the numbers that the table's cell must hold, in order; SEE_TEXT alone; None if it has none."""
    question, found = town.activities[number - 1].activity.question, figures(town, form, number)
    seats = town.seats[town.activities[number - 1].id]
    roles = {seat.role for seat in seats if seat.id in {one.seat_id for one in found.given}}
    heads = {"avdelningschef"}
    beside = (
        all(seat.unit for seat in seats)
        or {seat.role for seat in seats} == heads
        or (question.counts in STAFF and len(roles) == 1 and not any(map(_ABOVE.search, roles)))
    )
    adds = beside and question.counts not in SHARED
    adds = adds and str(question.kind) not in OFTEN
    if not adds and not found.doubted and len({(one.value, one.target) for one in found.given}) == 1:
        return [f"{found.given[0].value:g}"]  # all have counted the same
    if found.doubted or (len(found.given) > 1 and not adds):
        return [SEE_TEXT]
    if not found.given:
        return None
    return [f"{found.value:g}", *([f"{found.whole:g}"] if found.whole else [])]


def _of_how_many(one: StatusReport, plan: float | None) -> bool:
    """Whether the answer says it; the plan's number stands in its place, unless the words name it."""
    own = any(f"{word} {one.target:g}" in one.comment for word in ("av", "alla")) if one.target else False
    return bool(one.target) and (one.target != plan or own)


def _sum(values: Iterable[float | None]) -> float:
    return sum(value or 0 for value in values)
