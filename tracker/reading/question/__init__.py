"""An activity's own words → the question to ask about it."""

from tracker.reading.question.reader import read_question

__all__ = ["read_question"]
