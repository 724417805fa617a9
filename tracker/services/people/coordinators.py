"""The coordinators as persons: they are named in the settings, and get letters like others."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlmodel import Session

from tracker.settings import Settings
from tracker.store import people, plans


def coordinators(session: Session, districts: Collection[str], settings: Settings) -> dict[str, int]:
    """Returns the coordinator's person id by district; districts without a known coordinator are left out."""
    contacts = {district: settings.coordinator_for(district) for district in districts}
    known = people.people_at(session, (contact.email for contact in contacts.values() if contact))
    return {
        district: known[contact.email].id
        for district, contact in contacts.items()
        if contact and contact.email in known
    }


def coordinated(session: Session, settings: Settings) -> Mapping[int, tuple[str, ...]]:
    """Returns the districts with plans by the person id of their coordinator, both sorted."""
    found: dict[int, list[str]] = defaultdict(list)
    for district, person in coordinators(session, plans.districts(session), settings).items():
        found[person].append(district)
    return {person: tuple(sorted(found[person])) for person in sorted(found)}


def without_coordinator(session: Session, settings: Settings) -> str:
    """Returns a Swedish sentence that names the districts with plans but no coordinator; empty if none.

    Without any plan: that nobody is coordinator at all.
    """
    districts = plans.districts(session)
    missing = [one for one in districts if settings.coordinator_for(one) is None]
    if not districts and settings.coordinator is None and not settings.district_coordinators:
        return "ingen är angiven: skriv coordinator_name och coordinator_email i inställningarna."
    if not missing:
        return ""
    return (
        f"Samordnare saknas för {', '.join(missing)}: inga ring-brev eller måndagsbrev går, och breven säger "
        "inte vem man frågar. Ange coordinator_email i inställningarna."
    )
