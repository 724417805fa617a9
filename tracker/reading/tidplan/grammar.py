"""Parses a time plan's tokens into statements.

Every statement is an `Item`: a deadline, a period, a start, an end, a frequency, ongoing work, a condition,
or a date that does not exist. combine.py makes one schedule of them.
"""

from collections.abc import Callable

from tracker.reading.mending import word_list
from tracker.reading.tidplan.citations import Citations
from tracker.reading.tidplan.frequency import is_daily_work, read_often
from tracker.reading.tidplan.spans import read_times
from tracker.reading.tidplan.statements import WEAK, Item
from tracker.reading.tidplan.words import OCCASIONS

_ACTS = word_list(
    """
    utvarder avstam stams foljs uppfolj redovis aterrapport rapport revider sammanstall presenter oversyn
    aterkoppl genomgang analyser
    """
)
"""The beginnings of words for what is done with an activity beside its own work."""
_OCCASIONAL = ("i samband", "i anslutning")
_EVENTS = frozenset({"before", "after"})
_OF_EVENTS = frozenset({"done", "latest", "cited", "start", "going"})
_CONDITION_ENDS = frozenset({"stop", "comma", "end"})
_BEGUN = frozenset({"paborjat", "paborjad", "paborjade", "startat", "startad", "igangsatt"})
_EXPECTED = frozenset({"vantas", "forvantas", "beraknas", "troligen"})
_FIRM = frozenset({"senast", "deadline", "slutdatum", "slutdag"})
_AFTER_OM = frozenset(
    word_list("behov det detta den nagon nagot sa man vi inte nya ny fragan sadana behovet")
)


class Grammar(Citations):
    """One pass over the tokens, with one method for each kind of word."""

    def read(self) -> list[Item]:
        """Returns all statements, in the order of the text."""
        while not self.at.done:
            index = self.at.index
            self._step()
            self.at.index = max(self.at.index, index + 1)
        return self.items

    def _step(self) -> None:
        if self.mode in _EVENTS and self.at.kind() in _OF_EVENTS:
            self._condition(self.at.index - 1)
            return
        if self.at.text().startswith(_ACTS):
            self.act_clause = self.clause
        handler = _HANDLERS.get(self.at.kind())
        if handler and handler(self):
            return
        if self._read_often() or self._read_times() or self._skip_count() or self._skip_document():
            return
        if self.at.kind() not in ("filler", "colon", "atleast"):
            self._lose_weak_mode()

    def _lose_weak_mode(self) -> None:
        """'Efter beslut', 'innan rutinen antas' wait for an event; 'från polisen' is not about time."""
        if self.mode in _EVENTS:
            self._condition(self.at.index - 1)
        if self.mode in WEAK:
            self.mode = ""

    # -- words that set the mode ------------------------------------------------------------

    def _stop(self) -> bool:
        self.sentence += 1
        self.clause += 1
        self.mode, self.firm = "", False
        self.negated = self.counting = False
        return False

    def _comma(self) -> bool:
        self.clause += 1
        self.negated = False
        if self.at.text() == "(" and self.items and self._decided_ahead():
            return self._cited()  # "Senast 31 maj (beslut i nämnd 2021-02-10)"
        if self.items and self.items[-1].kind == "if" and self.at.text(1) in _EXPECTED:
            self.at.index += 1
            return self._cited()  # "Avvaktar beslut, väntas i maj": when the event may happen
        return False

    def _latest(self) -> bool:
        self.firm = self.firm or self.at.text() in _FIRM
        if self.at.text() == "senast" and self.at.kind(1) in ("cited", "done") and self.at.text(-1) != "vara":
            self.at.index += 1
            return self._cited()
        if self.mode != "start" or self.at.text() != "senast":
            self.mode = "latest"
        self.at.index += 1
        return True

    def _done(self) -> bool:
        if self.mode != "latest":
            self.mode = "done"
        return True

    def _was(self) -> bool:
        """'Målet var 2020': a time in the past is not a deadline."""
        past = self.at.text() == "var" and self.at.token().value == "var" and self.at.kind(-1) == "word"
        return past and 1990 < (self.at.number(1) or 0) < self.at.year and self._done()

    def _start(self) -> bool:
        if self.at.text() in _BEGUN and self.at.kind(1) in ("end", "stop", "comma"):
            return self._going()  # "Påbörjat" without a date: ongoing
        return self._set("from" if self.at.text().startswith(("f", "f.")) and self._is_from() else "start")

    def _is_from(self) -> bool:
        return self.at.token().value == "from" and not self.at.text().endswith("start")

    def _until(self) -> bool:
        if self.mode in ("start", "latest") and self.at.token().value != "tom":
            self.at.index += 1
            return True
        return self._set("until")

    def _ahead(self) -> bool:
        """'Inför sommaren' names no day; 'inför varje val' waits for an event."""
        index = self.at.index
        self.at.index += 1
        if read_often(self.at) is not None:
            self.at.index = index + 1
            return self._read_often()
        self.at.index = index + 1
        if read_times(self.at) is None:
            self._condition(index)
        return True

    def _between(self) -> bool:
        self.at.index += 1
        times = read_times(self.at, between=True)
        if times:
            self.mode = ""
            self._state(times)
        return True

    # -- ongoing work, conditions, negation ----------------------------------------------------

    def _going(self) -> bool:
        """'Ska vara infört senast 31 mars' is ongoing only after that; it is not an ongoing activity."""
        settled = self.at.text().startswith(("infor", "implementera"))
        if settled and (self.at.text(-1) in ("vara", "bli") or self.at.kind(1) in ("latest", "before")):
            self.at.index += 1
            return True
        self._add("going")
        self.at.index += 1
        return True

    def _if(self) -> bool:
        at = self.at
        first = at.kind(-1) in ("end", "stop", "comma", "going", "often", "start", "and")
        first = first and at.text(-1) != ")"  # "lag (2018:1197) om …"
        first = first or at.text(-1) in ("endast", "bara", "enbart")
        if at.text() in ("om", "da") and not first and at.text(1) not in _AFTER_OM:
            return False
        self._condition(at.index)
        return True

    def _at(self) -> bool:
        """'Vid årsskiftet' is a time, 'vid två tillfällen' a frequency, 'vid behov' a condition."""
        index = self.at.index
        self.at.index += 1
        if self._read_often():
            return True
        self.at.index = index
        if self._read_times():
            return True
        self._condition(index)
        return True

    def _every(self) -> bool:
        if self._read_often():
            return True
        self._condition(self.at.index)
        return True

    def _condition(self, index: int) -> None:
        """Reads the rest of the clause; an occasion with its own date ("vid nämnden i mars") is that date."""
        at = self.at
        at.index = max(index, 0)
        begun, occasion = at.index, self._says_when()
        may_have_date = at.kind() == "at" or at.text().startswith("i ")  # "i samband med temaveckan v. 41"
        at.index += 1
        while at.kind() not in _CONDITION_ENDS and not self._breaks_condition():
            named_week = may_have_date and at.token().value == "week" and at.number(1) is not None
            occasion = occasion or named_week or _is_occasion(at.text())
            if (
                occasion
                and (named_week or at.kind() in ("filler", "month", "atom", "number"))
                and self._read_dated_occasion()
            ):
                return
            at.index += 1
        self.mode = ""
        self._add("if", words=self._between_tokens(begun, at.index), occasion=occasion)

    def _says_when(self) -> bool:
        """'Årligen inför budgeten', 'maj i samband med skolavslutningen': the event explains the time."""
        if self.at.kind() == "ahead":
            return True
        stated = any(
            i.kind in ("often", "period", "deadline") and i.clause == self.clause for i in self.items
        )
        return stated and self.at.text().startswith(_OCCASIONAL) and self.at.kind(-1) != "and"

    def _awaiting(self) -> bool:
        """'Tills avtalet löper ut' waits for an event; 'tills våren' is a time."""
        index = self.at.index
        self.at.index += 1
        timed = self.at.kind() != "word" and read_times(self.at) is not None
        self.at.index = index
        if timed:
            return self._set("until")
        self._condition(index)
        return True

    def _breaks_condition(self) -> bool:
        return self.at.text() in _FIRM or (self.at.text() in ("dock", "minst") or self.at.kind() == "often")

    def _read_dated_occasion(self) -> bool:
        index = self.at.index
        times = read_times(self.at)
        dated = (
            times
            and times.spans
            and all(span.is_point or span.unit in ("month", "week") for span in times.spans)
        )
        if not times or not dated:
            self.at.index = index
            return False
        self._state(times)
        return True

    def _between_tokens(self, first: int, last: int) -> str:
        tokens = self.at.tokens
        end = tokens[last - 1].start + len(tokens[last - 1].text)
        return " ".join(self.words[tokens[first].start : end].split())

    def _daily(self) -> bool:
        return is_daily_work(self.at) and self._going()

    def _weakstart(self) -> bool:
        """'Hösten, sedan varje år' is a sequence; 'sedan 2018' is a start."""
        if self.at.text() == "sedan" and self.at.kind(1) in ("often", "every", "everynth", "going"):
            return self._stop()
        if self.at.text() == "fran" and self.at.kind(-1) == "word" and self._is_year_gone_by():
            self.at.index += 2
            return True  # "rutin från 2017 revideras"
        return self._set("from")

    def _is_year_gone_by(self) -> bool:
        return 1990 < (self.at.number(1) or 0) < self.at.year and self.at.kind(2) != "dash"

    def _not(self) -> bool:
        self.at.index += 1
        if self.at.kind() == "before":
            return self._set("start")
        self.negated = True
        return True


def _is_occasion(word: str) -> bool:
    return word.endswith(OCCASIONS) or word.startswith(("budget", "bokslut", "verksamhetsplan"))


_HANDLERS: dict[str, Callable[[Grammar], bool]] = {
    "stop": Grammar._stop,
    "comma": Grammar._comma,
    "latest": Grammar._latest,
    "done": Grammar._done,
    "springlike": Grammar._was,
    "before": lambda g: g._set("before"),
    "after": Grammar._after,
    "weakstart": Grammar._weakstart,
    "start": Grammar._start,
    "until": Grammar._until,
    "awaiting": Grammar._awaiting,
    "emphasis": Grammar._emphasis,
    "ahead": Grammar._ahead,
    "between": Grammar._between,
    "going": Grammar._going,
    "if": Grammar._if,
    "at": Grammar._at,
    "every": Grammar._every,
    "cited": Grammar._cited,
    "past": Grammar._past,
    "see": Grammar._see,
    "valid": lambda g: g.at.kind(1) == "weakstart" and g._going(),
    "moved": Grammar._moved,
    "often": Grammar._daily,
    "next": Grammar._next,
    "not": Grammar._not,
    "holiday": Grammar._holiday,
    "month": Grammar._christmas,
}
