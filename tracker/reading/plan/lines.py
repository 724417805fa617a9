"""Cleans the lines of a document and classifies them, for the readers of tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.reading.plan.document import Line, Paragraph
from tracker.reading.plan.furniture import furniture_of, is_footnote, is_furniture, is_rule
from tracker.reading.plan.letters import squeezed
from tracker.reading.plan.markup import heading_level, without_markup

Role = Literal["text", "blank", "furniture", "footnote", "rule", "cells"]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line: its text without markup, its cells if borders are visible, and its role.

    `new_page` is True for the first line of a page, `level` is set for a marked heading.
    """

    text: str
    role: Role
    page: int | None = None
    level: int | None = None
    cells: tuple[str, ...] = ()
    new_page: bool = False

    @property
    def content(self) -> str:
        return squeezed(self.text)


def plan_lines(blocks: Sequence[Line | Paragraph]) -> list[PlanLine]:
    """Returns the lines and paragraphs, cleaned and classified; a paragraph is a line between blank lines."""
    raw = list(_raw_lines(blocks))
    clean = [without_markup(text) for text, _, _ in raw]
    new_page = _page_starts(clean)
    spans = _blocks_of(clean, new_page)
    known = furniture_of([clean[start:end] for start, end in spans])
    roles: list[Role] = ["blank"] * len(clean)
    for start, end in spans:
        roles[start:end] = _roles_of_block([text for text, _, _ in raw[start:end]], clean[start:end], known)
    return [
        PlanLine(text, role, page, level or heading_level(source), _cells(text), starts)
        for (source, page, level), text, role, starts in zip(raw, clean, roles, new_page, strict=True)
    ]


def _raw_lines(blocks: Sequence[Line | Paragraph]) -> list[tuple[str, int | None, int | None]]:
    """Returns text, page and heading level of each line; at most two blank lines in a row are kept."""
    raw: list[tuple[str, int | None, int | None]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts = block.text.split("\n")
            raw.extend([("", block.page, None), *((text, block.page, block.level) for text in texts)])
            raw.append(("", block.page, None))
        elif block.text or not _ends_blank(raw):
            raw.append((block.text, block.page, None))
    return raw


def _ends_blank(raw: Sequence[tuple[str, int | None, int | None]]) -> bool:
    return len(raw) > 1 and not raw[-1][0] and not raw[-2][0]


def _one_space_first(text: str) -> bool:
    return text[:1] == " " and text[1:2].strip() != ""


def _page_starts(clean: Sequence[str]) -> list[bool]:
    """Returns whether each line starts a page.

    Many extractors put one space there; it counts only if rare.
    """
    filled = sum(bool(text.strip()) for text in clean)
    starts = [_one_space_first(text) for text in clean]
    return starts if sum(starts) <= max(3, filled // 10) else [False] * len(clean)


def _blocks_of(clean: Sequence[str], new_page: Sequence[bool]) -> list[tuple[int, int]]:
    """Returns the blocks of adjacent lines as (first, end): between blank lines and page starts."""
    blocks: list[tuple[int, int]] = []
    start: int | None = None
    for index, (text, starts) in enumerate(zip([*clean, ""], [*new_page, False], strict=True)):
        ends = not text.strip() or starts
        if start is not None and ends:
            blocks.append((start, index))
            start = None
        if start is None and text.strip():
            start = index
    return blocks


def _roles_of_block(raw: Sequence[str], clean: Sequence[str], known: frozenset[str]) -> list[Role]:
    if not any("\t" in line for line in clean):
        if is_furniture(clean, known):
            return ["furniture"] * len(clean)
        if is_footnote(raw[0]):
            return ["footnote"] * len(clean)
    return [_role_of_line(line, known) for line in clean]


def _role_of_line(text: str, known: frozenset[str]) -> Role:
    if is_rule(text):
        return "rule"
    if _cells(text):
        return "cells"
    return "furniture" if len(text) > 12 and is_furniture([text], known) else "text"


def _cells(text: str) -> tuple[str, ...]:
    """Returns the cells of a line with visible borders: tabs, or pipes at both ends."""
    if "\t" in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    stripped = text.strip()
    if len(stripped) > 4 and stripped[0] == stripped[-1] == "|" and stripped.count("|") > 2:
        return tuple(cell.strip() for cell in stripped[1:-1].split("|"))
    return ()
