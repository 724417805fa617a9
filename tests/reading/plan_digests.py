"""Digests of a plan's cells: real plans stay outside the repository, so only short hashes are kept.

`python -m tests.reading.plan_digests` writes them anew; look at every cell against the plan first.
"""

import hashlib
import json
import unicodedata
from pathlib import Path

from tests.outside import plans_folder
from tracker.domain.plan import PlanRow
from tracker.reading.plan import document_from_text, read_rows

ROOT = Path(__file__).resolve().parents[2]
DIGESTS = ROOT / "tests" / "data" / "plan_digests.json"
CELLS = ("aktivitet", "syfte", "ansvarig", "berorda", "tidplan", "uppfoljning")


def digest(text: str) -> str:
    """Twelve hex digits of the text without case, white space, hyphens and diacritics."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(x for x in letters if not (x.isspace() or x in "-‐‑–" or unicodedata.combining(x)))
    return hashlib.sha256(kept.encode()).hexdigest()[:12]


def row_digests(row: PlanRow) -> dict[str, str]:
    return {kind: digest(getattr(row, kind)) for kind in CELLS if getattr(row, kind)}


def rows_of(path: Path) -> tuple[PlanRow, ...]:
    return read_rows(document_from_text(path.read_text(encoding="utf-8"), path.name)).rows


def _write() -> None:
    folder = plans_folder()
    assert folder is not None
    plans = {path.stem: [row_digests(row) for row in rows_of(path)] for path in sorted(folder.glob("*.txt"))}
    DIGESTS.write_text(json.dumps(plans, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
