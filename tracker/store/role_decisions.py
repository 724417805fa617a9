"""The coordinator's decisions on which seats a role text means, per district."""

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import Session, col, delete, select

from tracker.store.tables import RoleDecisionTable


def remember_decision(session: Session, district: str, text: str, seat_ids: Iterable[int]) -> None:
    """Stores the seats that this role text means in this district; replaces an earlier decision."""
    session.exec(
        delete(RoleDecisionTable).where(
            col(RoleDecisionTable.district) == district, col(RoleDecisionTable.text) == text
        )
    )
    session.add_all(RoleDecisionTable(district=district, text=text, seat_id=seat) for seat in set(seat_ids))
    session.flush()


def decisions(session: Session, district: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for row in session.exec(select(RoleDecisionTable).where(RoleDecisionTable.district == district)):
        found[row.text].add(row.seat_id)
    return {text: frozenset(ids) for text, ids in found.items()}
