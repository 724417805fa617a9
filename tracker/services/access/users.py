"""Those who may use the desk: their roles are given and taken by an administrator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from tracker.domain.access import Access, AccessRole, Grant
from tracker.domain.actor import Actor
from tracker.domain.address import mailable
from tracker.domain.records import Person
from tracker.errors import NotFoundError, UsageError
from tracker.services.free_text import refuse_personal_number
from tracker.services.people.find_person import find_person
from tracker.settings import Settings
from tracker.store import access, events, people


@dataclass(frozen=True, slots=True)
class User:
    person: Person
    access: Access

    def roles(self, settings: Settings) -> tuple[str, ...]:
        """Returns the roles in Swedish: "samordnare, Kungsholmens stadsdelsnämnd"."""
        known = settings.districts
        return tuple(
            ", ".join(filter(None, (one.role.label, known[one.district].name if one.district else "")))
            for one in sorted(self.access.grants)
        )


def users(session: Session) -> tuple[User, ...]:
    """Returns all who have a role, by name."""
    found = access.all_access(session)
    known = people.people_of(session, found)
    return tuple(
        User(known[person], found[person])
        for person in sorted(found, key=lambda one: (known[one].name, known[one].email))
    )


def add_user(
    session: Session,
    actor: Actor,
    now: datetime,
    email: str,
    role: AccessRole,
    districts: Sequence[str] = (),
    name: str = "",
) -> User:
    """Gives a role, to somebody who may be new. `districts` are slugs.

    Raises UsageError if the address can't be written to, a role lacks its districts or has them needlessly,
    or a name is missing or has a personal number.
    """
    _refuse_wrong_districts(role, districts)
    person = _person(session, email, name)
    for district in districts or ("",):
        grant = Grant(role, district)
        if access.give(session, person.id, grant):
            _log(session, actor, now, person, grant, "har fått")
    return User(person, access.access_of(session, person.id))


def remove_user(
    session: Session,
    actor: Actor,
    now: datetime,
    who: str,
    role: AccessRole | None = None,
    district: str = "",
) -> User:
    """Takes a role, in one district or everywhere; without a role all of them. Signs out who has none left.

    Raises NotFoundError if the person has no such role, and UsageError if no administrator would be left.
    """
    person = find_person(session, who)
    mine = access.access_of(session, person.id).grants
    taken = [one for one in mine if role in (None, one.role) and district in ("", one.district)]
    if not taken:
        raise NotFoundError(f"{person.name} har ingen sådan roll: se tracker users list.")
    _keep_an_administrator(session, person, taken)
    for grant in sorted(taken):
        access.take(session, person.id, grant)
        _log(session, actor, now, person, grant, "har inte längre")
    left = access.access_of(session, person.id)
    if not left.grants:
        access.end_access(session, person.id)
    return User(person, left)


def has_administrator(session: Session) -> bool:
    return any(one.is_administrator for one in access.all_access(session).values())


def _keep_an_administrator(session: Session, person: Person, taken: Sequence[Grant]) -> None:
    others = [one for id_, one in access.all_access(session).items() if id_ != person.id]
    if Grant(AccessRole.ADMINISTRATOR) in taken and not any(one.is_administrator for one in others):
        raise UsageError("Det måste finnas en administratör: ge någon annan rollen först.")


def _refuse_wrong_districts(role: AccessRole, districts: Sequence[str]) -> None:
    if role.by_district and not districts:
        raise UsageError(f"Rollen {role.label} gäller en nämnd: ange --district.")
    if districts and not role.by_district:
        raise UsageError(f"Rollen {role.label} gäller alla nämnder: utelämna --district.")


def _person(session: Session, email: str, name: str) -> Person:
    address = mailable(email)
    if address is None:
        raise UsageError(f"”{email}” är ingen e-postadress: skriv till exempel namn@kommun.example.")
    known = people.person_by_email(session, address)
    if known is not None:
        return known
    if not name.strip():
        raise UsageError(f"Ingen person har adressen {address}: ange också --name.")
    refuse_personal_number(name, "Namnet")
    return people.save_person(session, name.strip(), address)


def _log(session: Session, actor: Actor, now: datetime, person: Person, grant: Grant, change: str) -> None:
    detail = f"{change} rollen {grant.role.label}"
    events.log(session, now, "role", actor, person_id=person.id, detail=detail, district=grant.district)
