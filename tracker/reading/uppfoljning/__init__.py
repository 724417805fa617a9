"""Reads an uppföljning cell as the forms of a follow-up, their owner and an indicator."""

from tracker.reading.uppfoljning.reader import read_uppfoljning

__all__ = ["read_uppfoljning"]
