"""Parses a time plan's tokens into statements.

Every statement is an `Item`: a deadline, a period, a start, an end, a frequency, ongoing work, a condition,
or a date that does not exist. combine.py makes one schedule of them.
"""

from collections.abc import Callable
from dataclasses import replace

from tracker.reading.mending import word_list
from tracker.reading.tidplan.conditions import FIRM, Conditions
from tracker.reading.tidplan.days import NUMBERED
from tracker.reading.tidplan.frequency import is_daily_work, read_often
from tracker.reading.tidplan.spans import read_times
from tracker.reading.tidplan.statements import WEAK, Item
from tracker.reading.tidplan.years import is_year

_ACTS = word_list(
    """
    utvarder avstam stams foljs uppfolj redovis aterrapport rapport revider sammanstall presenter oversyn
    aterkoppl genomgang analyser
    """
)
"""The beginnings of words for what is done with an activity beside its own work."""
_REVISIONS = word_list("revider uppdater ses aktualitet aktualiser oversyn omprov foljs uppfolj utvarder")
_PARTS = word_list(
    "delmal delrapport delredov etapp fas delen version halvtid kartlagg utkast milstolp underlag forslag"
    " delleverans utvardering avstamning mellanrapport lagesrapport forstud"
)
_NAMED = {"act": _ACTS, "revised": _REVISIONS, "part": _PARTS}
_ROUNDS = ("gang", "tillfalle", "omgang", "matning", "uppfoljning", "revidering", "utvardering", "oversyn")
_EVENTS = frozenset({"before", "after"})
_OF_EVENTS = frozenset({"done", "latest", "cited", "start", "going"})
_BEGUN = frozenset({"paborjat", "paborjad", "paborjade", "startat", "startad", "igangsatt"})
_EXPECTED = frozenset({"vantas", "forvantas", "beraknas", "troligen"})


class Grammar(Conditions):
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
        if self.at.text() in NUMBERED and self.at.number(1) is not None and self.items:
            self._stop()  # "steg 1: 2024, steg 2: löpande"
        for name, words in _NAMED.items():
            if self.at.text().startswith(words):
                self.named[name] = self.clause
        handler = _HANDLERS.get(self.at.kind())
        if (handler and handler(self)) or self._skip_reported():
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
        if self.at.text() == "(" and self._repeats_the_year():
            return True
        if self.at.text() == "(" and self.items and self._decided_ahead():
            return self._cited()  # "Senast 31 maj (beslut i nämnd 2021-02-10)"
        if self.items and self.items[-1].kind == "if" and self.at.text(1) in _EXPECTED:
            self.at.index += 1
            return self._cited()  # "Avvaktar beslut, väntas i maj": when the event may happen
        return False

    def _repeats_the_year(self) -> bool:
        """'Senast 31/10 första året (2023)': the bracket says which year the day is in."""
        at, item = self.at, self.items[-1] if self.items else None
        year = at.number(1) or 0
        day = item.day if item and item.kind == "deadline" and item.sentence == self.sentence else None
        if not item or not item.span or not day or not is_year(year) or at.text(2) != ")":
            return False
        if day.year != year and item.span.year_named:
            return False
        if day.year != year and (day.month, day.day) != (2, 29):
            self.items[-1] = replace(item, day=day.replace(year=year))
        at.index += 3
        return True

    def _round(self) -> bool:
        """'Nästa gång 2026', 'första gången hösten 2022': a time of what comes back."""
        begun = self.at.index
        self.at.index += 1
        if self.at.text().startswith(_ROUNDS) or (self.at.kind() == "number" and self.at.kind(-1) == "next"):
            self.at.index += self.at.kind() != "number"
            self.round, self.mode = True, ""
            return True
        self.at.index = begun
        return False

    def _gradual(self) -> bool:
        """'Inventering 2022, åtgärder därefter efterhand': what is dated goes on without a date."""
        after = self.sentence > 0 and any(item.kind in ("period", "deadline") for item in self.items)
        return after and self._going()

    def _latest(self) -> bool:
        self.final = self.at.text().startswith(("slutrapport", "slutredov"))
        self.firm = self.firm or self.at.text() in FIRM
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

    def _awaiting(self) -> bool:
        """'Tills avtalet löper ut' waits for an event; 'tills våren' is a time."""
        index = self.at.index
        self.at.index += 1
        if self.at.kind() in ("end", "stop", "comma"):
            return True  # "gäller till dess"
        timed = self.at.kind() != "word" and read_times(self.at) is not None
        self.at.index = index
        if timed:
            return self._set("until")
        self._condition(index)
        return True

    def _daily(self) -> bool:
        return is_daily_work(self.at) and self._going()

    def _weakstart(self) -> bool:
        """'Hösten, sedan varje år' is a sequence; 'sedan 2018' is a start."""
        if self.at.text() == "sedan" and self.at.kind(1) in (
            "often",
            "every",
            "everynth",
            "going",
            "gradual",
        ):
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
    "next": lambda g: g._round() or g._next(),
    "ordinal": lambda g: g.at.token().value == 1 and g._round(),
    "gradual": Grammar._gradual,
    "not": Grammar._not,
    "holiday": Grammar._holiday,
    "month": Grammar._christmas,
}
