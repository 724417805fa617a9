"""Single keys in Granska: which there are, and whether the visitor has switched them off (WCAG 2.1.4).

What a key presses is marked in the page by `key("a")`; static/keys.js does the rest. Of the other pages only
those of Läs in have a script (safety.py).
"""

from dataclasses import dataclass
from datetime import timedelta

from flask import Flask, request
from markupsafe import Markup

COOKIE, OFF = "tracker_keys", "off"
LIVES = timedelta(days=365)
_PAGES = ("review.show", "review_case.show", "review_case.save")


@dataclass(frozen=True, slots=True)
class Key:
    keys: str
    in_list: str  # what it does in the list; "" if nothing
    in_reply: str  # and at a reply


KEYS = (
    Key("j", "nästa svar i listan", "nästa svar"),
    Key("k", "föregående svar i listan", "föregående svar"),
    Key("Enter", "öppna svaret", ""),
    Key("x", "kryssa för svaret, eller ta bort krysset", ""),
    Key("a", "för in de ikryssade", "spara och gå vidare, eller: det stämmer"),
    Key("1 2 3", "", "för in första raden som förslaget säger"),
    Key("e", "", "ändra: till första radens status"),
    Key("v", "", "låt det vila till en dag"),
    Key("l", "", "lämna det till en kollega"),
    Key("d", "", "avfärda mejlet"),
    Key("u", "ångra det senaste", "ångra det senaste"),
    Key("?", "visa tangenterna", "visa tangenterna"),
)


def prepare_keys(app: Flask) -> None:
    app.jinja_env.globals.update(key=key, keys=KEYS, keys_are_on=are_on, uses_keys=uses_keys)


def are_on() -> bool:
    return request.cookies.get(COOKIE) != OFF


def uses_keys() -> bool:
    """True if the page that is shown has keys."""
    return request.endpoint in _PAGES and are_on()


def key(name: str | int) -> Markup:
    """Marks what the key presses, where there are keys."""
    return Markup(' aria-keyshortcuts="{}"').format(name) if uses_keys() else Markup("")
