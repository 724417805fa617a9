"""The statements of a time plan, and the parsing of times and frequencies."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tracker.reading.mending import word_list
from tracker.reading.tidplan.calendar import Atom, Span
from tracker.reading.tidplan.cursor import Cursor
from tracker.reading.tidplan.frequency import is_unquantified, read_often
from tracker.reading.tidplan.spans import Times, read_times
from tracker.reading.tidplan.tokens import Text
from tracker.reading.tidplan.words import COUNTED, COUNTS, DOCUMENT_ENDINGS, PER_WORDS
from tracker.reading.tidplan.years import YEARS_BACK

ItemKind = Literal["deadline", "period", "start", "until", "often", "going", "if", "missing"]
Mode = Literal["", "latest", "done", "before", "start", "from", "after", "until"]

TIME_KINDS = frozenset(
    word_list(
        """
    atom number count month ordinal last unit season springlike next this yearend halfend monthend part
    closing
    """
    )
)
WEAK: frozenset[Mode] = frozenset({"before", "after", "until", "from"})


@dataclass(frozen=True, slots=True)
class Item:
    """One statement.

    `times` is a frequency's times a year; `words` are those of a condition or missing date.
    """

    kind: ItemKind
    span: Span | None = None
    day: date | None = None
    times: float = 0
    words: str = ""
    occasion: bool = False
    sentence: int = 0
    clause: int = 0
    firm: bool = False
    act: bool = False  # a report or an evaluation of the activity, named in the same clause
    revised: bool = False  # a revision of what is done by then, named in the same clause
    part: bool = False  # a part of the work on the way, named in the same clause
    round: bool = False  # the first or the next time of what comes back


class Statements:
    """The state of one pass over the tokens; `items` is the result."""

    def __init__(self, text: Text, year: int) -> None:
        self.at = Cursor(text.tokens, year)
        self.words = text.words
        self.items: list[Item] = []
        self.mode: Mode = ""
        self.firm = False
        self.sentence = 0
        self.clause = 0
        self.named = dict.fromkeys(("act", "revised", "part"), -1)
        self.round = False
        self.final = False
        self.negated = False
        self.counting = False

    def _add(self, kind: ItemKind, **values: object) -> None:
        if not self.negated:
            named = {name: clause == self.clause for name, clause in self.named.items()}
            place = {"sentence": self.sentence, "clause": self.clause, "round": self.round}
            item = Item(kind, **place, **named, **values)  # type: ignore[arg-type]
            self.items.append(item)

    # -- times and frequencies ------------------------------------------------------------

    def _read_often(self) -> bool:
        if is_unquantified(self.at):
            self.at.index += 4
            self._add("going")
            return True
        if self.at.kind() == "number" and self.at.kind(1) == "month":
            return False
        times = read_often(self.at)
        if times is None:
            return False
        self._add("often", times=times)
        self.mode = "" if self.mode in WEAK else self.mode
        return True

    def _read_times(self) -> bool:
        if self.at.kind() not in TIME_KINDS and self.at.kind() not in ("filler", "at", "weekday"):
            return False
        times = read_times(self.at)
        if times is None:
            return False
        if self.mode in ("", "from") and self._goes_on_from():
            self.mode = "start"
        self._state(times)
        return True

    def _goes_on_from(self) -> bool:
        """'2021 och framåt', '2021-': the time just read is a start."""
        at, ahead = self.at, 1 if self.at.kind() in ("and", "dash") else 0
        onward = at.text(ahead) in ("framat", "framover", "ff") and at.text(ahead + 1) != "till"
        last = at.kind() == "dash" and at.kind(1) in ("end", "comma", "stop")
        open_ended = last and (
            at.text()[-1] in ">→⇒➔➜" or (at.number(-1) is not None and at.kind(1) == "end")
        )
        if onward or open_ended:
            at.index += ahead + onward
        return onward or open_ended

    def _state(self, times: Times) -> None:
        mode, firm = self.mode, self.firm
        self.mode, self.firm = "", False
        for missing in times.missing:
            self._add("missing", words=missing)
        if times.spring_and_autumn:
            self._add("often", times=2.0)
        for span in times.spans:
            self._add_span(span, "" if self._ends_what_was_named(span) else mode, firm)
        self.round = self.final = False

    def _ends_what_was_named(self, span: Span) -> bool:
        """'Delrapport i oktober, slutrapport i april': two times of one kind."""
        before = self.items[-1] if self.items else None
        earlier = before and before.kind == "period" and before.span and before.span.last < span.first
        return bool(self.final and earlier and not span.is_point)

    def _add_span(self, span: Span, mode: Mode, firm: bool) -> None:
        if not firm and self._is_past(span, mode):
            return
        if self.round and span.last.year < self.at.year:
            mode = "start"  # "årligen, första gången 2019", in the plan of 2022
        if mode == "latest":
            self._add("deadline", span=span, day=span.last, firm=True)
        elif mode == "before":
            day = span.last if span.is_border else span.first - timedelta(days=1)
            if span.year_named or day.year >= self.at.year - YEARS_BACK:
                self._add("deadline", span=span, day=day, firm=True)
        elif mode == "start" or (mode == "from" and span.unit != "range"):
            self._add("start", span=span, day=span.first)
        elif mode == "after":
            self._add("start", span=span, day=span.last + timedelta(days=1))
        elif mode == "until":
            self._add("until", span=span, day=span.last)
        elif span.is_point:
            self._add("deadline", span=span, day=span.last)
        else:
            self._add("period", span=span)

    def _is_past(self, span: Span, mode: Mode) -> bool:
        """'Genomfört 2020', 'klart våren 2020' in the plan of 2021 report what is done."""
        done = mode == "done" or (mode == "latest" and not span.is_point)
        return done and span.last.year < self.at.year

    def _skip_count(self) -> bool:
        """'10 medarbetare', 'två ansökningsperioder 2021', '0-20 år': number and year are not a time."""
        at = self.at
        if at.kind() not in ("number", "count"):
            return False
        one = COUNTS.get(at.text()) == 1
        ahead = 3 if at.kind(1) == "dash" and at.number(2) is not None else 1
        if at.kind(ahead) == "unit" and not one:
            at.index += ahead + 1
            return True
        if at.text(ahead) in COUNTED and at.text(ahead + 1) in PER_WORDS and at.kind(ahead + 2) == "unit":
            at.index += ahead + 3
            return True
        if at.kind(ahead) != "word" or (one and not self.counting):
            return False
        ahead += 1 + (at.text(ahead + 1) in ("under", "i"))
        if (at.number(ahead) or 0) > 1990:
            at.index += ahead + 1
            self.counting = True
        return False

    def _old_paper(self) -> int:
        """Returns how many tokens are of past years: 'Beslut KF § 45 2019-03-01', 'uppdraget från 2018'."""
        ahead = 1
        while ahead < 6 and self.at.kind(ahead) in ("word", "junk", "filler", "weakstart"):
            ahead += 1
        value = self.at.token(ahead).value
        year = value.year if isinstance(value, Atom) else self.at.number(ahead)
        near = ahead == 1 or self.at.kind(ahead - 1) in ("junk", "weakstart") or isinstance(value, Atom)
        return ahead + 1 if near and year and 1990 < year < self.at.year else 0

    def _skip_document(self) -> bool:
        """'Budget 2022', 'program 2021-2024', 'tertialrapport 1 2022': the year is the document's."""
        at = self.at
        if at.kind() != "word" or not at.text().endswith(DOCUMENT_ENDINGS):
            return False
        if old := self._old_paper():
            at.index += old
            return True
        ahead = 1 + (at.text(1) == "for")
        while ahead < 8 and (
            at.kind(ahead) == "number" or (ahead > 1 and at.kind(ahead) in ("dash", "slash"))
        ):
            if at.kind(ahead + 1) == "month":
                break
            ahead += 1
        if ahead > 1 and at.number(ahead - 1) is not None:
            at.index += ahead
        return at.index > 0 and ahead > 1
