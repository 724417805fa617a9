"""How well the cells of plans are read: accuracy per kind, and the two worst errors separately."""

import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tracker.domain.shapes import follow_up_json, roles_json, schedule_json
from tracker.reading.ansvarig import read_ansvarig
from tracker.reading.tidplan import read_tidplan
from tracker.reading.uppfoljning import read_uppfoljning

DATA = Path(__file__).parent.parent / "data" / "reading"
Case = dict[str, Any]


def main() -> None:
    print(f"{'läsning':24} {'rätt':>12}   {'tid per text':>14}")
    _measure("tidplan", _tidplan, _tidplan_kind)
    _measure("ansvarig", _ansvarig, lambda case: "ansvarig")
    _measure("uppfoljning", _uppfoljning, lambda case: "uppföljning")


def _measure(name: str, read: Callable[[Case], dict[str, Any]], kind_of: Callable[[Case], str]) -> None:
    cases = [
        case
        for file in (name, f"{name}_second")
        for case in json.loads((DATA / f"{file}.json").read_text("utf-8"))
    ]
    right: dict[str, Counter[bool]] = defaultdict(Counter)
    worst = 0
    start = time.perf_counter()
    for case in cases:
        got = read(case)
        right[kind_of(case)][all(case[key] == value for key, value in got.items())] += 1
        worst += _worst(case, got)
    seconds = time.perf_counter() - start
    for kind, counts in sorted(right.items()):
        print(f"  {kind:22} {counts[True]:5} av {counts.total():<4}")
    total = sum((counts for counts in right.values()), Counter())
    share = total[True] / total.total()
    print(f"{name:24} {share:11.1%}   {seconds / len(cases) * 1e6:10.0f} µs")
    if name != "uppfoljning":
        print(f"{'  falska datum' if name == 'tidplan' else '  påhittade roller':24} {worst:6}")


def _worst(case: Case, got: dict[str, Any]) -> int:
    """Returns the invented ones: due dates that the plan does not give, roles that it does not name."""
    if "due" in got:
        return len(set(got["due"]) - set(case["due"]))
    if "roles" in got:
        wanted = {role["role"] for role in case["roles"]}
        return len({role["role"] for role in got["roles"]} - wanted)
    return 0


def _tidplan(case: Case) -> dict[str, Any]:
    shape = schedule_json(read_tidplan(case["text"], case["year"]))
    return {key: shape[key] for key in ("kind", "due", "times_per_year", "problem")}


def _tidplan_kind(case: Case) -> str:
    return str(case["kind"])


def _ansvarig(case: Case) -> dict[str, Any]:
    return {"roles": roles_json(read_ansvarig(case["text"]))}


def _uppfoljning(case: Case) -> dict[str, Any]:
    shape = follow_up_json(read_uppfoljning(case["text"]))
    asked = shape["indicator"] or {"question": None, "target": None}
    return {"forms": shape["forms"], "owner": shape["owner"], **asked}


if __name__ == "__main__":
    main()
