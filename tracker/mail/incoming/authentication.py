"""Judges whether our mail server authenticated the sender of a mail, by the idea of DMARC (RFC 7489, 3.1).

SPF and DKIM prove a domain, which anybody can buy: it must be that of the organisation in From. Anyone can
write an Authentication-Results header, so only one added by a trusted host counts, and of those the topmost:
a server adds its own above the headers that came with the mail. Microsoft 365 adds one without a host name;
it is accepted only when "microsoft" is trusted and the header is the very first. Exchange removes the header
X-MS-Exchange-Organization-AuthAs from mail that comes from outside: with "microsoft", its "Internal" counts.
"""

from collections.abc import Sequence

from tracker.domain.incoming import Authenticity
from tracker.mail.incoming.organisation import is_same_organisation
from tracker.mail.incoming.results import Result, Results, domain_of, parse_results

MICROSOFT = "microsoft"
_FAIL = Authenticity.FAIL
_FAILED = frozenset({"fail", "softfail", "hardfail", "reject"})


def authenticity(
    results: Sequence[str],
    auth_as: Sequence[str],
    sender: str | None,
    trusted_hosts: Sequence[str],
    received_spf: Sequence[str] = (),
) -> Authenticity:
    """Returns what is known of `sender`, from the values of the three headers in the mail's order.

    Where no trusted host says anything nothing is proved, but a failure is believed: who would forge one?
    """
    domain = domain_of(sender or "")
    parsed = [parse_results(value) for value in results]
    trusted = {host.lower().rstrip(".") for host in trusted_hosts}
    ours = _topmost(parsed, trusted) if trusted else None
    verdict = _judge(ours, domain) if ours else Authenticity.ABSENT
    if verdict in (Authenticity.UNPROVED, Authenticity.ABSENT) and _is_internal(auth_as, ours, trusted):
        return Authenticity.PASS
    if ours is None and (_refuted(received_spf) or any(_judge(one, domain) is _FAIL for one in parsed)):
        return Authenticity.FAIL
    return verdict


def _refuted(received_spf: Sequence[str]) -> bool:
    """True if the topmost Received-SPF (RFC 7208, 9.1) is a failure: several servers write nothing else."""
    said = received_spf[0].split(maxsplit=1) if received_spf else []
    return bool(said) and said[0].lower() in _FAILED


def _topmost(parsed: Sequence[Results], trusted: set[str]) -> Results | None:
    for index, one in enumerate(parsed):
        if one.host in trusted - {MICROSOFT}:
            return one
        if index == 0 and not one.host and one.found and MICROSOFT in trusted:
            return one
    return None


def _is_internal(auth_as: Sequence[str], ours: Results | None, trusted: set[str]) -> bool:
    """True for a mail between mailboxes of one Exchange; one from outside gets a verdict (compauth) too."""
    said = [value.strip().lower() for value in auth_as]
    return MICROSOFT in trusted and said == ["internal"] and not (ours and ours.of("compauth"))


def _judge(ours: Results, domain: str) -> Authenticity:
    """Returns the verdict of one header about the sender's domain."""
    if not ours.whole:
        return Authenticity.UNPROVED
    dmarc, composite = ours.of("dmarc"), () if ours.host else ours.of("compauth")
    if any(one.result in _FAILED for one in (*dmarc, *composite)) or _is_about_another(dmarc, domain):
        return Authenticity.FAIL
    aligned = any(_is_aligned(one, domain) for one in ours.found)
    if domain and (aligned or _all_pass(dmarc) or _all_pass(composite)):
        return Authenticity.PASS
    failed = any(one.result in _FAILED for method in ("spf", "dkim") for one in ours.of(method))
    return Authenticity.FAIL if failed else Authenticity.UNPROVED


def _is_about_another(dmarc: Sequence[Result], domain: str) -> bool:
    """True if DMARC passed for the From of another organisation than the mail's."""
    named = {one.domain("header.from", "header.d", "d") for one in dmarc if one.result == "pass"} - {""}
    return bool(domain) and any(not is_same_organisation(one, domain) for one in named)


def _all_pass(found: Sequence[Result]) -> bool:
    """True if there is a result and none says otherwise: two that differ prove nothing."""
    return bool(found) and all(one.result == "pass" for one in found)


def _is_aligned(one: Result, domain: str) -> bool:
    """True if SPF or DKIM passed for the organisation of `domain`.

    The name that a server greets with (helo) counts only for a mail without an envelope sender, as a bounce.
    """
    if one.result != "pass" or one.method not in ("spf", "dkim"):
        return False
    tested = one.domain("header.d", "header.i") if one.method == "dkim" else _spf_domain(one)
    return is_same_organisation(tested, domain)


def _spf_domain(one: Result) -> str:
    given = [one.properties[name] for name in ("smtp.mailfrom", "smtp.mail") if name in one.properties]
    if any(value.strip('<>"') for value in given):
        return one.domain("smtp.mailfrom", "smtp.mail")
    return one.domain("smtp.helo")
