"""The same plan in every format gives the same rows, cell by cell."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.documents.builders import BUILDERS
from tests.examples import examples
from tests.reading.plan_variants import ROWS
from tracker import child_process
from tracker.documents import read_document, worker
from tracker.reading.plan import read_rows

KINDS = ("aktivitet", "ansvarig", "tidplan", "uppfoljning")
HEADER = {
    "aktivitet": "Aktivitet",
    "ansvarig": "Ansvarig",
    "tidplan": "Tidplan",
    "uppfoljning": "Uppföljning",
}
TITLE = "Trygghet i vardagen"


def built(name: str, folder: Path, rows, kinds=KINDS) -> Path:
    suffix, build = BUILDERS[name]
    path = folder / f"plan.{suffix}"
    build([HEADER[kind] for kind in kinds], [[row[kind] for kind in kinds] for row in rows], path, TITLE)
    return path


@pytest.mark.parametrize("name", BUILDERS)
def test_all_rows_of_a_plan_come_back_in_every_format(tmp_path, monkeypatch, name):
    """Twelve rows in, twelve rows out, under their area; in a PDF with the page that they stand on.

    Parsed by a new Python, as where the program runs; most tests fork (tests/forked.py).
    """
    monkeypatch.setattr(worker, "run_module", child_process.run_module)
    rows = read_rows(read_document(built(name, tmp_path, ROWS))).rows

    assert [{kind: getattr(row, kind) for kind in KINDS} for row in rows] == [
        {kind: row[kind] for kind in KINDS} for row in ROWS
    ]
    assert {row.omrade for row in rows} == {TITLE}
    assert {row.source.page for row in rows} == ({1} if name.startswith("pdf") else {None})


@pytest.mark.parametrize("name", BUILDERS)
@examples(3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.sampled_from(ROWS), min_size=2, max_size=12, unique_by=lambda row: row["aktivitet"]),
    kinds=st.sampled_from([KINDS, ("aktivitet", "tidplan", "ansvarig", "uppfoljning")]),
)
def test_any_choice_of_rows_comes_back(tmp_path, name, rows, kinds):
    """Which rows stand in the plan, and in which order the columns, makes no difference."""
    found = read_rows(read_document(built(name, tmp_path, rows, kinds))).rows

    assert [[getattr(row, kind) for kind in KINDS] for row in found] == [
        [row[kind] for kind in KINDS] for row in rows
    ]
