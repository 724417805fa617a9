"""What the draft of next year's plan consists of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moved:
    """The words of a cell before and after the turn of the year; `doubt` is a Swedish sentence or ""."""

    before: str
    after: str
    doubt: str = ""

    @property
    def changed(self) -> bool:
        return self.before != self.after
