"""The benchmark of a tick fills the tables by hand, so it breaks when they change: here, not in a year."""

from pathlib import Path

from tests.bench.tick import measured


def test_a_tick_over_hand_made_rows_is_planned(tmp_path: Path) -> None:
    [(ours, bare)] = measured(tmp_path, [4_000], rounds=1)

    assert ours > 0 < bare
