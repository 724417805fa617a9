"""Whose word is taken for who the sender is."""

import pytest

from tracker.mail.incoming.authentication import is_authenticated

SENDER = "anna.ek@kommun.example"
TRUSTED = ("mx.kommun.example",)

VERDICTS = [
    ("no header says nothing", [], None),
    ("dmarc pass", ["mx.kommun.example; dmarc=pass header.from=kommun.example"], True),
    (
        "dmarc fail",
        ["mx.kommun.example; dkim=pass header.d=kommun.example; dmarc=fail header.from=kommun.example"],
        False,
    ),
    ("dmarc pass for another domain", ["mx.kommun.example; dmarc=pass header.from=example.se"], False),
    ("aligned dkim", ["mx.kommun.example; dkim=pass header.d=kommun.example"], True),
    ("dkim of the organisation above", ["mx.kommun.example; dkim=pass header.i=@example"], None),
    ("dkim of somebody else", ["mx.kommun.example; dkim=pass header.d=example.se"], None),
    ("aligned spf", ["mx.kommun.example; spf=pass smtp.mailfrom=anna.ek@kommun.example"], True),
    ("spf fail", ["mx.kommun.example; spf=fail smtp.mailfrom=anna.ek@kommun.example"], False),
    ("everything none", ["mx.kommun.example; spf=none; dkim=none; dmarc=none"], None),
    ("another host's word", ["mx.example.se; dmarc=pass header.from=kommun.example"], None),
    (
        "the topmost of the trusted counts",
        [
            "mx.kommun.example; dmarc=fail header.from=kommun.example",
            "mx.kommun.example; dmarc=pass header.from=kommun.example",
        ],
        False,
    ),
    ("a version number after the host", ["mx.kommun.example 1; dmarc=pass header.from=kommun.example"], True),
    (
        "a pass hidden in a comment",
        ["mx.kommun.example; spf=none (; dmarc=pass header.from=kommun.example)"],
        None,
    ),
    (
        "a pass hidden in quotes",
        ['mx.kommun.example; spf=none smtp.mailfrom="a; dmarc=pass"@example.se'],
        None,
    ),
    (
        "Microsoft's form is not believed unasked",
        ["spf=pass smtp.mailfrom=kommun.example; dmarc=pass header.from=kommun.example"],
        None,
    ),
]


@pytest.mark.parametrize(
    ("results", "wanted"), [case[1:] for case in VERDICTS], ids=[case[0] for case in VERDICTS]
)
def test_only_a_trusted_host_is_believed(results: list[str], wanted: bool | None) -> None:
    """True, False or nothing said, from the topmost header that our own server stamped."""
    assert is_authenticated(results, SENDER, TRUSTED) is wanted


def test_microsofts_form_counts_when_it_is_trusted_and_first() -> None:
    """Microsoft 365 names no host, so only the very first header of all can be its own."""
    own = (
        "spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=kommun.example; dkim=none; "
        "dmarc=pass action=none header.from=kommun.example;compauth=pass reason=100"
    )

    assert is_authenticated([own], SENDER, ("microsoft",)) is True
    assert is_authenticated(["mx.example.se; dmarc=none", own], SENDER, ("microsoft",)) is None


def test_without_a_sender_nothing_is_vouched_for() -> None:
    assert is_authenticated(["mx.kommun.example; dmarc=pass"], None, TRUSTED) is None
