"""Checks whether our mail server authenticated the sender of a mail (RFC 8601, RFC 7489).

Anyone can write an Authentication-Results header, so only one added by a trusted host counts, and of
those the topmost: a server adds its own above the headers that came with the mail. Microsoft 365 adds one
without a host name; it is accepted only when "microsoft" is trusted and the header is the very first.
"""

import re
from collections.abc import Sequence

MICROSOFT = "microsoft"
_LONGEST = 8000
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_METHOD = re.compile(r"^\s*(dmarc|dkim|spf|compauth)\s*=\s*([a-z]+)", re.IGNORECASE)
_DOMAIN = {
    "dkim": re.compile(r"\bheader\.(?:d|i)\s*=\s*\S{0,64}?@?([\w.-]+)(?=\s|;|$)"),
    "spf": re.compile(r"\bsmtp\.(?:mailfrom|mail|helo)\s*=\s*(?:\S{0,64}@)?([\w.-]+)(?=\s|;|$)"),
    "dmarc": re.compile(r"\bheader\.from\s*=\s*(?:\S{0,64}@)?([\w.-]+)(?=\s|;|$)"),
}


def is_authenticated(results: Sequence[str], sender: str | None, trusted_hosts: Sequence[str]) -> bool | None:
    """Returns True if a trusted host authenticated `sender`, False if that failed, None without a result."""
    trusted = {host.lower() for host in trusted_hosts}
    verdicts = _trusted_verdicts([_without_comments(value) for value in results], trusted)
    if verdicts is None or sender is None:
        return None
    return _judge(verdicts, sender.rsplit("@", 1)[-1].lower())


def _trusted_verdicts(results: Sequence[str], trusted: set[str]) -> list[str] | None:
    for index, value in enumerate(results):
        segments = value.split(";")
        host = segments[0].split()[0].lower() if segments[0].split() else ""
        if "=" in segments[0]:
            if index == 0 and MICROSOFT in trusted:
                return segments
        elif host in trusted and host != MICROSOFT:
            return segments[1:]
    return None


def _judge(verdicts: Sequence[str], domain: str) -> bool | None:
    failed = False
    aligned = False
    for verdict in verdicts:
        found = _METHOD.match(verdict)
        if found is None:
            continue
        method, result = found[1].lower(), found[2].lower()
        same = _is_aligned(method, verdict, domain)
        if method == "dmarc" and result in {"pass", "fail"}:
            return result == "pass" and same
        failed = failed or result in {"fail", "softfail", "hardfail"}
        aligned = aligned or (method in {"dkim", "spf"} and result == "pass" and same)
    if aligned:
        return True
    return False if failed else None


def _is_aligned(method: str, verdict: str, domain: str) -> bool:
    """Returns True if the domain is the sender's, or a parent or subdomain of it (relaxed alignment)."""
    pattern = _DOMAIN.get(method)
    found = pattern.search(verdict) if pattern else None
    if found is None:
        return method == "dmarc"
    tested = found[1].lower().strip(".")
    if tested == domain:
        return True
    if method == "dmarc":
        return False
    return (
        "." in tested and "." in domain and (domain.endswith("." + tested) or tested.endswith("." + domain))
    )


def _without_comments(value: str) -> str:
    """Removes comments and quoted strings, because a sender controls their content."""
    text = _QUOTED.sub(" ", value[:_LONGEST])
    kept, depth = [], 0
    for letter in text:
        depth += letter == "("
        if depth == 0:
            kept.append(letter)
        depth -= letter == ")" and depth > 0
    return "".join(kept)
