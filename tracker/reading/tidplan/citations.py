"""The part of the walk that passes over times which are not the activity's own.

Decisions and papers with their dates, dates that no longer hold, holidays that no day is agreed for.
"""

from tracker.reading.mending import word_list
from tracker.reading.tidplan.spans import read_times
from tracker.reading.tidplan.statements import TIME_KINDS, Mode, Statements
from tracker.reading.tidplan.times import read_atom

_CITATION_ENDS = frozenset({"stop", "comma", "latest", "going", "until", "start", "end"})
_DECIDED = word_list("beslut namndbeslut kf ks sdn kommunfull kommunst antag dnr lagandring")


class Citations(Statements):
    """What a plan tells of other times: each kind of word is handled by one method."""

    def _set(self, mode: Mode) -> bool:
        self.mode = mode
        self.at.place += 1
        return True

    def _decided_ahead(self) -> bool:
        return self.at.text(1).startswith(_DECIDED)

    def _cited(self) -> bool:
        """'Beslutad 2019-05-20', 'enligt program 2021-2024': nothing in it is a time of the activity."""
        self.at.place += 1
        while self.at.kind() not in _CITATION_ENDS and self.at.text() not in ("men", "nu"):
            self.at.place += 1
        self.mode = ""
        return True

    def _past(self) -> bool:
        """'Förra året', and 'tidigare datum 2020-12-31', which no longer holds."""
        old = self.at.text(1) in ("datum", "deadline", "slutdatum", "tidplan", "tid")
        self.at.place += 1
        if read_times(self.at) is None:
            self.at.place += 1
        return self._cited() if old else True

    def _see(self) -> bool:
        """'Se beslut 2021-03-01' points elsewhere; 'se över', 'se till' are things to do."""
        return self.at.text(1) not in ("over", "till") and self._cited()

    def _moved(self) -> bool:
        """'Flyttat från 30 juni till 31 december', '1 mars, flyttat till 1 juni': only the new date holds."""
        self.at.place += 1
        if self.at.kind() in ("weakstart", "start"):
            self.at.place += 1
            read_atom(self.at)
            if self.at.kind() != "until":  # 'senast mars (flyttat från hösten)': the new date stood before
                return True
            self.mode = "latest"
        if self.at.kind() == "until":
            timed = ("deadline", "period", "until")
            self.items = [i for i in self.items if i.kind not in timed or i.sentence != self.sentence]
        return True

    def _after(self) -> bool:
        """'Senast 30 april efter beslut 2021-10-05' has its date; the decision's own is no other."""
        decided = self._decided_ahead()
        decided = decided and (self.mode == "start" or any(item.day for item in self.items))
        return self._cited() if decided else self._set("after")

    def _next(self) -> bool:
        """'Nästa höst' depends on when it was written; 'nästa år' does not, in a plan with a year."""
        if self._read_times():
            return True
        if self.at.text() != "kommande" and self.at.kind(1) in TIME_KINDS:
            self.at.place += 2
            return True
        return False

    def _holiday(self) -> bool:
        """'Innan jul', 'sportlovet 2021': no day of it is agreed, and its year is no time of the activity."""
        self.mode = ""
        self.at.place += 1
        if (self.at.number() or 0) > 1990:
            self.at.place += 1
        return True

    def _christmas(self) -> bool:
        """'Jul' is July only after a day."""
        return self.at.text() == "jul" and self._holiday()
