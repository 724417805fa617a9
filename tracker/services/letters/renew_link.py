"""Makes a new link to a letter's page, for the address that the letter went to: the old one has expired."""

import secrets
from datetime import datetime, timedelta

from sqlmodel import Session

from tracker.clock import swedish_day
from tracker.domain.actor import ActorChannel, person_actor
from tracker.mail.outgoing.draft import Address, Draft
from tracker.render import render
from tracker.services.answers.open_link import page_of
from tracker.services.letters.answer_link import is_live, keep_link, live_link, stored_link
from tracker.services.letters.compose import (
    contact_values,
    first_name,
    instance,
    reply_address,
    sender_address,
)
from tracker.services.letters.keys import message_domain
from tracker.services.letters.render import wrapped
from tracker.settings import Settings
from tracker.store import answer_links, events, letters, throttle
from tracker.store.letters import Letter

WHAT = "new_link"
A_WHILE, A_DAY = timedelta(minutes=10), timedelta(days=1)
MOST_A_DAY = 3
SUBJECT = "Ny länk till dina frågor"


def renew_link(session: Session, now: datetime, settings: Settings, token: str) -> Draft | None:
    """Returns the mail with a new link, to be sent; None if there is nobody to send one to.

    That is so for an unknown or revoked token, if nothing is left to answer, and if one was sent just now. It
    answers somebody who waits for it: it leaves at once, whatever the sending hours.
    """
    events.lock_log(session)
    link = stored_link(session, token)
    if link is None or link.revoked or not settings.web.base_url:
        return None
    letter = letters.letter(session, link.letter_id)
    if _too_often(session, now, letter) or page_of(session, now, settings, letter) is None:
        return None
    last = answer_links.last_link(session, letter.id)
    assert last is not None
    turn = last.turn if is_live(last, swedish_day(now)) else last.turn + 1
    keep_link(session, settings, letter, now, turn)
    throttle.count_once(session, WHAT, str(letter.id), now)
    actor = person_actor(letter.person_id, ActorChannel.PAGE)
    events.log(session, now, "new_link", actor, person_id=letter.person_id, letter_id=letter.id)
    return _draft(session, now, settings, letter, turn)


def _too_often(session: Session, now: datetime, letter: Letter) -> bool:
    who = str(letter.id)
    just_now = throttle.times(session, WHAT, who, now - A_WHILE)
    return just_now > 0 or throttle.times(session, WHAT, who, now - A_DAY) >= MOST_A_DAY


def _draft(session: Session, now: datetime, settings: Settings, letter: Letter, turn: int) -> Draft:
    page = page_of(session, now, settings, letter)
    assert page is not None
    district = page.questions[0].stored.plan.district
    values = {
        "subject": SUBJECT,
        "first_name": first_name(page.person),
        "plan_name": page.plan_name,
        "link": live_link(settings, letter, turn),
        "code": letter.code,
        **contact_values(settings, district),
    }
    return Draft(
        sender=sender_address(settings),
        to=Address(page.person.name, page.person.email),
        reply_to=reply_address(settings, letter.token),
        subject=f"{SUBJECT} [Ref {letter.code}]",
        text=wrapped(render("mail/link.txt", values)),
        html=render("mail/link.html", values),
        # The letter's token lets a reply find its letter; what stands after it makes the mail one of its own.
        message_id=f"<d.{letter.token}.{secrets.token_hex(8)}@{message_domain(settings)}>",
        instance=instance(settings),
        sent=now,
    )
