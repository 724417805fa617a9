"""The coordinator's decisions on which seats a role text means, per district."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlmodel import Session, col, delete, select

from tracker.store.plain import plain
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
    """Returns the seats that role texts mean in a district."""
    return decisions_of(session, [district]).get(district, {})


def decisions_of(session: Session, districts: Collection[str]) -> dict[str, dict[str, frozenset[int]]]:
    """Returns the seats that role texts mean, by district."""
    found: dict[str, dict[str, frozenset[int]]] = defaultdict(lambda: defaultdict(frozenset))
    query = select(RoleDecisionTable).where(col(RoleDecisionTable.district).in_(districts))
    for row in plain(session, query):
        found[row.district][row.text] |= {row.seat_id}
    return {district: dict(texts) for district, texts in found.items()}
