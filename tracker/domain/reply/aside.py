"""Where a person has put a case of the review: to rest until a day, or with a colleague."""

from dataclasses import dataclass
from datetime import date, timedelta

LONGEST_REST = timedelta(days=90)  # whoever has answered is not reminded meanwhile
LONGEST_NOTE = 300  # characters


@dataclass(frozen=True, slots=True)
class Aside:
    """`until` is the day on which the case comes back; `keeper` the person who has it; `note` says why."""

    until: date | None = None
    keeper: int | None = None
    note: str = ""

    def rests(self, today: date) -> bool:
        return self.until is not None and today < self.until

    def is_anothers(self, me: int | None) -> bool:
        """True if somebody else than `me` has it."""
        return self.keeper not in (None, me)

    def waits_for(self, me: int | None, today: date) -> bool:
        """True if it is for `me` to decide today."""
        return not self.rests(today) and not self.is_anothers(me)


HERE = Aside()
