"""An activity's own words → the question to ask about it, and its short title."""

from tracker.reading.question.reader import changed_question, read_question
from tracker.reading.question.titles import with_unique_titles

__all__ = ["changed_question", "read_question", "with_unique_titles"]
