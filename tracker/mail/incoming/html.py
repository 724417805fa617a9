"""Converts the HTML of a mail to lines of text, with quotes marked "> " as in plain text.

inscriptis does the layout. Scripts and styles are dropped, and style attributes too: they could ask for a
million spaces. Nothing is fetched.
"""

import re
from typing import Any

LONGEST_HTML = 1024 * 1024
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>|<!doctype[^>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_DROPPED = "//script|//style|//head|//title|//template|//comment()"
# Outlook on the web and on phones puts the whole original letter after one of these, without quote marks.
_LETTER_BELOW = (
    "//*[@id='divRplyFwdMsg' or @id='appendonsend' or @id='mail-editor-reference-message-container']"
)
_OUTERMOST_QUOTES = "//blockquote[not(ancestor::blockquote)]"


def html_to_text(html: str) -> str:
    """Returns the text of an HTML mail; never raises, and falls back on removing the tags."""
    cut = _DECLARATION.sub("", html[:LONGEST_HTML].replace("\x00", ""))
    try:
        return _laid_out(cut)
    except Exception:  # lxml and inscriptis raise many kinds of errors on broken or too deep HTML
        return _TAG.sub(" ", cut)


def _laid_out(html: str) -> str:
    import lxml.html  # type: ignore[import-untyped]

    if not html.strip():
        return ""
    tree = lxml.html.fromstring(html)
    for element in tree.xpath(_DROPPED):
        element.drop_tree() if hasattr(element, "drop_tree") else element.getparent().remove(element)
    for element in tree.xpath("//*[@style]"):
        del element.attrib["style"]
    _drop_letters_below(tree)
    for quote in tree.xpath(_OUTERMOST_QUOTES):
        _mark(quote)
    return _text(tree)


def _drop_letters_below(tree: Any) -> None:
    for element in tree.xpath(_LETTER_BELOW):
        for sibling in list(element.itersiblings()):
            sibling.getparent().remove(sibling)
        if element.get("id") != "appendonsend" and element.getparent() is not None:
            element.getparent().remove(element)


def _mark(quote: Any) -> None:
    """Replaces the quote with preformatted lines that begin with "> "; text after the element is kept."""
    lines = _text(quote).strip("\n").split("\n")
    tail = quote.tail
    for child in list(quote):
        quote.remove(child)
    quote.tag, quote.tail = "pre", tail
    quote.attrib.clear()
    quote.text = "\n" + "\n".join("> " + line.strip() for line in lines) + "\n"


def _text(tree: Any) -> str:
    from inscriptis.html_engine import Inscriptis  # type: ignore[import-untyped]
    from inscriptis.model.config import ParserConfig  # type: ignore[import-untyped]

    text: str = Inscriptis(tree, ParserConfig()).get_text()
    return "\n".join(line.strip() for line in text.split("\n"))
