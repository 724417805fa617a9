"""The text of a reply → what the sender means: quotes cut, answers found, statuses read."""

from tracker.reading.reply.own_words.cutting import cut_quotes, cut_signature
from tracker.reading.reply.reader import read_reply
from tracker.reading.reply.values import SURE, Answer, Reading, Status

__all__ = ["SURE", "Answer", "Reading", "Status", "cut_quotes", "cut_signature", "read_reply"]
