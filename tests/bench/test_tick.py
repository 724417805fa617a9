"""The benchmark of a tick fills the tables by hand, so it breaks when they change: here, not in a year."""

from pathlib import Path

import pytest

from tests.bench import tick


def test_a_tick_over_hand_made_rows_is_planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tick, "DUE", 200)
    monkeypatch.setattr(tick, "PERSONS", 40)

    [(ours, bare)] = tick.measured(tmp_path, [400], rounds=1)

    assert ours > 0 < bare
