"""Tests of what is not in the repository: real plans, and mails that nobody in this project wrote.

This is the one place that looks for them. Where a folder is missing its tests are not collected.
"""

import os
from pathlib import Path

_BESIDE = Path(__file__).parents[3] / "shared"


def plans_folder() -> Path | None:
    """The real plans: TRACKER_PLANS, or the folder beside the repository; None where neither is there."""
    return _folder("TRACKER_PLANS", "plans")


def corpora_folder() -> Path | None:
    """The corpora of mails: TRACKER_CORPORA, or the folder beside the repository."""
    return _folder("TRACKER_CORPORA", "mail-corpora")


def field_folder() -> Path | None:
    """Plans that went in wrong, with what is right: TRACKER_FIELD_PLANS, or the folder beside this one."""
    return _folder("TRACKER_FIELD_PLANS", "field/plans")


def _folder(variable: str, name: str) -> Path | None:
    found = Path(os.environ.get(variable) or _BESIDE / name)
    return found if found.is_dir() else None


def missing() -> dict[str, str]:
    """File of tests → why it is not collected."""
    wanted = {
        "outside/test_real_plans.py": ("real plans", "TRACKER_PLANS", plans_folder()),
        "outside/test_revised_plans.py": ("real plans", "TRACKER_PLANS", plans_folder()),
        "outside/test_real_letters.py": ("real plans", "TRACKER_PLANS", plans_folder()),
        "outside/test_played_year.py": ("real plans", "TRACKER_PLANS", plans_folder()),
        "outside/year_by_page.py": ("real plans", "TRACKER_PLANS", plans_folder()),
        "outside/test_field_plans.py": ("field plans", "TRACKER_FIELD_PLANS", field_folder()),
        "outside/test_corpora.py": ("mail corpora", "TRACKER_CORPORA", corpora_folder()),
    }
    return {
        file: f"the {what} are not here (set {variable})"
        for file, (what, variable, folder) in wanted.items()
        if folder is None
    }
