"""Reads what waits for an event or a need: "vid behov", "när riktlinjerna är klara", and occasions that have
a time of their own."""

from tracker.reading.mending import word_list
from tracker.reading.tidplan.citations import Citations
from tracker.reading.tidplan.frequency import read_often
from tracker.reading.tidplan.spans import read_times
from tracker.reading.tidplan.words import OCCASIONS

_OCCASIONAL = ("i samband", "i anslutning")
_CONDITION_ENDS = frozenset({"stop", "comma", "end"})
FIRM = frozenset({"senast", "deadline", "slutdatum", "slutdag"})
_AFTER_OM = frozenset(
    word_list("behov det detta den nagon nagot sa man vi inte nya ny fragan sadana behovet")
)

_SHORT = frozenset({"month", "week"})
_NEEDED = frozenset(word_list("behov behovet nagon nagot sa"))
_UNITS_OF_FREQUENCY = frozenset({"unit", "season", "springlike", "often", "weekday"})
_NAMED_DAYS = word_list(
    "dag dagen dagarna natten veckan helgen hour day jubileet firandet valet massan festivalen"
)

_PLACES = word_list(
    """
    skola skolan enhet enheten boende boendet avdelning avdelningen arbetsplats arbetsplatsen forvaltning
    forvaltningen namnd namnden klass kommun stadsdel kommundel hem grupp team verksamhet bolag arbetslag
    """
)
"""'En gång per termin på varje skola' says where, and nothing to wait for."""


class Conditions(Citations):
    """The methods for conditions."""

    def _if(self) -> bool:
        at = self.at
        if self._explains_a_time():
            return True
        first = at.kind(-1) in ("end", "stop", "comma", "going", "often", "start", "and")
        first = first and at.text(-1) != ")"  # "lag (2018:1197) om …"
        first = first or at.text(-1) in ("endast", "bara", "enbart")
        if at.text() in ("om", "da") and not first and at.text(1) not in _AFTER_OM:
            return False
        self._condition(at.index)
        return True

    def _explains_a_time(self) -> bool:
        """'Från 1 juli, då lagen börjar gälla': why it is then, and nothing to wait for."""
        at, last = self.at, self.items[-1].kind if self.items else ""
        near = bool(self.items) and self.items[-1].clause >= self.clause - 1
        stated = last == "start" or (last == "deadline" and at.text() == "da" and at.kind(-1) == "comma")
        plain = at.text(1) not in _NEEDED and at.kind(1) not in ("at", "if", "going", "often", "every")
        said = at.text() == "da" or (at.text() == "nar" and at.kind(-1) == "comma")
        if not (said and near and stated and plain):
            return False
        while at.kind() not in _CONDITION_ENDS:
            at.index += 1
        return True

    def _condition(self, index: int) -> None:
        """Reads the rest of the clause; an occasion with its own date ("vid nämnden i mars") is that date."""
        at = self.at
        at.index = max(index, 0)
        self.clause += at.text(-1) in ("samt", "+")  # "mars samt vid behov" are two
        everywhere = at.kind() == "every" and at.text(1).endswith(_PLACES)
        begun, occasion = at.index, everywhere or self._says_when()
        may_have_date = at.kind() == "at" or at.text().startswith("i ")  # "i samband med temaveckan v. 41"
        at.index += 1
        while at.kind() not in _CONDITION_ENDS and not self._breaks_condition():
            named_week = may_have_date and at.token().value == "week" and at.number(1) is not None
            named_day = may_have_date and at.text(-1).endswith(_NAMED_DAYS)
            occasion = occasion or named_week or _is_occasion(at.text())
            if named_day and self._read_dated_occasion(of_days=True):
                return
            if (
                occasion
                and (named_week or at.kind() in ("filler", "month", "atom", "number"))
                and self._read_dated_occasion()
            ):
                return
            at.index += 1
        if may_have_date and at.text() == "(" and at.text(-1).endswith(_NAMED_DAYS):
            at.index += 1
            if self._read_dated_occasion(of_days=True):
                return
            at.index -= 1
        self.mode = ""
        if at.kind(-1) == "if" and at.kind(-2) == "word":
            return  # "oklart när"
        self._add("if", words=self._between_tokens(begun, at.index), occasion=occasion)

    def _says_when(self) -> bool:
        """'Årligen inför budgeten', 'maj i samband med skolavslutningen': the event explains the time."""
        if self.at.kind() == "ahead":
            return True
        stated = any(
            i.kind in ("often", "period", "deadline") and i.clause == self.clause for i in self.items
        )
        return stated and self.at.text().startswith(_OCCASIONAL) and self.at.kind(-1) != "and"

    def _breaks_condition(self) -> bool:
        ends = self.at.text() in FIRM or self.at.text() in ("dock", "minst") or self.at.kind() == "often"
        return ends or self._frequency_begins()

    def _frequency_begins(self) -> bool:
        """'Inför budgeten varje år', 'vid larm samt övning en gång per år'; not "vid tre tillfällen"."""
        index = self.at.index
        unit = read_often(self.at) is not None and self.at.kind(-1) in _UNITS_OF_FREQUENCY
        self.at.index = index
        return unit

    def _read_dated_occasion(self, of_days: bool = False) -> bool:
        index = self.at.index
        times = read_times(self.at)
        dated = (
            times
            and times.spans
            and all(span.is_point or (not of_days and span.unit in _SHORT) for span in times.spans)
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


def _is_occasion(word: str) -> bool:
    return word.endswith(OCCASIONS) or word.startswith(("budget", "bokslut", "verksamhetsplan"))
