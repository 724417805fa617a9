"""What a Word template decides for the section: its styles by name, bullets, and the width of the text.

Word saves a built-in style under its English name, and under an id in the language of whoever saved it
("heading 1", Rubrik1). So styles are found by name.
"""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

EMU = 635  # English metric units in a twentieth of a point
TABLE_STYLE = "Avsnittstabell"
# The styles that the section is written in; a template that lacks one gets the shipped one.
NEEDED = (
    "heading 1", "heading 2", "heading 3", "List Bullet", "caption", "footnote text",
    "footnote reference", "toc 2", "toc 3", "Innehållsrubrik", "Tabelltext", TABLE_STYLE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """`styles` has the id of each style by name in lower case, `width` is in twentieths of a point.

    `bullets` is the XML that makes a list of a paragraph whose style does not.
    """

    styles: Mapping[str, str]
    width: int
    bullets: str = ""

    def style(self, name: str) -> str:
        return self.styles[name.lower()]


def look_of(word: Any, shipped: Callable[[], Any]) -> Look:
    """Returns the look of an opened template, after adding the styles of the shipped one that it lacks."""
    styles = word.styles.element
    own = style_ids(styles)
    missing = [name for name in NEEDED if name.lower() not in own]
    if missing:
        _add(styles, shipped().styles.element, missing)
    page = word.sections[-1]
    width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    bullets = _bullets(word) if "List Bullet" in missing else ""
    return Look(style_ids(styles), width // EMU, bullets)


def style_ids(styles: Any) -> dict[str, str]:
    """Returns name in lower case → id."""
    named = ((one.find(qn("w:name")), one.get(qn("w:styleId"))) for one in styles.iterchildren(qn("w:style")))
    return {name.get(qn("w:val")).lower(): style for name, style in named if name is not None}


def _add(styles: Any, shipped: Any, missing: Iterable[str]) -> None:
    """Copies styles by name; what they are based on is found by name in the template too."""
    theirs = {one.get(qn("w:styleId")): one for one in shipped.iterchildren(qn("w:style"))}
    by_name = style_ids(shipped)
    names = {style: name for name, style in by_name.items()}
    for name in missing:
        copied = deepcopy(theirs[by_name[name.lower()]])
        ids = style_ids(styles)
        copied.set(qn("w:styleId"), _unused(copied.get(qn("w:styleId")), set(ids.values())))
        for tag in ("w:basedOn", "w:next", "w:link"):
            for reference in copied.findall(qn(tag)):
                known = ids.get(names.get(reference.get(qn("w:val")), ""))
                if known is None:
                    copied.remove(reference)
                else:
                    reference.set(qn("w:val"), known)
        for numbering in copied.iter(qn("w:numPr")):
            numbering.getparent().remove(numbering)
        styles.append(copied)


def _unused(style: str, taken: set[str]) -> str:
    while style in taken:
        style += "T"
    return style


def _bullets(word: Any) -> str:
    """Adds a list with bullets to the template. Returns the XML that puts a paragraph into it."""
    from tracker.documents.section.attached import bullet_list

    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{bullet_list(word)}"/></w:numPr>'
