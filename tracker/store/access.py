"""Roles at the desk, the links to sign in with, and those who are signed in."""

from collections import defaultdict
from datetime import datetime
from functools import cache

from sqlalchemy import Executable, bindparam
from sqlalchemy import select as columns
from sqlmodel import Session, col, delete, select, update

from tracker.domain.access import Access, AccessRole, Grant
from tracker.domain.records import Person
from tracker.store import reviews
from tracker.store.people import person_of
from tracker.store.plain import plain
from tracker.store.tables import PersonTable
from tracker.store.web_tables import AccessRoleTable, SignInTable, WebSessionTable


def access_of(session: Session, person_id: int) -> Access:
    return all_access(session, person_id).get(person_id, Access())


def all_access(session: Session, person_id: int | None = None) -> dict[int, Access]:
    """Returns person id → what they may, of all who have a role; `person_id`: only of this person."""
    query = select(AccessRoleTable)
    if person_id is not None:
        query = query.where(AccessRoleTable.person_id == person_id)
    found: dict[int, set[Grant]] = defaultdict(set)
    for row in session.exec(query):
        found[row.person_id].add(Grant(AccessRole(row.role), row.district))
    return {person: Access(frozenset(grants)) for person, grants in found.items()}


def give(session: Session, person_id: int, grant: Grant) -> bool:
    """Returns False if the person has the role already."""
    if session.get(AccessRoleTable, (person_id, grant.role.value, grant.district)) is not None:
        return False
    session.add(AccessRoleTable(person_id=person_id, role=grant.role, district=grant.district))
    session.flush()
    return True


def take(session: Session, person_id: int, grant: Grant) -> bool:
    """Returns False if the person does not have the role. Cases that the person had are all's again."""
    reviews.move_kept(session, person_id, None)
    taken = session.exec(
        delete(AccessRoleTable).where(
            col(AccessRoleTable.person_id) == person_id,
            col(AccessRoleTable.role) == grant.role,
            col(AccessRoleTable.district) == grant.district,
        )
    )
    return taken.rowcount == 1


def add_sign_in(
    session: Session, token_sha256: str, person_id: int, browser_sha256: str, expires_at: datetime
) -> None:
    row = SignInTable(
        token_sha256=token_sha256, person_id=person_id, browser_sha256=browser_sha256, expires_at=expires_at
    )
    session.add(row)
    session.flush()


def find_sign_in(session: Session, token_sha256: str, browser_sha256: str, now: datetime) -> int | None:
    """Returns whom an unused link of this browser signs in; None if there is none."""
    query = select(SignInTable.person_id).where(
        SignInTable.token_sha256 == token_sha256,
        col(SignInTable.browser_sha256).in_(("", browser_sha256)),
        SignInTable.expires_at > now,
        col(SignInTable.used_at).is_(None),
    )
    return session.exec(query).first()


def use_sign_in(session: Session, token_sha256: str, now: datetime) -> bool:
    """Uses up the link; returns False if another request has."""
    unused = update(SignInTable).where(
        col(SignInTable.token_sha256) == token_sha256, col(SignInTable.used_at).is_(None)
    )
    return session.exec(unused.values(used_at=now)).rowcount == 1


def add_session(session: Session, key_sha256: str, person_id: int, expires_at: datetime) -> None:
    session.add(WebSessionTable(key_sha256=key_sha256, person_id=person_id, expires_at=expires_at))
    session.flush()


def find_session(session: Session, key_sha256: str, now: datetime) -> tuple[Person, Access] | None:
    """Returns who is signed in with this key; None if nobody is any longer, or has no role."""
    rows = plain(session, _signed_in(), {"key": key_sha256, "now": now})
    if not rows:
        return None
    grants = frozenset(Grant(AccessRole(row.role), row.district) for row in rows)
    return person_of(rows[0]), Access(grants)


@cache  # to put it together takes longer than to run it
def _signed_in() -> Executable:
    return (
        columns(PersonTable, col(AccessRoleTable.role), col(AccessRoleTable.district))
        .join(WebSessionTable, col(WebSessionTable.person_id) == PersonTable.id)
        .join(AccessRoleTable, col(AccessRoleTable.person_id) == PersonTable.id)
        .where(col(WebSessionTable.key_sha256) == bindparam("key"))
        .where(col(WebSessionTable.expires_at) > bindparam("now"))
    )


def end_session(session: Session, key_sha256: str) -> None:
    session.exec(delete(WebSessionTable).where(col(WebSessionTable.key_sha256) == key_sha256))


def forget_expired(session: Session, now: datetime) -> None:
    """Deletes links and sessions that are over."""
    session.exec(delete(SignInTable).where(col(SignInTable.expires_at) < now))
    session.exec(delete(WebSessionTable).where(col(WebSessionTable.expires_at) < now))


def end_access(session: Session, person_id: int) -> None:
    """Takes all roles and signs the person out everywhere; cases that the person had are all's again."""
    reviews.move_kept(session, person_id, None)
    for table in (AccessRoleTable, SignInTable, WebSessionTable):
        session.exec(delete(table).where(col(table.person_id) == person_id))


def move_access(session: Session, from_id: int, into_id: int) -> None:
    """Gives another person the roles, and the cases in review; the first one is signed out."""
    reviews.move_kept(session, from_id, into_id)
    for grant in access_of(session, from_id).grants:
        give(session, into_id, grant)
    end_access(session, from_id)
