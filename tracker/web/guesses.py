"""Tokens that lead nowhere: whoever tries many is told to wait."""

from flask import abort, request

from tracker.web.context import here


def count_guess() -> None:
    """Counts an unknown token of the address that asks; answers 429 if there have been too many."""
    misses, address = here().misses, request.remote_addr or ""
    if misses.too_many(address):
        abort(429)
    misses.count(address)
