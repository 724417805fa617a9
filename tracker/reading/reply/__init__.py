"""The text of a reply → the sender's own words, the answers in them, and their statuses."""

from tracker.domain.reply.answer import Answer
from tracker.reading.reply.own_words.cutting import cut_quotes, cut_signature
from tracker.reading.reply.reader import read_reply
from tracker.reading.reply.values import SURE, Reading

__all__ = ["SURE", "Answer", "Reading", "cut_quotes", "cut_signature", "read_reply"]
