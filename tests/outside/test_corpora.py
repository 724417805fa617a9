"""Quotes are cut from mails that nobody in this project wrote."""

import json

import pytest

from tests.outside import corpora_folder
from tracker.reading.reply import cut_quotes


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def pairs() -> list[dict[str, str]]:
    folder = corpora_folder()
    assert folder is not None, "tests/conftest.py does not collect this file then"
    found: list[dict[str, str]] = json.loads((folder / "pairs.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(
    ("source", "least"), [("discourse_trimmer", 0.86), ("talon_plain", 0.86), ("mpr_sv(derived)", 1)]
)
def test_most_mails_of_a_corpus_are_cut_exactly(
    pairs: list[dict[str, str]], source: str, least: float
) -> None:
    mine = [pair for pair in pairs if pair["src"] == source]

    exact = [pair for pair in mine if plain(cut_quotes(pair["input"])) == plain(pair["expected"])]

    assert len(exact) >= least * len(mine)


def test_hardly_a_line_that_the_sender_wrote_is_lost(pairs: list[dict[str, str]]) -> None:
    """97 in 100 keep every expected line; the rest are corpora that contradict each other."""
    kept = [
        pair
        for pair in pairs
        if all(plain(line) in plain(cut_quotes(pair["input"])) for line in pair["expected"].splitlines())
    ]

    assert len(kept) >= 0.97 * len(pairs)
