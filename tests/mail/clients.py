"""How mail programs quote a letter in an answer: plain text and HTML of each, with words put into the quote.

`inside` is what the person has written by number of the question; `above` stands on top.
"""

import html as escaping
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

LETTER = Path(__file__).parents[1] / "data" / "mail" / "inside"
TEXT = (LETTER / "letter.txt").read_text(encoding="utf-8")
PAGE = (LETTER / "letter.html").read_text(encoding="utf-8")
FROM = "Uppföljning av handlingsplaner <uppfoljning@kommun.example>"
SUBJECT = "Svara senast 31 maj: 4 frågor om handlingsplanen [Ref UZDN-NKY5]"
HEADERS = (
    f"Från: {FROM}\nSkickat: den 17 maj 2021 09:00\nTill: Vera Vuxén <vera@kommun.example>\nÄmne: {SUBJECT}\n"
)
Words = Mapping[int, str]
_BODY = re.search(r"(?s)<main>(.*)</main>", PAGE)
assert _BODY
CONTENT = _BODY[1].strip()


@dataclass(frozen=True, slots=True)
class Client:
    """`plain` and `html` make the parts of a mail; None: the program sends no such part."""

    plain: Callable[[str, Words], str] | None = None
    html: Callable[[str, Words], str] | None = None


def mail(client: Client, above: str, inside: Words) -> bytes:
    """Returns the mail as it arrives."""
    made = EmailMessage(policy=SMTP)
    made["From"] = "Vera Vuxén <vera@kommun.example>"
    made["To"] = FROM
    made["Subject"] = f"SV: {SUBJECT}"
    made["Message-ID"] = "<inside@kommun.example>"
    made["Date"] = "Wed, 19 May 2021 09:00:00 +0200"
    if client.plain:
        made.set_content(client.plain(above, inside))
    if client.html:
        page = client.html(above, inside)
        made.add_alternative(page, subtype="html") if client.plain else made.set_content(page, subtype="html")
    return made.as_bytes()


def _blocks(words: Words) -> list[tuple[str, str]]:
    """The letter's paragraphs, each with what is written below it."""
    waiting, blocks = dict(words), []
    for block in TEXT.strip().split("\n\n"):
        number = re.match(r"(\d+)\. ", block)
        blocks.append((block, waiting.pop(int(number[1]), "") if number else ""))
    assert not waiting
    return blocks


def _marked(block: str, width: int = 0) -> str:
    """The block as quoted; with a width, the rest of each long line stands alone on the next."""
    lines = []
    for line in block.splitlines():
        cut = line.rfind(" ", 0, width) if 0 < width < len(line) else len(line)
        lines += [part for part in (line[:cut], line[cut:].strip()) if part]
    return "\n".join(f"> {line}" for line in lines)


def marked(introduction: str, *, width: int = 0, answers_marked: bool = False) -> Callable[[str, Words], str]:
    """Plain text with "> " before what is quoted, and the answers between."""

    def made(above: str, inside: Words) -> str:
        parts = [above, introduction] if above else [introduction]
        for block, words in _blocks(inside):
            parts.append(_marked(block, width))
            if words:
                parts.append(
                    "\n".join(f"> {line}" for line in words.splitlines()) if answers_marked else words
                )
        return "\n\n".join(parts) + "\n"

    return made


def unmarked(introduction: str, *, indent: str = "", after: bool = False) -> Callable[[str, Words], str]:
    """Plain text as Outlook makes it: headers, then the letter without marks. `after`: on the same line."""

    def made(above: str, inside: Words) -> str:
        parts = [above, introduction]
        for block, words in _blocks(inside):
            joined = f"{block}{' ' if after else chr(10)}{indent}{words}" if words else block
            parts.append(joined)
        return "\n\n".join(parts) + "\n"

    return made


def page(
    before: str, after: str, answer: str, *, opened: str = "", below: bool = True
) -> Callable[[str, Words], str]:
    """HTML with the letter between `before` and `after`, and each answer in the markup `answer`.

    `opened`: the answers stand outside of the quote, which is closed with `after` and opened with this again.
    `below` False: at the end of the question's own paragraph.
    """

    def made(above: str, inside: Words) -> str:
        quoted = CONTENT
        for number, words in inside.items():
            mine = answer.format("<br>".join(escaping.escape(words).split("\n")))
            mine = f"{after}{mine}{opened}" if opened else mine
            end = r"\1 " + mine.replace("\\", r"\\") + "</p>" if not below else r"\1</p>" + mine
            quoted, count = re.subn(rf"(?s)(<p><strong>{number}\. .*?)\s*</p>", end, quoted, count=1)
            assert count == 1, number
        top = "".join(f"<div>{escaping.escape(line) or '<br>'}</div>" for line in above.split("\n"))
        return f"<html><body>{top}{before}{quoted}{after}</body></html>"

    return made


def planned(made: Callable[[str, Words], str]) -> Callable[[str, Words], str]:
    """The answers stand below the plan's own words at the end."""

    def moved(above: str, inside: Words) -> str:
        text = made(above, {})
        for number, words in inside.items():
            head, mark, tail = text.partition("SÅ STÅR DET I PLANEN")
            item = rf"(?ms)^(?:> )?{number}\. .*?(?=^(?:> )?\d\. |^(?:> )?$|\n\n)"
            tail, count = re.subn(item, lambda found, words=words: f"{found[0]}{words}\n", tail, count=1)
            assert count == 1, tail
            text = head + mark + tail
        return text

    return moved


GMAIL = f"Den mån 17 maj 2021 kl 09:00 skrev {FROM}:"
APPLE = f"17 maj 2021 kl. 09:00 skrev {FROM}:"
_OUTLOOK_HEAD = (
    '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class=MsoNormal>'
    f"<b>Från:</b> {escaping.escape(FROM)}<br><b>Skickat:</b> den 17 maj 2021 09:00<br>"
    f"<b>Till:</b> Vera Vuxén &lt;vera@kommun.example&gt;<br><b>Ämne:</b> {SUBJECT}</p></div>"
)
_WEB_HEAD = '<hr><div id="divRplyFwdMsg" dir="ltr">' + _OUTLOOK_HEAD + "</div><div>"
_MOBILE_HEAD = '<div id="mail-editor-reference-message-container">' + _OUTLOOK_HEAD
_GMAIL_HEAD = (
    f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{escaping.escape(GMAIL)}<br></div>'
    '<blockquote class="gmail_quote">'
)
_APPLE_HEAD = (
    f'<div><br><blockquote type="cite"><div>{escaping.escape(APPLE)}</div><br></blockquote></div>'
    '<blockquote type="cite">'
)
_GMAIL_AGAIN = '<div class="gmail_quote"><blockquote class="gmail_quote">'
_APPLE_AGAIN = '<blockquote type="cite">'
RULE = "________________________________\n"
CLIENTS = {
    "gmail plain": Client(marked(GMAIL)),
    "gmail plain wrapped": Client(marked(GMAIL, width=60)),
    "gmail web": Client(
        marked(GMAIL), page(_GMAIL_HEAD, "</blockquote></div>", "<div>{}</div>", opened=_GMAIL_AGAIN)
    ),
    "gmail web html": Client(
        None, page(_GMAIL_HEAD, "</blockquote></div>", "<div>{}</div>", opened=_GMAIL_AGAIN)
    ),
    "gmail html inside": Client(None, page(_GMAIL_HEAD, "</blockquote></div>", "<div><b>{}</b></div>")),
    "gmail phone": Client(marked(GMAIL, answers_marked=True)),
    "apple mail": Client(marked(f"> {APPLE}")),
    "apple mail html": Client(None, page(_APPLE_HEAD, "</blockquote>", "<div>{}</div>", opened=_APPLE_AGAIN)),
    "iphone html inside": Client(None, page(_APPLE_HEAD, "</blockquote>", "<div>{}</div>")),
    "outlook desktop": Client(
        None, page(_OUTLOOK_HEAD, "", '<p class=MsoNormal><span style="color:#0070C0">{}</span></p>')
    ),
    "outlook desktop same line": Client(
        None, page(_OUTLOOK_HEAD, "", '<span style="color:red">{}</span>', below=False)
    ),
    "outlook desktop plain": Client(unmarked(HEADERS)),
    "outlook desktop plain indented": Client(unmarked(HEADERS, indent="   ")),
    "outlook plain same line": Client(unmarked(HEADERS, after=True)),
    "outlook web": Client(None, page(_WEB_HEAD, "</div>", '<div style="color:red">{}</div>')),
    "outlook web same line": Client(None, page(_WEB_HEAD, "</div>", "<i>{}</i>", below=False)),
    "outlook phone": Client(None, page(_MOBILE_HEAD, "</div>", "<div>{}</div>")),
    "outlook phone plain": Client(unmarked(RULE + HEADERS)),
    "thunderbird": Client(marked(f"Den 2021-05-17 kl. 09:00, skrev {FROM}:")),
    "samsung": Client(unmarked(f"-------- Originalmeddelande --------\n{HEADERS}")),
    "no introduction": Client(marked("")),
    "gmail below the plan": Client(planned(marked(GMAIL))),
    "outlook below the plan": Client(planned(unmarked(HEADERS))),
}
