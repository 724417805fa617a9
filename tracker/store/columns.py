"""What the columns of the tables share: JSON values, and checks that allow only an enumeration's codes."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CheckConstraint

Json = dict[str, Any]


def one_of(column: str, codes: Iterable[str]) -> CheckConstraint:
    """Returns a check constraint that allows only the codes of the enumeration."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return CheckConstraint(f"{column} IN ({listed})", name=f"known_{column}")
