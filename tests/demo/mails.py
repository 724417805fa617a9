"""The mails that come back, as mail systems write them: replies with the letter quoted, and bounces."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from tests.demo.letter import Received
from tests.letter_text import PLAN_WORDS
from tracker.domain.calendar import is_working_day

MAIL_SERVER = "mx.kommun.example"  # whose verdict on the sender is believed


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail that arrives some time after the letter."""

    after: timedelta
    raw: bytes


def reply(
    received: Received,
    text: str,
    *,
    days: int,
    outlook: bool = False,
    automatic: bool = False,
    told: Mapping[str, str] | None = None,
) -> Mail:
    """Returns a reply with the letter quoted; `told` are answers written inside the quotation."""
    after = timedelta(days=_workdays(received.at.date(), days), hours=1)
    mail = _mail(received, "svar", after)
    mail["From"] = formataddr((received.person.name, received.person.email))
    mail["To"] = str(received.letter["Reply-To"])
    mail["Subject"] = f"{'Autosvar' if automatic else 'SV'}: {received.letter['Subject']}"
    mail["In-Reply-To"] = str(received.letter["Message-ID"])
    mail["Authentication-Results"] = (
        f"{MAIL_SERVER}; spf=pass smtp.mailfrom=kommun.example; dkim=pass header.d=kommun.example;"
        " dmarc=pass header.from=kommun.example"
    )
    if automatic:
        mail["Auto-Submitted"] = "auto-replied"
    mail.set_content(text if automatic else f"{text}\n\n{_quoted(received, outlook, told or {})}")
    return Mail(after, mail.as_bytes())


def bounce(received: Received) -> Mail:
    """Returns the mail system's answer to an address that no longer exists."""
    after = timedelta(hours=1)
    mail = _mail(received, "studs", after)
    mail["From"] = f"Mail Delivery System <MAILER-DAEMON@{MAIL_SERVER}>"
    mail["To"] = str(received.letter["From"])
    mail["Subject"] = "Undelivered Mail Returned to Sender"
    mail["Auto-Submitted"] = "auto-replied"
    mail["Return-Path"] = "<>"
    mail["References"] = str(received.letter["Message-ID"])
    mail.set_content(
        f"<{received.person.email}>: host {MAIL_SERVER} said: 550 5.1.1 User unknown\n\n"
        f"Message-ID: {received.letter['Message-ID']}\n"
    )
    return Mail(after, mail.as_bytes())


def _workdays(day: date, days: int) -> int:
    """Returns the number of days to the first working day at least `days` after `day`."""
    while not is_working_day(day + timedelta(days=days)):
        days += 1
    return days


def _mail(received: Received, kind: str, after: timedelta) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["Message-ID"] = f"<{kind}-{received.person.local}-{received.earlier}@kommun.example>"
    mail["Date"] = format_datetime(received.at + after)
    return mail


def _quoted(received: Received, outlook: bool, told: Mapping[str, str]) -> str:
    if outlook:
        head = (
            f"Från: {received.letter['From']}\nSkickat: den {received.at:%d %m %Y %H:%M}\n"
            f"Till: {received.person.email}\nÄmne: {received.letter['Subject']}\n\n"
        )
        return head + received.body
    questions, _, plan = received.body.partition(PLAN_WORDS)
    quoted = []
    for line in questions.splitlines():
        quoted.append(f"> {line}")
        quoted += [words for number, words in told.items() if line.startswith(number)]
    quoted += [f"> {line}" for line in f"{PLAN_WORDS}{plan}".splitlines()]
    return f"Den {received.at:%Y-%m-%d} skrev Uppföljning av handlingsplaner:\n" + "\n".join(quoted)
