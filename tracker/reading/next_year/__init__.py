"""Moves the words of a plan's cells to a later year: only the words that must change, each change shown."""

from tracker.reading.next_year.cells import move_follow_up, names_year
from tracker.reading.next_year.decided import decided_reading
from tracker.reading.next_year.rows import moved_cells
from tracker.reading.next_year.tidplan import move_tidplan

__all__ = ["decided_reading", "move_follow_up", "move_tidplan", "moved_cells", "names_year"]
