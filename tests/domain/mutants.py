"""The program with one thing made wrong: copies of its modules under other names, a text in one replaced."""

import sys
from functools import cache
from pathlib import Path
from types import CodeType, ModuleType, SimpleNamespace

from tests.domain import living

ORDER = (
    "forms",
    "rules",
    "calendar",
    "occasion",
    "asking",
    "reminder",
    "forecast",
)  # each may import those before it
_AS_IT_IS: dict[str, ModuleType] = {}


def mutant(module: str, right: str, wrong: str) -> SimpleNamespace:
    """The modules of follow-up, with `right` made `wrong` in one; it must stand there exactly once."""
    at = ORDER.index(module)
    made = {name: _kept(name) for name in ORDER[:at]}  # those before it know nothing of it
    made |= {name: _copy(name, right if name == module else "", wrong) for name in ORDER[at:]}
    return SimpleNamespace(**made)


def _kept(name: str) -> ModuleType:
    """The module as it is: copied once, after those that it imports."""
    if name not in _AS_IT_IS:
        _AS_IT_IS[name] = _copy(name, "", "")
    sys.modules[f"mutant_{name}"] = _AS_IT_IS[name]
    return _AS_IT_IS[name]


@cache
def _code(source: str, file: str) -> CodeType:
    return compile(source, file, "exec")


def _copy(name: str, right: str, wrong: str) -> ModuleType:
    source = Path(getattr(living.PROGRAM, name).__file__).read_text(encoding="utf-8")
    if right:
        assert source.count(right) == 1, f"{right!r} stands {source.count(right)} times in {name}.py"
        source = source.replace(right, wrong)
    for other in ORDER:
        source = source.replace(f"from tracker.domain.{other} import", f"from mutant_{other} import")
    module = ModuleType(f"mutant_{name}")
    sys.modules[module.__name__] = module  # replaces that of the mutant before
    exec(_code(source, f"mutant_{name}.py"), module.__dict__)
    return module
