"""Ticked alternatives: "[x] Klart [ ] Pågår" says what is ticked."""

import re

_BOX = re.compile(
    r"(?P<box>\[ ?[xX✓✔]? ?\]|\( ?[xX✓✔]? ?\)(?= )|[☐☑☒✅✓✔□■])\s*(?P<text>[^\[\]()☐☑☒✅✓✔□■\n]{2,60})"
)
_EMPTY = re.compile(r"[\[( ]*[\]) ]*|[☐□]")


def ticked(words: str) -> str | None:
    """The text of the only ticked box; empty if none or several are ticked, None if there are no boxes."""
    boxes = list(_BOX.finditer(words))
    if len(boxes) < 2:
        return None
    marked = [box["text"].strip() for box in boxes if not _EMPTY.fullmatch(box["box"])]
    return marked[0] if len(marked) == 1 else ""
