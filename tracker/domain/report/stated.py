"""How an answer's words stand to what is recorded of it: do they state its status, or its number?

A status is told only of words that are in a closed list; whatever else is said is quoted.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.question import Question, QuestionKind
from tracker.domain.report.asked_back import without_courtesies, without_questions
from tracker.domain.report.numbers_said import (
    CLAUSES,
    NumberSaid,
    few_outside,
    holds_number,
    number_said,
    part_said,
)
from tracker.domain.report.status_words import (
    DONE_AT,
    LESS,
    MORE,
    NO,
    NOTHING_MORE,
    STATING,
    YES_NO,
    says_no_need,
)
from tracker.domain.status import Status, StatusReport
from tracker.domain.year_forecast import forecast_named

_BY_PLAN = re.compile(r"\benl(?:igt)? plan\b")
_NEED = re.compile(r"\b(?:aktuellt|behov|behövt|behövts)\b", re.IGNORECASE)
# Words of a status that answer what was asked, too: "finns och används".
_HOW = re.compile(r"\b(?:finns|används|följs|fungerar)\b")
_UNDONE = (Status.FORSENAD, Status.EJ_PABORJAD)
_WORKS = (Status.PAGAR, Status.GENOMFORD)
GOES_ON = (QuestionKind.ONGOING, QuestionKind.FREQUENCY, QuestionKind.MINUTES, QuestionKind.CONDITIONAL)


_SAID_ALONE = YES_NO | {"och", "0", "noll", "ggr", "gånger", "inget", "inga", "ingen", "aldrig", "ingenting"}


class Words(StrEnum):
    """What the words of an answer are, beside its recorded status and number."""

    BARE = "bare"  # nothing but these
    CLEAR = "clear"  # these first, and more that takes nothing from them
    OWN = "own"  # words of its own, that take nothing from them either
    PULLS = "pulls"  # some may say something else


@dataclass(frozen=True, slots=True)
class Stated:
    """How the words stand to what is recorded.

    `status` is True if they state the status, `number` if the recorded number may be told beside them,
    `share` if they have "of how many" too, `about` if they give it as about so many, `floor` as at least,
    `alike` with what was asked for or with nothing. `numbered`: a number stands in them, recorded or not.
    `more`: they say more than status and number, and the verdict is to be read beside them.
    `yes_no`: they are a yes or a no, which says nothing without its question. `planned`: as the plan says.
    `few`: the number may tell who they are. `foreseen`: beside status and number they are the recorded
    forecast, and nothing else.
    """

    words: Words
    status: bool = False
    number: bool = False
    share: bool = False
    about: bool = False
    floor: bool = False
    alike: bool = True
    numbered: bool = False
    more: bool = False
    yes_no: bool = False
    planned: bool = False
    foreseen: bool = False
    few: bool = False

    @property
    def told(self) -> bool:
        """True if the recorded status may be told as what was reported."""
        return self.status and self.words is not Words.PULLS


def stated(report: StatusReport, question: Question) -> Stated:
    """Returns how the words of an answer stand to its recorded status and number."""
    asks = question.kind is not QuestionKind.REVISION
    text = without_courtesies(without_questions(report.comment).text if asks else report.comment)
    said = number_said(report, question, text)
    clauses = [part.strip().casefold() for part in CLAUSES.split(text) if re.search(r"\w", part)]
    clauses = [one for one in clauses if not asks or one not in NOTHING_MORE]
    number = report.value is not None
    if not clauses:
        foreseen = report.forecast is not None
        few = few_outside(report, question)
        return Stated(Words.BARE, status=True, number=number, numbered=number, foreseen=foreseen, few=few)
    states = [_states(one, report, question) for one in clauses]
    read = _Read(report, question, said, clauses, states, doubts="?" in text)
    nought = read.counted_first and not report.value and report.status in _UNDONE
    return Stated(
        read.words,
        status=read.states_first or nought,
        number=said.usable and report.value is not None,
        about=said.about,
        floor=said.floor,
        alike=said.alike,
        share=said.share,
        numbered=number or holds_number(report, text),
        more=read.more,
        yes_no=read.words is not Words.BARE and _SAID_ALONE.issuperset(re.findall(r"\w+", text.casefold())),
        few=few_outside(report, question),
        planned=any(_BY_PLAN.search(one) for one in read.stating),
        foreseen=read.words is Words.BARE and read.ends_with_forecast,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """An answer in clauses, and which of them state its status."""

    report: StatusReport
    question: Question
    said: NumberSaid
    clauses: Sequence[str]
    states: Sequence[bool]
    doubts: bool

    @property
    def stating(self) -> list[str]:
        return [one for one, states in zip(self.clauses, self.states, strict=True) if states]

    @property
    def rest(self) -> list[str]:
        """The clauses that neither state the status nor give the number or the forecast."""
        left = [one for one, states in zip(self.clauses, self.states, strict=True) if not states]
        left = left[:-1] if self.ends_with_forecast and left else left
        said = (self.counted_first and self.report.value) or (self.stating and self.report.status in _WORKS)
        yes = YES_NO - NO if said else frozenset()
        return [one for one in left if one not in yes and not (self.counted and one == self.said.clause)]

    @property
    def counted(self) -> bool:
        return self.said.clean and self.report.value is not None

    @property
    def counted_first(self) -> bool:
        return self.counted and self.said.first

    @property
    def states_first(self) -> bool:
        first = self.states[0] or self.clauses[0] in YES_NO or self.counted_first
        return first and any(self.states)

    @property
    def leads(self) -> bool:
        return self.states_first or self.counted_first

    @property
    def ends_with_forecast(self) -> bool:
        """True if the last words are the forecast that was asked for: "pågår, ja"."""
        last = forecast_named(self.clauses[-1]) if len(self.clauses) > 1 else None
        return last is not None and last is self.report.forecast

    @property
    def words(self) -> Words:
        if self.pulled:
            return Words.PULLS
        if not self.leads:
            return Words.OWN
        how = any(map(_HOW.search, self.stating))
        dated = how or any(DONE_AT.fullmatch(one) for one in self.stating) or not self.said.exact
        return Words.CLEAR if self.rest or dated else Words.BARE

    @property
    def more(self) -> bool:
        """True if the words say anything beyond the status, its day, and the number."""
        return not self.leads or self.doubts or bool(self.rest)

    @property
    def pulled(self) -> bool:
        """True if they may say something else than what is recorded."""
        status, said = self.report.status, set(self.clauses)
        yes = status in _WORKS and self.question.kind in GOES_ON and not said & NO
        only_yes_no = not self.stating and said <= YES_NO and not yes
        if self.doubts or only_yes_no or (status not in _WORKS and not self.leads):
            return True
        if status is Status.UTGAR or (self.counted and self.said.share and status in _WORKS):
            return False
        pattern = LESS if status in _WORKS else MORE
        part = status in _WORKS and any(map(part_said, self.rest))
        return part or any(map(pattern.search, self.rest))


def _states(clause: str, report: StatusReport, question: Question) -> bool:
    """True if a clause says the recorded status and nothing else."""
    if report.status is Status.INGET_BEHOV:
        return says_no_need(clause, _NEED.search(question.text) is not None)
    if report.status is Status.GENOMFORD and clause == "ja":
        return question.text.casefold().startswith("är det klart")
    dated = report.status is Status.GENOMFORD and DONE_AT.fullmatch(clause) is not None
    return dated or clause.removeprefix("ja ") in STATING[report.status]
