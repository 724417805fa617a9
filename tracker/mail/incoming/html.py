"""Converts the HTML of a mail to lines of text, with quotes marked "> " as in plain text.

inscriptis does the layout. Scripts and styles are dropped, and style attributes too: they could ask for a
million spaces. Text that is struck through is dropped: its writer has taken it back. Nothing is fetched.
"""

import re
from html import unescape
from typing import Any

LONGEST_HTML = 1024 * 1024
_DECLARATION = re.compile(r"<\?xml[^>]{0,200}\?>|<!doctype[^>]{0,300}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
# Style sheets and embedded images can be longer than the limit, and stand above the words.
_DATA = re.compile(r"(?<=[\"'])data:[a-z/+.-]{0,60};base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_BULK = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (
        (r"<!--", r"-->"),
        (r"<style\b", r"</style\s*>"),
        (r"<script\b", r"</script\s*>"),
    )
)
MOST_TAGS = 20_000  # the layout takes a second for as many
_BLOCK = re.compile(
    r"</?(?:p|div|tr|li|h[1-6]|ul|ol|table|blockquote|pre|hr)\b[^<>]{0,2000}>|<br\b[^<>]{0,200}>", re.I
)
_CELL = re.compile(r"</t[dh]\s*>", re.IGNORECASE)
_STRUCK_SPAN = re.compile(r"<(s|strike|del)\b[^<>]{0,500}>[^<>]{0,2000}</\1\s*>", re.IGNORECASE)
_STRUCK = re.compile(r"<(?:s|strike|del)[\s>]|line-through", re.IGNORECASE)
_STRUCK_ELEMENTS = "//del|//s|//strike|//*[contains(@style, 'line-through')]"
_DROPPED = "//script|//style|//head|//title|//template|//comment()"
# Outlook on the web and on phones puts the whole original letter after one of these, without quote marks.
_LETTER_BELOW = (
    "//*[@id='divRplyFwdMsg' or @id='appendonsend' or @id='mail-editor-reference-message-container']"
)
_BELOW = re.compile(
    r"\bid=[\"']?(?:x_)*(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)\b"
)
_OUTERMOST_QUOTES = "//blockquote[not(ancestor::blockquote)]"


def html_to_text(html: str, *, whole: bool = False) -> str:
    """Returns the text of an HTML mail, with `whole` also the letter below that Outlook does not mark.

    Never raises; HTML that is broken or has very many tags is read without layout.
    """
    light = _DATA.sub("", _without_bulk(html.replace("\x00", "")))[:LONGEST_HTML]
    cut = _DECLARATION.sub("", light)
    if cut.count("<") > MOST_TAGS:
        return _without_layout(cut)
    try:
        return _laid_out(cut, whole)
    except Exception:  # lxml and inscriptis raise many kinds of errors on broken or too deep HTML
        return _without_layout(cut)


def _without_bulk(html: str) -> str:
    for opening, closing in _BULK:
        kept, at = [], 0
        while (begins := opening.search(html, at)) and (ends := closing.search(html, begins.end())):
            kept.append(html[at : begins.start()])
            at = ends.end()
        html = "".join(kept) + html[at:]
    return html


def _without_layout(html: str) -> str:
    spaced = _CELL.sub(" ", _BLOCK.sub("\n", _STRUCK_SPAN.sub(" ", html)))
    lines = unescape(_TAG.sub("", spaced)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


def has_letter_below(html: str) -> bool:
    """Returns True if Outlook has put the original letter in the HTML without quote marks."""
    return bool(_BELOW.search(html))


def has_struck_text(html: str) -> bool:
    """Returns True if the HTML may have text that is struck through."""
    return bool(_STRUCK.search(html))


def _laid_out(html: str, whole: bool) -> str:
    import lxml.html  # type: ignore[import-untyped]

    if not html.strip():
        return ""
    tree = lxml.html.fromstring(html)
    for element in tree.xpath(_DROPPED):
        element.drop_tree() if hasattr(element, "drop_tree") else element.getparent().remove(element)
    for element in tree.xpath(_STRUCK_ELEMENTS):
        element.drop_tree()
    for element in tree.xpath("//*[@style]"):
        del element.attrib["style"]
    if not whole:
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
