"""The five real plans are read cell by cell as a person reads them."""

import json
import os

import pytest

from tests.reading.plan_digests import DIGESTS, plans_folder, row_digests, rows_of

KNOWN = json.loads(DIGESTS.read_text(encoding="utf-8"))
COUNTS = {
    "ostermalm-2021": 13,
    "kungsholmen-2021": 14,
    "enskede-arsta-vantor-2020": 18,
    "ostermalm-2023": 9,
    "norrmalm-2017": 14,
}


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_every_cell_of_a_real_plan_is_what_the_plan_says(name: str) -> None:
    """Row by row and cell by cell the reading has the digest of what a person read."""
    folder = plans_folder()
    if folder is None:
        assert os.environ.get("CI") != "true", "the real plans must be there in CI: set TRACKER_PLANS"
        pytest.skip("the real plans are not here: set TRACKER_PLANS to their folder")

    rows = rows_of(folder / f"{name}.txt")

    assert len(rows) == COUNTS[name]
    assert [row_digests(row) for row in rows] == KNOWN[name]
    assert all(row.omrade for row in rows)
