"""The made-up people of the demo: how each of them answers a letter, as real mails."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, make_msgid

from tests.demo.plans import PEOPLE
from tests.letter_text import numbers_asked

NAMES = {f"{local}@kommun.example": name for name, local, *_ in PEOPLE}


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that arrives some days after the letter."""

    after: timedelta
    raw: bytes


@dataclass(frozen=True, slots=True)
class Received:
    """A letter as its recipient sees it."""

    letter: EmailMessage
    person: str
    at: datetime
    earlier: int  # number of letters that the person has had before

    @property
    def numbers(self) -> list[int]:
        return numbers_asked(self.letter)


Manner = Callable[[Received], Sequence[Mail]]


def answers(received: Received) -> Sequence[Mail]:
    """Returns the person's replies; none from those who never answer, and none where nothing is asked."""
    if not received.numbers:
        return []
    return MANNERS.get(received.person.partition("@")[0], _numbered)(received)


def _numbered(received: Received) -> Sequence[Mail]:
    """A line for each number, in several ways of writing."""
    done = received.at.month >= 11
    said = ["klart, allt är genomfört" if done else "pågår enligt plan", "pågår, 12 av 15 har gått", "klart"]
    marks = ("{} ", "{}. ", "{}) ")
    mark = marks[received.earlier % 3]
    lines = [mark.format(n) + said[place % 3] for place, n in enumerate(received.numbers)]
    return [_mail(received, "\n".join(lines), days=2)]


def _clear(received: Received) -> Sequence[Mail]:
    """One activity, one clear answer, with the letter quoted below as Outlook does."""
    if len(received.numbers) > 1:
        return _numbered(received)
    said = "Klart. Det blev bra uppslutning." if received.earlier else "Pågår, vi har kommit halvvägs."
    return [
        _mail(received, f"Hej!\n\n{said}\n\nMed vänlig hälsning\n{_name(received)}", days=1, outlook=True)
    ]


def _phone(received: Received) -> Sequence[Mail]:
    """From a phone, without å ä ö."""
    lines = [f"{n} pagar" for n in received.numbers]
    return [_mail(received, "\n".join(lines) + "\n\nSkickat från min iPhone", days=3)]


def _late(received: Received) -> Sequence[Mail]:
    """Answers only after the third reminder."""
    return _numbered(received) if received.earlier % 3 == 2 else []


def _never(_received: Received) -> Sequence[Mail]:
    return []


def _away_then_numbered(received: Received) -> Sequence[Mail]:
    """Out of office the first time, with the day of return; answers after it."""
    if received.earlier:
        return _numbered(received)
    back = received.at + timedelta(days=10)
    text = f"Tack för ditt mejl. Jag är inte på kontoret och är åter {back.day}/{back.month}."
    return [_mail(received, text, days=0, automatic=True)]


def _doubtful(received: Received) -> Sequence[Mail]:
    """An answer that only a person can interpret."""
    said = ("Återkommer i nästa vecka!", "Frågan hör till vuxenenheten.", "Inget nytt sedan sist.")
    return [_mail(received, said[received.earlier % 3], days=2)]


def _bounces(received: Received) -> Sequence[Mail]:
    """The address no longer exists: the mail system answers."""
    bounce = EmailMessage(policy=SMTP)
    bounce["From"] = "Mail Delivery System <MAILER-DAEMON@mx.kommun.example>"
    bounce["To"] = str(received.letter["From"])
    bounce["Subject"] = "Undelivered Mail Returned to Sender"
    bounce["Auto-Submitted"] = "auto-replied"
    bounce["Return-Path"] = "<>"
    bounce["Message-ID"] = make_msgid(domain="mx.kommun.example")
    bounce["Date"] = format_datetime(received.at)
    bounce["References"] = str(received.letter["Message-ID"])
    bounce.set_content(
        f"<{received.person}>: host mx.kommun.example said: 550 5.1.1 User unknown\n\n"
        f"Message-ID: {received.letter['Message-ID']}\n"
    )
    return [Mail(timedelta(hours=1), bounce.as_bytes())]


MANNERS: dict[str, Manner] = {
    "pia": _clear,
    "sten": _phone,
    "alma": _never,
    "fredrik": _late,
    "vera": _away_then_numbered,
    "tore": _clear,
    "kaj": _doubtful,
    "viktor": _late,
    "lars": _bounces,
    "eva": _clear,
    "samordnare": _never,
}


def _name(received: Received) -> str:
    return NAMES.get(received.person, received.person)


def _mail(
    received: Received, text: str, *, days: int, outlook: bool = False, automatic: bool = False
) -> Mail:
    after = timedelta(days=days, hours=1)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = formataddr((_name(received), received.person))
    mail["To"] = str(received.letter["Reply-To"])
    mail["Subject"] = f"{'Autosvar' if automatic else 'SV'}: {received.letter['Subject']}"
    mail["Message-ID"] = make_msgid(domain="kommun.example")
    mail["In-Reply-To"] = str(received.letter["Message-ID"])
    mail["Date"] = format_datetime(received.at + after)
    if automatic:
        mail["Auto-Submitted"] = "auto-replied"
    mail.set_content(f"{text}\n\n{_quoted(received, outlook)}" if not automatic else text)
    return Mail(after, mail.as_bytes())


def _quoted(received: Received, outlook: bool) -> str:
    body = received.letter.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    if outlook:
        head = (
            f"Från: {received.letter['From']}\nSkickat: den {received.at:%d %m %Y %H:%M}\n"
            f"Till: {received.person}\nÄmne: {received.letter['Subject']}\n\n"
        )
        return head + body
    quoted = "\n".join(f"> {line}" for line in body.splitlines())
    return f"Den {received.at:%Y-%m-%d} skrev Uppföljning av handlingsplaner:\n{quoted}"
