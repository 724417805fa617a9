"""Finds personnummer and samordningsnummer in any spelling: plain signs, their parts, what belongs together."""

from tracker.reading.reply.personal.numbers import personal_numbers

__all__ = ["personal_numbers"]
