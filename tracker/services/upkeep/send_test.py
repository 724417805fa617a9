"""Sends one test letter the way that letters go: same sender, same headers, same server or folder."""

import secrets
from datetime import datetime

from tracker.clock import swedish_time
from tracker.domain.address import mailable
from tracker.domain.text import on_one_line
from tracker.errors import TrackerError
from tracker.mail.outgoing.draft import Address, Draft, build
from tracker.render import render
from tracker.services.letters.compose import instance, reply_address, sender_address
from tracker.services.letters.keys import message_domain
from tracker.services.letters.outbox import open_post
from tracker.services.letters.render import wrapped
from tracker.services.upkeep.checks import Check
from tracker.settings import Settings

NAME = "provbrev"


def send_test(now: datetime, settings: Settings, to: str) -> Check:
    """Returns how it went. The letter is about no activity: an answer to it waits in review."""
    address = mailable(to)
    if address is None:
        told = f"”{on_one_line(to)}” är ingen e-postadress: skriv till exempel namn@kommun.example"
        return Check(NAME, False, told)
    try:
        with open_post(settings) as post:
            outcome = post.send(address, build(_letter(now, settings, address)))
    except TrackerError as error:
        return Check(NAME, False, str(error))
    if not outcome.accepted:
        reason = on_one_line(outcome.detail) or "servern sa inte varför"
        return Check(NAME, False, f"{address} avvisades: {reason}")
    return Check(NAME, True, outcome.detail or f"skickat till {address}: se att det kommer fram")


def _letter(now: datetime, settings: Settings, to: str) -> Draft:
    subject = "Provbrev från uppföljningen av handlingsplaner"
    values = {"municipality": settings.municipality, "moment": f"{swedish_time(now):%Y-%m-%d %H:%M}"}
    nobody = {"subject": subject, "code": "", "contact": settings.smtp.sender_name, "coordinator_email": ""}
    return Draft(
        sender=sender_address(settings),
        to=Address("", to),
        reply_to=reply_address(settings),
        subject=subject,
        text=wrapped(render("mail/test.txt", values)),
        html=render("mail/test.html", values | nobody),
        message_id=f"<prov.{secrets.token_hex(16)}@{message_domain(settings)}>",
        instance=instance(settings),
        sent=now,
    )
