"""Whose mail it is, from the headers alone: the same as the whole reading finds, and never an error."""

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.examples import examples
from tests.mail.poison import POISON
from tests.mail.test_message_robustness import RAW
from tracker.mail.incoming.envelope import Envelope, envelope
from tracker.mail.incoming.message import read_message


@each("raw", RAW)
def test_it_finds_what_the_reader_finds(raw: bytes) -> None:
    """A bounce has more references inside; the others are those of its headers."""
    found, message = envelope(raw), read_message(raw)

    assert (found.sender, found.subject) == (message.sender, message.subject)
    assert found.recipients == message.recipients
    assert found.references == message.references[: len(found.references)]


@each("raw", POISON.values())
def test_poison_is_no_error(raw: bytes) -> None:
    assert isinstance(envelope(raw), Envelope)


@given(st.binary(max_size=2000))
@examples(150)
def test_any_bytes_are_no_error(raw: bytes) -> None:
    assert isinstance(envelope(raw), Envelope)
