"""The benchmark's plans, of every format and many habits, are read cell by cell as they should be."""

import pytest

from tests.bench.documents import builders
from tests.bench.documents_score import score
from tracker.documents import read_document
from tracker.reading.plan import read_rows

# What cannot be told from the page: whether a word was cut, or in which of two columns a text stands.
NOT_TOLD = {"område som spänner över rader": 2, "spalter med mellanslag": 2, "sidor med spalter": 2}


@pytest.mark.parametrize("made", builders(), ids=lambda made: "-".join(made).replace(" ", "_"))
def test_every_row_and_cell_is_found(tmp_path, made):
    _, name, suffix = made
    path = tmp_path / f"plan{suffix}"
    expected = builders()[made](path)

    got = score(expected, read_rows(read_document(path)).rows)

    assert (got.found, got.false) == (got.rows, 0)
    assert len(got.wrong) <= NOT_TOLD.get(name, 0), got.wrong
