"""Parses the header Authentication-Results (RFC 8601) into values. Judges nothing.

Much of its text comes from whoever sent the mail (comments, the envelope's sender), so it is scanned letter
by letter: what stands in a comment or a quoted string is never taken for a result.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST = 8000
_AMBIGUOUS = "?"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_PAIR = re.compile(rf'(?<![\w.-])([\w.-]+)(?:\s*/\s*\d+)?\s*=\s*((?:{_QUOTED}|[^\s"])+)')
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Result:
    """What one method found: "spf=pass smtp.mailfrom=…". A property with two values has _AMBIGUOUS."""

    method: str
    result: str
    properties: Mapping[str, str]

    def domain(self, *names: str) -> str:
        """Returns the domain of the first of these properties that has one, in ASCII; empty if none has."""
        found = (domain_of(self.properties.get(name, "")) for name in names)
        return next(filter(None, found), "")


@dataclass(frozen=True, slots=True)
class Results:
    """One header; `host` is empty if it names none. `whole`: False if a comment or a quote never ends."""

    host: str
    found: tuple[Result, ...]
    whole: bool = True

    def of(self, method: str) -> tuple[Result, ...]:
        """Returns the results of a method."""
        return tuple(one for one in self.found if one.method == method)


def parse_results(value: str) -> Results:
    """Returns the results of a header's value. Never raises; what is not understood is left out."""
    segments, whole = _segments(value[:LONGEST])
    words = segments[0].split()
    # Microsoft 365 names no host: its first segment is a result.
    named = bool(words) and "=" not in segments[0]
    parsed = (_result(segment) for segment in segments[named:])
    host = words[0].strip('"').rstrip(".").lower() if named else ""
    return Results(host, tuple(one for one in parsed if one), whole and len(value) <= LONGEST)


def domain_of(address: str) -> str:
    """Returns the domain of an address, or of a bare domain, in ASCII; empty if it is none."""
    domain = address.strip("<>").rpartition("@")[2].strip(".").lower()
    try:
        domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return domain if _DOMAIN.fullmatch(domain) else ""


def _result(segment: str) -> Result | None:
    pairs = [(name.lower(), value) for name, value in _PAIR.findall(segment)]
    if not pairs:
        return None
    (method, result), *rest = pairs
    given: dict[str, set[str]] = {}
    for name, value in rest:
        given.setdefault(name, set()).add(value)
    single = {name: min(values) if len(values) == 1 else _AMBIGUOUS for name, values in given.items()}
    return Result(method, result.lower(), single)


def _segments(value: str) -> tuple[list[str], bool]:
    """Returns the text between semicolons without comments, and False if a comment or a quote is left open.

    A quoted string is kept with its quotes. Within a comment quotes mean nothing (RFC 5322, 3.2.2).
    """
    kept: list[list[str]] = [[]]
    depth, quoted, escaped = 0, False, False
    for letter in value:
        if escaped or (letter == "\\" and (depth or quoted)):
            escaped = not escaped
        elif letter == '"' and not depth:
            quoted = not quoted
        elif letter in "()" and not quoted:
            depth += 1 if letter == "(" else -min(depth, 1)
            kept[-1].append(" ")
            continue
        elif letter == ";" and not (depth or quoted):
            kept.append([])
            continue
        if not depth:
            kept[-1].append(letter)
    return ["".join(segment) for segment in kept], not (depth or quoted)
