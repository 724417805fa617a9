"""Skips times that are not the activity's own.

These are decisions and documents with their dates, dates that no longer apply, and holidays without an agreed
day.
"""

from tracker.reading.mending import word_list
from tracker.reading.tidplan.spans import read_times
from tracker.reading.tidplan.statements import TIME_KINDS, Mode, Statements
from tracker.reading.tidplan.times import read_atom

_CITATION_ENDS = frozenset({"stop", "comma", "latest", "going", "until", "before", "start", "end"})
_OF_WHICH = frozenset(word_list("for avseende gallande rorande"))
_DECIDED = word_list("beslut namndbeslut kf ks sdn kommunfull kommunst antag dnr lagandring")


class Citations(Statements):
    """The methods for other times in a time plan, one for each kind of word."""

    def _set(self, mode: Mode) -> bool:
        self.mode = mode
        self.at.index += 1
        return True

    def _decided_ahead(self) -> bool:
        return self.at.text(1).startswith(_DECIDED)

    def _cited(self) -> bool:
        """'Beslutad 2019-05-20', 'enligt program 2021-2024': none of it is a time of the activity."""
        self.at.index += 1
        while self.at.kind() not in _CITATION_ENDS and self.at.text() not in ("men", "nu"):
            self.at.index += 1
        self.mode = ""
        return True

    def _skip_reported(self) -> bool:
        """'Senast 15 februari för perioden juli–december': what the report is of, after its own day."""
        at, index = self.at, self.at.index
        dated = any(item.kind == "deadline" and item.clause == self.clause for item in self.items)
        if not dated or at.text() not in _OF_WHICH:
            return False
        while at.kind() in ("past", "next") or at.text() in _OF_WHICH:
            at.index += 1
        if read_times(at) is None:
            at.index = index
            return False
        return True

    def _emphasis(self) -> bool:
        """'Hela året, främst hösten': the part of a time that is named before is not the time itself."""
        whole = any(token.text in ("hela", "hel") for token in self.at.tokens[: self.at.index])
        whole = whole or any(item.kind in ("going", "often") for item in self.items)
        weighed = self.at.text().startswith("med ") and any(item.kind == "period" for item in self.items)
        return self._cited() if whole or weighed else self._set(self.mode)

    def _past(self) -> bool:
        """'Förra året', and 'tidigare datum 2020-12-31', which no longer applies."""
        old = self.at.text(1) in ("datum", "deadline", "slutdatum", "tidplan", "tid")
        self.at.index += 1
        if read_times(self.at) is None:
            self.at.index += 1
        return self._cited() if old else True

    def _see(self) -> bool:
        """'Se beslut 2021-03-01' is a reference; 'se över', 'se till' are things to do."""
        return self.at.text(1) not in ("over", "till") and self._cited()

    def _moved(self) -> bool:
        """'Flyttat från 30 juni till 31 december', '1 mars, flyttat till 1 juni': the new date applies."""
        self.at.index += 1
        if self.at.kind() in ("weakstart", "start"):
            self.at.index += 1
            read_atom(self.at)
            if self.at.kind() != "until":  # 'senast mars (flyttat från hösten)': the new date came first
                return True
            self.mode = "latest"
        if self.at.kind() == "until":
            timed = ("deadline", "period", "until")
            self.items = [i for i in self.items if i.kind not in timed or i.sentence != self.sentence]
        return True

    def _after(self) -> bool:
        """'Senast 30 april efter beslut 2021-10-05': the date of the decision is not another deadline."""
        decided = self._decided_ahead()
        decided = decided and (self.mode == "start" or any(item.day for item in self.items))
        return self._cited() if decided else self._set("after")

    def _next(self) -> bool:
        """'Nästa höst' depends on when it was written; 'nästa år' does not, because the plan has a year."""
        if self._read_times():
            return True
        if self.at.text() != "kommande" and self.at.kind(1) in TIME_KINDS:
            self.at.index += 2
            return True
        return False

    def _holiday(self) -> bool:
        """'Innan jul', 'sportlovet 2021': a holiday has no agreed day, and its year is not the activity's."""
        self.mode = ""
        self.at.index += 1
        if (self.at.number() or 0) > 1990:
            self.at.index += 1
        return True

    def _christmas(self) -> bool:
        """'Jul' means July only after a day."""
        return self.at.text() == "jul" and self._holiday()
