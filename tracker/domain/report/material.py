"""One activity with the answers about it: whose they are, how each seat stands, what their words state."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.question import Question
from tracker.domain.records import StoredActivity
from tracker.domain.report.asked_back import without_courtesies, without_questions
from tracker.domain.report.period import Period
from tracker.domain.report.pointing import refers_elsewhere
from tracker.domain.report.stated import Stated, Words
from tracker.domain.report.titles import shown_title
from tracker.domain.status import Status, StatusReport
from tracker.domain.swedish import MONTHS

_DENIES = re.compile(r"\s*(?:nej|nä|inte|ej|aldrig|ing(?:en|a|et)|har inte|0|noll)\b", re.IGNORECASE)

_WAS_NEEDED = re.compile(
    r"\b(?:hjälp\w*|kontakta\w+|stötta\w*|stöd till|men|däremot|en gång|gånger"
    rf"|i (?:höstas|våras|somras|{'|'.join(MONTHS)}))\b"
    r"|\bkom \w+ .*\bmed\b",
    re.IGNORECASE,
)


class Standing(StrEnum):
    """How the answer of one seat stands in the report: each seat is one of these, and told as that alone."""

    HEARD = "heard"
    OLD = "old"  # the last answer tells of another time, and is told with its month
    LATE = "late"  # an answer came after the report had closed
    WAITING = "waiting"  # an answer waits for a person
    MISSING = "missing"
    NOT_DUE = "not_due"  # silent, and not to be heard in this report


@dataclass(frozen=True, slots=True)
class Voice:
    """The last answer of one or several seats; `seats` are those for which it stands.

    `speaker` is who gave it, within a sentence ("familjeenheten"). `old`: it tells of another time than the
    report. `within`: it was given in the report's own period. `public` is what may be shown of its words:
    `hidden` if nothing, `cut` if not all. `asks`: it holds a question to the coordinator, which its words
    leave out. `beside` is another answer of the same
    seat that must be read with it (history.py); `mixed` is True if one of the two says that it was needed and
    the other that it was not: then both are told, and no number of them is counted.
    """

    report: StatusReport
    seats: tuple[int, ...]
    speaker: str
    stated: Stated
    old: bool = False
    within: bool = True
    public: str = ""
    hidden: bool = False
    cut: bool = False
    asks: bool = False
    beside: StatusReport | None = None
    words_beside: str = ""
    mixed: bool = False

    @property
    def sources(self) -> tuple[StatusReport, ...]:
        return (self.report, self.beside) if self.beside else (self.report,)

    @property
    def stands_in(self) -> bool:
        """True if it was not given by the seats for which it stands."""
        return bool(self.seats) and self.report.seat_id not in self.seats

    @property
    def quotable(self) -> bool:
        """True if it has words of its own to show; a bare yes or no says nothing without its question."""
        return not self.hidden and self.stated.words is not Words.BARE and not self.stated.yes_no

    @property
    def unclear(self) -> bool:
        """True if its words are held back, and begin with something else than the recorded status."""
        denied = _DENIES.match(self.report.comment) is not None
        if self.report.status is Status.INGET_BEHOV:
            helped = _WAS_NEEDED.search(self.report.comment) is not None
            return (self.hidden or self.cut) and self.stated.more and (helped or not denied)
        pulls = not self.stated.status and self.stated.words is Words.PULLS
        return self.hidden and pulls and denied

    @property
    def refers(self) -> bool:
        """True if its words point at another answer, which stands not beside it."""
        return self.beside is None and refers_elsewhere(self.report.comment)

    @property
    def says_more(self) -> bool:
        """True if words that are shown say more than status and number: the verdict is read beside them."""
        return self.quotable and self.stated.more

    @property
    def value(self) -> float | None:
        """The recorded number, if the words speak of no other count and it tells of nobody."""
        return self.report.value if self.stated.number and not (self.hidden and self.stated.few) else None

    @property
    def keeps_number(self) -> bool:
        """True if the number is held back with the words."""
        return self.hidden and self.report.value is not None and (self.stated.few or not self.stated.number)

    @property
    def words(self) -> str:
        """The comment on one line, without what is said to the coordinator; "" if it must not be shown."""
        return "" if self.hidden else shown_words(self.public, self.asks)


def shown_words(comment: str, asks: bool) -> str:
    """Returns a comment on one line, without courtesies, and without questions if it `asks`."""
    return without_courtesies(without_questions(comment).text if asks else " ".join(comment.split()))


@dataclass(frozen=True, slots=True)
class Material:
    """One activity with what is known of it. `names` and `roles` are those of its seats, by id, in order.

    `noun` is what the seats are called when they are counted ("enheter"). `asked` is False if the report did
    not ask about it; `waiting` are the seats with an answer that a person has yet to decide on.
    """

    stored: StoredActivity
    names: Mapping[int, str]
    roles: Mapping[int, str]
    voices: tuple[Voice, ...]
    standings: Mapping[int, Standing]
    noun: str
    period: Period
    asked: bool = True
    waiting: frozenset[int] = frozenset()

    @property
    def question(self) -> Question:
        return self.stored.activity.question

    @property
    def title(self) -> str:
        text = self.stored.activity.row.aktivitet
        return shown_title(self.question.title or " ".join(text.split()), text)

    @property
    def waits_again(self) -> tuple[str, ...]:
        """Returns the seats that are heard, and of which a later answer waits."""
        return tuple(name for seat, name in self.names.items() if seat in self.waiting and self._heard(seat))

    def _heard(self, seat: int) -> bool:
        return self.standings[seat] is Standing.HEARD

    @property
    def number(self) -> int:
        return self.stored.activity.number

    @property
    def heard(self) -> tuple[Voice, ...]:
        """The answers that count: what they say of the report's own time."""
        return tuple(voice for voice in self.voices if not voice.old)

    @property
    def single(self) -> bool:
        """True if one voice speaks for the whole activity."""
        everyone = all(one is Standing.HEARD for one in self.standings.values())
        return len(self.voices) == 1 and everyone

    @property
    def all_heard(self) -> bool:
        return bool(self.heard) and all(one is Standing.HEARD for one in self.standings.values())

    def seats(self, *standings: Standing) -> tuple[str, ...]:
        """Returns the names of the seats with one of these standings, in the plan's order."""
        return tuple(name for seat, name in self.names.items() if self.standings[seat] in standings)

    def of_voices(self, voices: Iterable[Voice]) -> tuple[str, ...]:
        """Returns the names of the seats for which these voices stand, in the plan's order."""
        wanted = {seat for voice in voices for seat in voice.seats}
        return tuple(name for seat, name in self.names.items() if seat in wanted)

    @property
    def due_passed(self) -> bool:
        """True if the work should have been done by the day that the section is about."""
        due = self.stored.activity.schedule.due
        return (self.period.complete and not due) or (bool(due) and max(due) <= self.period.as_of)
