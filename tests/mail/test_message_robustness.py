"""Whatever comes in: a value or a MailProblem, never another error, and soon."""

import contextlib
import time
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.examples import examples
from tracker.mail.incoming.absence import first_day_back
from tracker.mail.incoming.html import html_to_text
from tracker.mail.incoming.message import MailProblem, read_message

RAW = [path.read_bytes() for path in sorted((Path(__file__).parents[1] / "data" / "mail").glob("*.eml"))]
NAMES = [
    "From",
    "To",
    "Subject",
    "Date",
    "Content-Type",
    "References",
    "Authentication-Results",
    "Return-Path",
]


def read(raw: bytes) -> None:
    with contextlib.suppress(MailProblem):
        read_message(raw, trusted_hosts=("mx.kommun.example", "microsoft"))


@given(st.binary(max_size=2000))
@examples(150)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    read(raw)


@given(st.sampled_from(RAW), st.data())
@examples(150)
def test_a_mail_with_a_piece_torn_out_is_read_or_refused(raw: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    read(raw[:start] + data.draw(st.binary(max_size=20)) + raw[end:])


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.binary(max_size=200))), st.binary(max_size=200))
@examples(150)
def test_any_header_values_are_read_or_refused(headers: list[tuple[str, bytes]], body: bytes) -> None:
    read(b"".join(name.encode() + b": " + value + b"\n" for name, value in headers) + b"\n" + body)


@given(st.text(max_size=500))
@examples(100)
def test_any_text_has_a_day_back_or_none(text: str) -> None:
    first_day_back(f"åter {text} v. 53 t.o.m. 31/2", date(2021, 7, 5))


@each(
    "html",
    [
        "<div>" * 20_000,
        "<blockquote>" * 3000,
        "<table><tr><td>" * 3000,
        "<" * 200_000,
        "",
        "\x00",
        "<?xml?>",
        "<!--",
    ],
)
def test_hostile_html_is_text_soon(html: str) -> None:
    start = time.process_time()
    html_to_text(html + "klart")

    assert time.process_time() - start < 3


@each(
    "raw",
    [
        b"From: " + b"a@b.c, " * 9000 + b"\n\n",
        b"From: a@b.se\n\n" + b"--" * 2_000_000,
        b"From: a@b.se\n\n" + b"boundary=" * 500_000,
        b"From: a@b.se\nSubject: " + b"=?utf-8?q?a?=" * 4000 + b"\n\n",
        b"From: " + b"(" * 30_000 + b"\n\n",
        b'From: "' + b"\\" * 30_000 + b"\n\n",
        b"From: a@b.se\nAuthentication-Results: " + b"(" * 30_000 + b"\n\n",
    ],
)
def test_hostile_mail_is_read_or_refused_soon(raw: bytes) -> None:
    start = time.process_time()
    read(raw)

    assert time.process_time() - start < 3


def test_a_day_at_either_end_of_time_is_no_day_and_the_mail_is_read() -> None:
    for day in (
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "1 Jan 99999",
        "9" * 400,
    ):
        mail = read_message(f"From: a@b.example\nDate: {day}\nSubject: x\n\n1 klart".encode())

        assert (mail.date, mail.text.strip()) == (None, "1 klart"), day
        assert any("datum" in problem for problem in mail.problems)
