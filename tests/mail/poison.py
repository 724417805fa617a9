"""Some forty kinds of mail that break a careless reader: each is to be read or set aside, alone."""

from base64 import b64encode

FROM = b"From: gift@kommun.example\r\nTo: uppf@kommun.example\r\nDate: Wed, 19 May 2021 09:00:00 +0200\r\n"


def headed(more: bytes, body: bytes = b"1 klart\r\n") -> bytes:
    return FROM + more + b"\r\n" + body


def typed(content_type: bytes, body: bytes, encoding: bytes = b"8bit") -> bytes:
    head = b"Subject: x\r\nContent-Type: " + content_type + b"\r\nContent-Transfer-Encoding: " + encoding
    return headed(head + b"\r\n", body)


def nested(levels: int) -> bytes:
    return b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(levels)
    )


POISON = {
    "nothing": b"",
    "one NUL": b"\0",
    "only line ends": b"\r\n" * 2000,
    "no headers": b"klart\r\n",
    "no end of headers": FROM[:-2],
    "NUL in headers": headed(b"Subject: a\0b\r\n"),
    "NUL in body": headed(b"Subject: x\r\n", b"1 kl\0art\0\r\n" * 50),
    "header of 1 MB": headed(b"X-Long: " + b"a" * 1_000_000 + b"\r\n"),
    "headers without end": headed(b"X: y\r\n" * 100_000),
    "a line of 2 MB": headed(b"Subject: x\r\n", b"a" * 2_000_000),
    "half a million lines": headed(b"Subject: x\r\n", b"\n" * 500_000),
    "unknown charset": typed(b"text/plain; charset=klingon", b"1 klart \xe5\xe4\xf6"),
    "charset that is a codec": typed(b"text/plain; charset=rot13", b"1 klart"),
    "charset that unpacks": typed(b"text/plain; charset=zlib", b"x\x9c1 klart"),
    "charset with NUL": typed(b'text/plain; charset="utf-8\0"', b"1 klart"),
    "charset of 8-bit bytes": typed(b"text/plain; charset=\xff\xfe", b"1 klart"),
    "UTF-7": typed(b"text/plain; charset=utf-7", b"+AGE-+//////-"),
    "wrong UTF-8": typed(b"text/plain; charset=utf-8", b"\xff\xfe\xc0\x80 klart"),
    "lone surrogates": typed(b"text/plain; charset=utf-8", b"\xed\xa0\x80 klart"),
    "UTF-16 cut in half": typed(b"text/plain; charset=utf-16", b"\xff\xfek\0l"),
    "broken base64": typed(b"text/plain; charset=utf-8", b"MSBrbGFydA=\r\n=====A", b"base64"),
    "base64 of one letter": typed(b"text/plain", b"A", b"base64"),
    "broken quoted-printable": typed(b"text/plain; charset=utf-8", b"=\r\n=E5=X=ZZ=", b"quoted-printable"),
    "broken uuencode": typed(b"text/plain", b"begin 644 x\r\n#0V%T\r\nM", b"x-uuencode"),
    "unknown encoding": typed(b"text/plain", b"1 klart", b"x-own"),
    "500 levels": FROM + nested(500),
    "500 messages in messages": FROM + b"Content-Type: message/rfc822\r\n\r\n" * 500,
    "1,000 parts": typed(b'multipart/mixed; boundary="b"', b"--b\r\n\r\nx\r\n" * 1000),
    "multipart without boundary": typed(b"multipart/mixed", b"--b\r\n\r\n1 klart"),
    "multipart that never begins": typed(b'multipart/mixed; boundary="b"', b"1 klart"),
    "boundary of 60 kB": typed(b'multipart/mixed; boundary="' + b"b" * 60_000 + b'"', b"x"),
    "content type that is none": typed(b";;;===\xff/", b"1 klart"),
    "parameters without end": typed(b"text/plain; " + b"a*0=b; " * 3000, b"1 klart"),
    "two From": headed(b"From: annan@kommun.example\r\nSubject: x\r\n"),
    "From of parentheses": b"From: " + b"(" * 40_000 + b"\r\n\r\n1 klart",
    "encoded words in thousands": headed(b"Subject: " + b"=?utf-8?q?=E5?= " * 8000 + b"\r\n"),
    "encoded word that is broken": headed(b"Subject: =?utf-8?b?====?= =?x?q?=?= =?utf-8?q?=?=\r\n"),
    "date of no calendar": b"From: a@b.se\r\nDate: 99 Foo 99999999999 99:99:99 +999999\r\n\r\n1 klart",
    "HTML of 20,000 levels": typed(b"text/html", b"<div>" * 20_000),
    "HTML of open brackets": typed(b"text/html", b"<" * 200_000),
    "broken delivery report": typed(b"multipart/report; report-type=delivery-status", b"\0" * 100),
    "absence without end": headed(b"Auto-Submitted: auto-replied\r\n", b"t.o.m. till v. " * 20_000),
    "OLE of zeros": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096),
    "OLE of noise": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b64encode(bytes(range(256)) * 40),
    "encoded NUL in the subject of a mail that is not read": headed(
        b"Subject: =?utf-8?b?YQBiG1szMW3CmyBj?= =?utf-16?b?ANj//w==?=\r\n" + b"X: y\r\n" * 100_000
    ),
    "noncharacters and half a pair": typed(
        b"text/plain; charset=utf-8", b"1 klart \xef\xbf\xbf \xed\xa0\x80 \xe2\x80\xae \x1b[2J \xc2\x9b"
    ),
    "half a pair in UTF-16 and UTF-7": typed(b"text/plain; charset=utf-7", b"1 klart +2AA- +//8-"),
    "our own mark": headed(b"X-Tracker-Only-Head: yes\r\n"),
}
