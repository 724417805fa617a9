"""Every use case is called in the same way, and its result is a value."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

SERVICES = ROOT / "tracker" / "services"
FIRST = ("session", "database")
MOMENTS = ("now", "today", "clock")


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in sorted(SERVICES.rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                yield path, node


def parameters(function: ast.FunctionDef) -> list[str]:
    return [argument.arg for argument in function.args.args]


def test_what_changes_something_takes_session_actor_moment_settings_in_this_order() -> None:
    """A page calls what the terminal calls, and nobody looks the order up."""
    wrong, seen = [], 0
    for path, function in functions():
        names = parameters(function)
        if "actor" not in names:
            continue
        seen += 1
        order = names[0] in FIRST and names[1] == "actor" and names[2] in MOMENTS
        if not order or names.index("settings" if "settings" in names else names[2]) > 3:
            wrong.append(f"{path.relative_to(ROOT)}: {function.name}({', '.join(names)})")

    assert wrong == []
    assert seen > 40


def test_whatever_writes_the_log_has_an_actor() -> None:
    """No log entry has a name that a service made up."""
    wrong = []
    for path, function in functions():
        calls = [ast.unparse(node) for node in ast.walk(function) if isinstance(node, ast.Call)]
        logs = [call for call in calls if call.startswith(("events.log(", "events.log_once("))]
        if any("actor" not in call for call in logs):
            wrong.append(f"{path.relative_to(ROOT)}: {function.name}")

    assert wrong == []


def test_no_use_case_returns_a_bare_dict() -> None:
    """A page needs names: results are dataclasses; only their json() makes dicts."""
    allowed = {"explain_message", "explain_text", "status_shape", "why_json"}  # JSON contracts
    wrong = [
        f"{path.relative_to(ROOT)}: {function.name}"
        for path, function in functions()
        if not function.name.startswith("_")
        and function.name not in allowed
        and function.returns is not None
        and ast.unparse(function.returns).startswith("dict[str, Any]")
    ]

    assert wrong == []
