"""How heads write: the mail that answers a letter, in the style of its writer."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, make_msgid

from tests.outside.played.heads import Head, Said

TRUSTED = "mx.kommun.example"
ASSISTANT = ("Linn Öst", "linn.ost@kommun.example")
Answers = Sequence[tuple[int, str]]  # number in the letter, words


@dataclass(frozen=True, slots=True)
class Style:
    """`line` makes the text of one answer; `quote` is how the letter follows, "" if it does not."""

    line: Callable[[int, str], str]
    between: str = "\n"
    quote: str = ""


STYLES = {
    "alone": Style(lambda _, words: words, quote="gmail"),
    "plain": Style(lambda number, words: f"{number} {words}"),
    "phone": Style(lambda number, words: f"{number} {words}"),
    "noletters": Style(lambda number, words: f"{number}. {words}"),
    "dots": Style(lambda number, words: f"{number}. {words}", quote="gmail"),
    "parens": Style(lambda number, words: f"{number}) {words}", quote="gmail"),
    "dash": Style(lambda number, words: f"{number} - {words}", quote="outlook"),
    "fraga": Style(lambda number, words: f"Fråga {number}: {words}", quote="gmail"),
    "paragraph": Style(lambda number, words: f"Fråga {number}: {words}.", " ", "outlook"),
    "chatty": Style(lambda number, words: f"{number}. {words}", "\n\n", "gmail"),
    "bullets": Style(lambda _, words: f"- {words}", quote="gmail"),
    "titles": Style(lambda _, words: words, "\n\n", "outlook"),
    "outlook": Style(lambda _, words: words, quote="outlook"),
    "outlooklines": Style(lambda number, words: f"{number}. {words}", quote="outlook"),
    "assistant": Style(lambda _, words: words, quote="outlook"),
    "whole": Style(lambda _, words: words, quote="gmail"),
    "html": Style(lambda number, words: f"{number}. {words}"),
}


def reply(letter: EmailMessage, head: Head, said: Said, answers: Answers, at: datetime) -> bytes:
    """Returns the raw mail with which the head answers a letter."""
    mail = _envelope(letter, ASSISTANT if said.style == "assistant" else (head.name, head.email), at)
    if said.style == "table":
        mail.set_content(_inside_html(letter, said, answers), subtype="html")
    elif said.style == "html":
        mail.set_content(_outlook_html(letter, said, answers), subtype="html")
    else:
        mail.set_content(_plain(letter, head, said, answers))
    return mail.as_bytes()


def out_of_office(letter: EmailMessage, head: Head, at: datetime, back: datetime) -> bytes:
    mail = _envelope(letter, (head.name, head.email), at, "Autosvar")
    mail["Auto-Submitted"] = "auto-replied"
    mail.set_content(
        f"Tack för ditt mejl! Jag har semester och är åter den {back.day}/{back.month}. "
        f"Vid brådskande ärenden, ring växeln.\n\n{head.name}\n"
    )
    return mail.as_bytes()


def _envelope(
    letter: EmailMessage, sender: tuple[str, str], at: datetime, prefix: str = "SV"
) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    domain = sender[1].partition("@")[2]
    mail["Authentication-Results"] = f"{TRUSTED}; dmarc=pass header.from={domain}"
    mail["From"] = formataddr(sender)
    mail["To"] = str(letter["Reply-To"] or letter["From"])
    mail["Subject"] = f"{prefix}: {letter['Subject']}"
    mail["Message-ID"] = make_msgid(domain="kommun.example")
    mail["In-Reply-To"] = str(letter["Message-ID"])
    mail["References"] = str(letter["Message-ID"])
    mail["Date"] = format_datetime(at)
    return mail


def _plain(letter: EmailMessage, head: Head, said: Said, answers: Answers) -> str:
    if said.style == "inside":
        return f"{said.hi}\n\n{said.bye}\n\n{_inside(letter, answers)}"
    style = STYLES[said.style]
    if len(answers) == 1 and not said.all:
        own = answers[0][1]
    else:
        own = said.all or style.between.join(style.line(*answer) for answer in answers)
    if said.style in ("plain", "phone"):
        return f"{own}\n\n{said.bye}\n"
    quoted = _quoted(letter, head, style.quote)
    return "\n\n".join(part for part in (said.hi, own, said.bye, quoted) if part) + "\n"


def _body(letter: EmailMessage, kind: str = "plain") -> str:
    return str(letter.get_body((kind,)).get_content())  # type: ignore[union-attr]


def _quoted(letter: EmailMessage, head: Head, quote: str) -> str:
    sent = letter["Date"].datetime
    if quote == "gmail":
        lines = "\n".join(f"> {line}".rstrip() for line in _body(letter).splitlines())
        return f"Den {sent.day}/{sent.month} {sent.year} kl. 08:00 skrev {letter['From']}:\n\n{lines}"
    if quote == "outlook":
        return (
            f"Från: {letter['From']}\nSkickat: den {sent:%d %m %Y} 08:00\nTill: {head.name} <{head.email}>\n"
            f"Ämne: {letter['Subject']}\n\n{_body(letter)}"
        )
    return ""


def _inside(letter: EmailMessage, answers: Answers) -> str:
    """The quoted letter, with each answer below its question."""
    waiting, mine, written = dict(answers), "", [f"Från: {letter['From']}\nÄmne: {letter['Subject']}\n"]
    for line in _body(letter).splitlines():
        number = re.match(r"(\d+)\. ", line)
        if mine and (number or not line.strip()):
            written, mine = [*written, "", mine, ""], ""
        written.append(f"> {line}".rstrip())
        mine = waiting.pop(int(number[1]), "") if number else mine
    assert not waiting, waiting
    return "\n".join(written)


def _inside_html(letter: EmailMessage, said: Said, answers: Answers) -> str:
    """The letter as Outlook quotes it, with each answer in blue below its question."""
    quoted = _body(letter, "html")
    for number, words in answers:
        blue = f'<p class=MsoNormal><span style="color:#0070C0">{html.escape(words)}</span></p>'
        quoted, found = re.subn(rf"(?s)(>{number}\. .*?</p>)", rf"\1\n{blue}", quoted, count=1)
        assert found, number
    return _outlook(letter, said, "", quoted)


def _outlook_html(letter: EmailMessage, said: Said, answers: Answers) -> str:
    lines = (STYLES["html"].line(*answer) for answer in answers) if len(answers) > 1 else (answers[0][1],)
    own = "\n".join(f"<p class=MsoNormal>{html.escape(line)}</p>" for line in lines)
    return _outlook(letter, said, own, _body(letter, "html"))


def _outlook(letter: EmailMessage, said: Said, own: str, quoted: str) -> str:
    bye = html.escape(said.bye).replace("\n", "<br>")
    return (
        f"<html><body><div class=WordSection1><p class=MsoNormal>{html.escape(said.hi)}</p>\n{own}\n"
        f"<p class=MsoNormal>&nbsp;</p><p class=MsoNormal>{bye}</p>\n"
        '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">'
        f"<p class=MsoNormal><b>Från:</b> {html.escape(str(letter['From']))}<br>"
        f"<b>Skickat:</b> den {letter['Date'].datetime:%d %m %Y} 08:00<br>"
        f"<b>Ämne:</b> {html.escape(str(letter['Subject']))}</p></div>\n{quoted}</div></body></html>"
    )
