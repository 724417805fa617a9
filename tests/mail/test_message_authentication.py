"""Whose word is taken for who the sender is, as the servers write it, and forged in every place."""

from tests.cases import each
from tracker.domain.incoming import Authenticity
from tracker.mail.incoming.authentication import authenticity
from tracker.mail.incoming.results import parse_results

SENDER = "anna.ek@kommun.example"
TRUSTED = ("mx.kommun.example",)
OURS = "mx.kommun.example; "
PASS, FAIL, UNPROVED, ABSENT = Authenticity
GOOD = OURS + "dmarc=pass header.from=kommun.example"
BAD = OURS + "dmarc=fail header.from=kommun.example"

# What each server writes about a mail from SENDER; the host to trust is that of the case.
SERVERS = [
    (
        "gmail",
        "mx.google.com",
        "mx.google.com;       dkim=pass header.i=@kommun.example header.s=s1 header.b=AbC+d/9=;     spf=pass "
        "(google.com: domain of anna.ek@kommun.example designates 192.0.2.7 as permitted sender) "
        "smtp.mailfrom=anna.ek@kommun.example;       dmarc=pass (p=REJECT sp=REJECT dis=NONE) "
        "header.from=kommun.example",
        PASS,
    ),
    (
        "gmail, another's domain through",
        "mx.google.com",
        "mx.google.com; spf=pass (google.com: domain of a@example.se designates 192.0.2.7 as permitted) "
        "smtp.mailfrom=a@example.se; dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=kommun.example",
        FAIL,
    ),
    (
        "microsoft 365",
        "microsoft",
        "spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=kommun.example; dkim=pass (signature was verified) "
        "header.d=kommun.example;dmarc=pass action=none header.from=kommun.example;compauth=pass reason=100",
        PASS,
    ),
    (
        "microsoft 365, no DMARC record: its own composite",
        "microsoft",
        "spf=none (sender IP is 192.0.2.7) smtp.mailfrom=bounce.example.se; dkim=none (message not signed) "
        "header.d=none;dmarc=none action=none header.from=kommun.example;compauth=pass reason=111",
        PASS,
    ),
    (
        "microsoft 365, best guess alone",
        "microsoft",
        "spf=none smtp.mailfrom=example.se; dkim=none header.d=none; dmarc=bestguesspass action=none "
        "header.from=kommun.example",
        UNPROVED,
    ),
    (
        "microsoft 365, composite softpass",
        "microsoft",
        "spf=none smtp.mailfrom=example.se; dkim=none header.d=none; dmarc=none action=none "
        "header.from=kommun.example;compauth=softpass reason=202",
        UNPROVED,
    ),
    (
        "microsoft 365, spoofed from within",
        "microsoft",
        "spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=example.se; dkim=none (message not signed) "
        "header.d=none;dmarc=none action=none header.from=kommun.example;compauth=fail reason=601",
        FAIL,
    ),
    (
        "microsoft 365, its tenant's own signature",
        "microsoft",
        "spf=none smtp.mailfrom=example.se; dkim=pass (signature was verified) "
        "header.d=kommun.onmicrosoft.com;dmarc=none action=none;compauth=none reason=405",
        UNPROVED,
    ),
    (
        "postfix with opendmarc",
        "mx.kommun.example",
        "mx.kommun.example; dmarc=pass (p=reject dis=none) header.from=kommun.example",
        PASS,
    ),
    (
        "postfix with opendkim alone",
        "mx.kommun.example",
        "mx.kommun.example;\tdkim=pass (2048-bit key; unprotected) header.d=kommun.example "
        'header.i=@kommun.example header.a=rsa-sha256 header.s=s1 header.b="AbC;=dE"; dkim-atps=neutral',
        PASS,
    ),
    (
        "postfix with policyd-spf",
        "mx.kommun.example",
        "mx.kommun.example; spf=pass (sender SPF authorized) smtp.mailfrom=kommun.example "
        "(client-ip=192.0.2.7; helo=mail.kommun.example; envelope-from=a@kommun.example; receiver=<UNKNOWN>)",
        PASS,
    ),
    (
        "opendmarc about a domain without a policy, and its SPF for another",
        "mx.kommun.example",
        "mx.kommun.example; dmarc=none (p=none dis=none) header.from=kommun.example; spf=pass "
        "smtp.mailfrom=list.example.se",
        UNPROVED,
    ),
    (
        "halon",
        "gw.kommun.example",
        "gw.kommun.example; spf=pass smtp.mailfrom=anna.ek@kommun.example smtp.helo=out.kommun.example; "
        'dkim=pass header.d=kommun.example header.s="2021"; dmarc=pass header.from=kommun.example',
        PASS,
    ),
    (
        "halon, a signature that broke on the way and one that held",
        "gw.kommun.example",
        'gw.kommun.example; dkim=fail reason="body hash mismatch" header.d=example.se; dkim=pass '
        "header.d=kommun.example; spf=softfail smtp.mailfrom=a@example.se",
        PASS,
    ),
    (
        "cisco esa",
        "esa1.kommun.example",
        "esa1.kommun.example; dkim=pass (signature verified) header.i=@kommun.example; spf=Pass "
        "smtp.mailfrom=anna.ek@kommun.example; spf=None smtp.helo=postmaster@out.kommun.example; "
        "dmarc=pass (p=reject dis=none) d=kommun.example",
        PASS,
    ),
    (
        "cisco esa, DMARC of another",
        "esa1.kommun.example",
        "esa1.kommun.example; dkim=neutral (message not signed) header.i=none; spf=Pass "
        "smtp.mailfrom=a@example.se; dmarc=pass (p=none dis=none) d=example.se",
        FAIL,
    ),
    (
        "exim",
        "mx.kommun.example",
        "mx.kommun.example;\n\tiprev=pass (out.kommun.example) smtp.remote-ip=192.0.2.7;\n\t"
        "spf=pass smtp.mailfrom=kommun.example;\n\tarc=none",
        PASS,
    ),
]


@each(("host", "header", "wanted"), [case[1:] for case in SERVERS])
def test_the_headers_of_the_servers_in_use(host: str, header: str, wanted: Authenticity) -> None:
    """Proved only where what passed belongs to the organisation in From, and a trusted host says so."""
    assert authenticity([header], [], SENDER, (host,)) is wanted
    unheard = FAIL if wanted is FAIL else ABSENT
    assert authenticity([header], [], SENDER, ("mx.another.example",)) is unheard


# What follows our own host's name.
VERDICTS = [
    ("aligned dkim", "dkim=pass header.d=kommun.example", PASS),
    ("dkim by its identity", "dkim=pass header.i=anna@skola.kommun.example", PASS),
    ("dkim of the suffix above", "dkim=pass header.i=@example", UNPROVED),
    ("dkim of somebody else", "dkim=pass header.d=example.se", UNPROVED),
    ("dkim of a name that ends alike", "dkim=pass header.d=storkommun.example", UNPROVED),
    ("dkim of a name that begins alike", "dkim=pass header.d=kommun.example.se", UNPROVED),
    ("dkim of two domains at once", "dkim=pass header.d=kommun.example header.d=example.se", UNPROVED),
    ("dkim without a domain", "dkim=pass", UNPROVED),
    ("aligned spf", "spf=pass smtp.mailfrom=anna.ek@kommun.example", PASS),
    ("spf of a part of the organisation", "spf=pass smtp.mailfrom=x@utskick.kommun.example", PASS),
    ("spf of another domain", "spf=pass smtp.mailfrom=anna.ek@example.se", UNPROVED),
    (
        "spf of another, greeting as ours",
        "spf=pass smtp.mailfrom=a@example.se smtp.helo=kommun.example",
        UNPROVED,
    ),
    (
        "spf of two senders, greeting as ours",
        "spf=pass smtp.mailfrom=a@b.se smtp.mailfrom=a@c.se smtp.helo=kommun.example",
        UNPROVED,
    ),
    (
        "spf of an empty sender, by the greeting",
        "spf=pass smtp.mailfrom=<> smtp.helo=out.kommun.example",
        PASS,
    ),
    ("spf without a domain", "spf=pass", UNPROVED),
    ("spf fail", "spf=fail smtp.mailfrom=anna.ek@kommun.example", FAIL),
    ("spf softfail", "spf=softfail smtp.mailfrom=anna.ek@kommun.example", FAIL),
    ("spf neutral", "spf=neutral smtp.mailfrom=anna.ek@kommun.example", UNPROVED),
    (
        "permanent errors",
        "spf=permerror smtp.mailfrom=kommun.example; dkim=permerror; dmarc=permerror",
        UNPROVED,
    ),
    ("temporary errors", "spf=temperror smtp.mailfrom=kommun.example; dmarc=temperror", UNPROVED),
    ("everything none", "spf=none; dkim=none; dmarc=none", UNPROVED),
    ("nothing was tested", "none", UNPROVED),
    ("another method passed", "auth=pass smtp.auth=anna.ek@kommun.example; arc=pass", UNPROVED),
    ("dmarc pass", "dmarc=pass header.from=kommun.example", PASS),
    ("dmarc pass without a domain", "dmarc=pass", PASS),
    ("dmarc pass for another domain", "dmarc=pass header.from=example.se", FAIL),
    (
        "dmarc fail beside a signature",
        "dkim=pass header.d=kommun.example; dmarc=fail header.from=kommun.example",
        FAIL,
    ),
    (
        "dmarc that says both",
        "dmarc=none header.from=kommun.example; dmarc=pass header.from=kommun.example",
        UNPROVED,
    ),
    ("dmarc that says both, badly", "dmarc=pass header.from=kommun.example; dmarc=fail", FAIL),
    ("microsoft's composite from another host", "compauth=pass reason=100", UNPROVED),
    ("versions of the methods", "spf/1 = pass smtp.mailfrom = kommun.example", PASS),
    ("capitals", "DMARC=Pass Header.From=KOMMUN.EXAMPLE", PASS),
    ("a reason with a semicolon", 'dkim=pass reason="a; b" header.d=kommun.example', PASS),
    ("a comment before the sign", "spf (x) = (y) pass smtp.mailfrom=kommun.example", PASS),
    ("a pass in a comment", "spf=none (; dmarc=pass header.from=kommun.example)", UNPROVED),
    (
        "a pass in a comment in a comment",
        "spf=none (a (b) ; dmarc=pass header.from=kommun.example)",
        UNPROVED,
    ),
    ("a comment that seems to end", r"spf=none (a \) ; dmarc=pass header.from=kommun.example)", UNPROVED),
    (
        "a quote that opens in a comment",
        'spf=none (") smtp.mailfrom=a@b.se; dkim=none (; dmarc=pass ")',
        UNPROVED,
    ),
    ("a lone quote in a comment", 'spf=pass (of "a) smtp.mailfrom=kommun.example', PASS),
    ("a comment that never ends", "spf=none (; dmarc=pass header.from=kommun.example", UNPROVED),
    ("a pass in quotes", 'spf=none smtp.mailfrom="a; dmarc=pass"@example.se', UNPROVED),
    ("a pass in quotes that seem to end", r'spf=none smtp.mailfrom="a\"; dmarc=pass"@example.se', UNPROVED),
    ("quotes that never end", 'dmarc=pass header.from=kommun.example; spf=none smtp.mailfrom="a', UNPROVED),
    ("a domain in quotes before another's", 'spf=pass smtp.mailfrom="a@kommun.example"@example.se', UNPROVED),
    ("a pass in quotes of another method", 'x=none y="; spf=pass smtp.mailfrom=kommun.example"', UNPROVED),
    ("an endless header", "spf=none; " + "x" * 9000 + "; dmarc=pass", UNPROVED),
]


@each(("said", "wanted"), [case[1:] for case in VERDICTS])
def test_only_an_aligned_pass_proves_a_sender(said: str, wanted: Authenticity) -> None:
    assert authenticity([OURS + said], [], SENDER, TRUSTED) is wanted


@each(
    ("sender", "domain", "wanted"),
    [
        ("a@skola.stockholm.se", "stockholm.se", PASS),
        ("a@bromma.se", "kista.se", UNPROVED),
        ("a@norra.org.se", "sodra.org.se", UNPROVED),
        ("a@ett.onmicrosoft.com", "annat.onmicrosoft.com", UNPROVED),
        ("a@x.ett.onmicrosoft.com", "ett.onmicrosoft.com", PASS),
        ("a@växjö.se", "xn--vxj-qla6g.se", PASS),
        ("a@se", "kommun.se", UNPROVED),
        ("a@kommun.se", "192.0.2.7", UNPROVED),
    ],
)
def test_an_organisation_is_what_somebody_registered(sender: str, domain: str, wanted: Authenticity) -> None:
    """Two schools below one suffix are strangers; å, ä and ö are the same domain in either spelling."""
    assert authenticity([f"{OURS}spf=pass smtp.mailfrom={domain}"], [], sender, TRUSTED) is wanted


@each(
    ("results", "wanted", "why"),
    [
        ([], ABSENT, "no header says nothing"),
        ([BAD, GOOD], FAIL, "a forged copy below our own"),
        ([OURS + "none", GOOD], UNPROVED, "a forged copy below one that found nothing"),
        ([OURS + "spf=none (", GOOD], UNPROVED, "a forged copy below one that somebody broke"),
        (["mx.example.se; dmarc=none", BAD, GOOD], FAIL, "between another host's and a forged one"),
        (["mx.example.se; dmarc=pass header.from=kommun.example"], ABSENT, "another host's word"),
        (
            ["MX.Kommun.Example. 1; dmarc=pass header.from=kommun.example"],
            PASS,
            "in capitals, with a version",
        ),
        (["(x) mx.kommun.example (y); dmarc=pass"], PASS, "comments around the host"),
        (["mx.kommun.example.evil.example; dmarc=pass"], ABSENT, "a host that begins as ours"),
        (["evil.mx.kommun.example; dmarc=pass"], ABSENT, "a host that ends as ours"),
        (["(mx.kommun.example; ) evil.example; dmarc=pass"], ABSENT, "our host in a comment"),
        (['"mx.kommun.example; x" evil; dmarc=pass'], ABSENT, "our host in quotes with more"),
        (["dmarc=pass header.from=kommun.example"], ABSENT, "Microsoft's form is not believed unasked"),
        (["microsoft; dmarc=pass header.from=kommun.example"], ABSENT, "the word is no host"),
        ([";;; ", "", "="], ABSENT, "headers of nothing"),
    ],
)
def test_a_forged_header_counts_nowhere(results: list[str], wanted: Authenticity, why: str) -> None:
    """Only the topmost that our own server wrote is read."""
    assert authenticity(results, [], SENDER, TRUSTED) is wanted, why


MICROSOFTS = "spf=pass smtp.mailfrom=kommun.example; dmarc=pass action=none header.from=kommun.example"
WITHIN = "dkim=none (message not signed) header.d=none;dmarc=none action=none header.from=kommun.example;"


@each(
    ("results", "auth_as", "wanted", "why"),
    [
        ([MICROSOFTS], [], PASS, "the very first header is its own"),
        (["mx.example.se; dmarc=none", MICROSOFTS], [], ABSENT, "one further down came with the mail"),
        ([WITHIN], ["Internal"], PASS, "from one mailbox of the organisation to another"),
        ([], ["Internal"], PASS, "Exchange on the premises writes no results"),
        ([], ["Anonymous"], ABSENT, "from outside"),
        ([], ["Internal", "Anonymous"], ABSENT, "one of them came with the mail"),
        ([WITHIN + "compauth=none reason=451"], ["Internal"], UNPROVED, "a verdict of mail from outside"),
        ([WITHIN + "compauth=fail reason=601"], ["Internal"], FAIL, "refuted"),
        (["dmarc=fail header.from=kommun.example"], ["Internal"], FAIL, "refuted"),
    ],
)
def test_microsofts_own_signs(results: list[str], auth_as: list[str], wanted: Authenticity, why: str) -> None:
    """They count only where "microsoft" is trusted: other servers leave a forged AuthAs there."""
    assert authenticity(results, auth_as, SENDER, ("microsoft",)) is wanted, why
    assert authenticity(results, auth_as, SENDER, TRUSTED) is (FAIL if wanted is FAIL else ABSENT)


@each(
    ("results", "wanted"),
    [
        ([], ABSENT),
        ([GOOD], ABSENT),
        ([BAD], FAIL),
        ([GOOD, "mx.example.se; spf=fail smtp.mailfrom=kommun.example"], FAIL),
        ([OURS + "spf=none"], ABSENT),
    ],
)
def test_without_trusted_hosts_only_a_failure_is_believed(results: list[str], wanted: Authenticity) -> None:
    assert authenticity(results, ["Internal"], SENDER, ()) is wanted


RECEIVED_SPF = [
    ("Fail (mx.kommun.example: domain of a@example.se does not designate 192.0.2.7)", FAIL),
    ("softfail (mx: transitioning) client-ip=192.0.2.7; envelope-from=a@kommun.example;", FAIL),
    ("Pass (sender SPF authorized) identity=mailfrom; client-ip=192.0.2.7", ABSENT),
    ("None (no SPF record)", ABSENT),
    ("Neutral (fail)", ABSENT),
    ("", ABSENT),
]


@each(("said", "wanted"), RECEIVED_SPF)
@each("trusted", [(), TRUSTED])
def test_a_failure_in_the_older_header_is_believed(
    said: str, wanted: Authenticity, trusted: tuple[str, ...]
) -> None:
    """Postfix's SPF checks write only it; a pass proves nothing, and our own server's verdict goes before."""
    assert authenticity([], [], SENDER, trusted, [said, "Fail (of another hop)"]) is wanted
    assert authenticity([GOOD], [], SENDER, TRUSTED, [said]) is PASS


def test_a_failure_that_another_host_saw_is_believed_where_our_own_says_nothing() -> None:
    assert authenticity([BAD.replace("mx.", "gw.")], [], SENDER, TRUSTED) is FAIL
    assert authenticity([GOOD, BAD.replace("mx.", "gw.")], [], SENDER, TRUSTED) is PASS


def test_without_a_sender_nothing_is_proved() -> None:
    assert authenticity([GOOD], ["Internal"], None, TRUSTED) is UNPROVED
    assert authenticity([BAD], [], None, TRUSTED) is FAIL


@each("value", ["(" * 8000, '"' * 8001, "a." * 4000, "x" * 8000 + "=", ";" * 8000, "=" * 8000, "\\"])
def test_a_hostile_header_is_parsed_at_once(value: str) -> None:
    """In a time that grows with its length: a slow expression would hold this test for minutes."""
    assert parse_results(value).found == () or value.startswith("x")
