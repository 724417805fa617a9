"""What a driver says, as a sentence."""

from pathlib import Path

import pytest

from tracker.settings import load_settings
from tracker.store.database import explain


@pytest.mark.parametrize(
    "said",
    [
        "UNIQUE constraint failed: person.email",
        'duplicate key value violates unique constraint "person_email_key"\nDETAIL:  Key (email)=(a@b.se)',
    ],
)
def test_two_who_store_the_same_at_the_same_time(home: Path, said: str) -> None:
    """Nothing is wrong with the database: the command can be run again."""
    sentence = explain(said, load_settings(home / "tracker.toml", {}))

    assert "samtidigt" in sentence
    assert "igen" in sentence
    assert "person" not in sentence
