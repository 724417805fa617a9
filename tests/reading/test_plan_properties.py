"""What holds for any text: only our own errors, all cells of a clean table, and time in step with length."""

import contextlib
import time

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import examples, is_thorough
from tests.reading.plan_variants import ROWS, framed, pick, side_by_side, stacked, tabbed
from tracker.errors import TrackerError
from tracker.reading.plan import document_from_text, read_rows

FOUR = ("aktivitet", "ansvarig", "tidplan", "uppfoljning")
LONG = 300_000 if is_thorough() else 60_000  # characters: what grows by the square takes minutes
PIECES = [
    "Aktivitet", "Ansvarig", "Tidplan", "Uppföljning", "Åtgärd", "Rektor", "Löpande", "VB", "och", "-",
    "|", "**", "<b>", "</b>", "<sup>1</sup>", "#", "\t", "\n", "\n\n", "\f", " ", "  ", "12 (13)", "Dnr 1/2",
    "---", ".", "å", "2024",
]  # fmt: skip


@examples(150)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60))
def test_no_text_raises_anything_but_our_own_error(pieces):
    """Whatever stands in a file, the answer is rows or one Swedish sentence."""
    for glue in ("", " "):
        try:
            rows = read_rows(document_from_text(glue.join(pieces))).rows
        except TrackerError:
            continue
        assert rows


@examples(60)
@given(
    st.lists(st.sampled_from(ROWS), min_size=1, max_size=12, unique_by=lambda row: row["aktivitet"]),
    st.permutations(FOUR),
)
def test_rows_in_are_cells_out(rows, columns):
    """A table rendered with tabs comes back cell by cell, in order."""
    found = read_rows(document_from_text(framed(tabbed(rows, columns)))).rows

    assert [{kind: getattr(row, kind) for kind in FOUR} for row in found] == [
        {kind: row[kind] for kind in FOUR} for row in rows
    ]


def test_a_long_text_is_read_in_step_with_its_length():
    """No shape of text makes the reading slow: a third of a megabyte takes seconds at the very most."""
    rows = pick(1, FOUR)
    plan = framed(side_by_side(rows, FOUR)) + framed(stacked(rows, FOUR)) + framed(tabbed(rows, FOUR))
    texts = {
        "plans": plan * (LONG // len(plan)),
        "one line": "Aktivitet Ansvarig Tidplan\n" + "ord " * (LONG // 4),
        "tabs": "Aktivitet\tAnsvarig\n" + "\t" * LONG,
        "pipes": "Aktivitet Ansvarig Tidplan\n" + "a | " * (LONG // 4),
        "stars": "*" * LONG,
        "angles": "<" * LONG,
        "lines": "\n" * LONG,
        "short lines": "Aktivitet Ansvarig Tidplan\n" + "Enhetschef Löpande\n" * (LONG // 20),
    }

    for name, text in texts.items():
        before = time.process_time()
        with contextlib.suppress(TrackerError):
            read_rows(document_from_text(text))
        assert time.process_time() - before < LONG / 50_000, name
