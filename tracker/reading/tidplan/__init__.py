"""Reads a time plan (tidplan) as a schedule."""

from tracker.reading.tidplan.reader import read_tidplan

__all__ = ["read_tidplan"]
