"""Signing in by a mailed link: used once, for a quarter of an hour, in the browser that asked for it."""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from tracker.domain.access import Access, AccessRole, Grant
from tracker.domain.actor import ActorChannel, person_actor
from tracker.domain.records import Person
from tracker.mail.outgoing.draft import Address, Draft
from tracker.render import render
from tracker.services.access.users import has_administrator
from tracker.services.letters.compose import first_name, instance, reply_address, sender_address
from tracker.services.letters.keys import message_domain
from tracker.services.letters.render import wrapped
from tracker.settings import Settings
from tracker.store import access, events, people, throttle

LINK_LIVES, SESSION_LIVES = timedelta(minutes=15), timedelta(hours=12)
WHAT = "sign_in"
AN_HOUR = timedelta(hours=1)
MOST_FOR_A_PERSON, MOST_FROM_AN_ADDRESS = 5, 20  # mails in an hour
SUBJECT = "Logga in i uppföljningen"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who uses the desk now, and what they may."""

    person: Person
    access: Access


def ask_sign_in(
    session: Session, now: datetime, settings: Settings, email: str, browser: str, address: str
) -> Draft | None:
    """Returns the mail with the link, to be sent; None if nobody with a role has the address, or too often.

    `browser` is the secret of the browser that asks, `address` where it is.
    """
    asked = f"till {_digest(email.strip().lower())}", f"från {_digest(address)}"
    counts = [throttle.times(session, WHAT, who, now - AN_HOUR) for who in asked]
    for who in asked:
        throttle.count_once(session, WHAT, who, now)
    person = people.person_by_email(session, email)
    often = counts[0] >= MOST_FOR_A_PERSON or counts[1] >= MOST_FROM_AN_ADDRESS
    if often or person is None or not settings.web.base_url:
        return None
    if not access.access_of(session, person.id).grants:
        return None
    return _draft(settings, person, _new_link(session, now, settings, person, browser), now)


def first_sign_in(session: Session, now: datetime, settings: Settings, base: str) -> str:
    """Returns a link by which the coordinator signs in while there is no administrator, and becomes it.

    It is for whoever runs the program; "" if there is an administrator, or no coordinator. `base` is where
    the pages are.
    """
    contact = settings.coordinator
    if contact is None or has_administrator(session):
        return ""
    known = people.person_by_email(session, contact.email)
    person = known or people.save_person(session, contact.name, contact.email)
    return f"{base.rstrip('/')}/logga-in/{_new_token(session, now, person, '')}"


def who_signs_in(session: Session, now: datetime, token: str, browser: str) -> Person | None:
    """Returns whom the link signs in in this browser; None if it is used, too old, unknown or another's."""
    person_id = access.find_sign_in(session, _digest(token), _digest(browser), now)
    return None if person_id is None else people.people_of(session, [person_id])[person_id]


def sign_in(session: Session, now: datetime, settings: Settings, token: str, browser: str) -> str | None:
    """Uses up the link. Returns the key of a new session, for a cookie; None as `who_signs_in`.

    The first who signs in by a link from the terminal is made administrator.
    """
    events.lock_log(session)
    person = who_signs_in(session, now, token, browser)
    if person is None or not access.use_sign_in(session, _digest(token), now):
        return None
    actor = person_actor(person.id, ActorChannel.PAGE)
    contact = settings.coordinator
    if contact and contact.email == person.email and not has_administrator(session):
        access.give(session, person.id, Grant(AccessRole.ADMINISTRATOR))
        events.log(session, now, "role", actor, person_id=person.id, detail="den första administratören")
    return _new_session(session, now, person)


def sign_in_as(session: Session, now: datetime, email: str) -> str | None:
    """Returns the key of a session for whom the municipality's own sign-in vouches; None without a role."""
    events.lock_log(session)
    person = people.person_by_email(session, email)
    if person is None or not access.access_of(session, person.id).grants:
        return None
    return _new_session(session, now, person)


def _new_session(session: Session, now: datetime, person: Person) -> str:
    access.forget_expired(session, now)
    key = secrets.token_urlsafe(32)
    access.add_session(session, _digest(key), person.id, now + SESSION_LIVES)
    actor = person_actor(person.id, ActorChannel.PAGE)
    events.log(session, now, "signed_in", actor, person_id=person.id)
    return key


def signed_in(session: Session, now: datetime, key: str) -> SignedIn | None:
    """Returns who has this session; None if it is over, or the person has no role any longer."""
    found = access.find_session(session, _digest(key), now)
    return SignedIn(*found) if found else None


def sign_out(session: Session, key: str) -> None:
    access.end_session(session, _digest(key))


def _new_link(session: Session, now: datetime, settings: Settings, person: Person, browser: str) -> str:
    return f"{settings.web.base_url}/logga-in/{_new_token(session, now, person, browser)}"


def _new_token(session: Session, now: datetime, person: Person, browser: str) -> str:
    token = base64.b32encode(secrets.token_bytes(32)).decode().rstrip("=").lower()
    bound = _digest(browser) if browser else ""
    access.add_sign_in(session, _digest(token), person.id, bound, now + LINK_LIVES)
    return token


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _draft(settings: Settings, person: Person, link: str, now: datetime) -> Draft:
    values = {
        "subject": SUBJECT,
        "first_name": first_name(person),
        "link": link,
        "code": "",
        "contact": settings.municipality,
        "coordinator_email": "",
    }
    return Draft(
        sender=sender_address(settings),
        to=Address(person.name, person.email),
        reply_to=reply_address(settings),
        subject=SUBJECT,
        text=wrapped(render("mail/sign_in.txt", values)),
        html=render("mail/sign_in.html", values),
        message_id=f"<inlogg.{secrets.token_hex(16)}@{message_domain(settings)}>",
        instance=instance(settings),
        sent=now,
    )
