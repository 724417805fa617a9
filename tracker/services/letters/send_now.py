"""Sends one mail at once, past the outbox: what somebody waits for at a page."""

from tracker.errors import MailServerError
from tracker.mail.outgoing.draft import Draft, build
from tracker.services.letters.outbox import open_post
from tracker.settings import Settings


def send_now(settings: Settings, draft: Draft) -> None:
    """Raises MailServerError if the server is out of reach or refuses the mail."""
    with open_post(settings) as post:
        outcome = post.send(draft.to.email, build(draft))
    if not outcome.accepted:
        raise MailServerError(f"servern avvisade mejlet: {outcome.detail or 'utan skäl'}")
