"""Checks a municipality's own Word template of sections, with a list of all that is wrong in it."""

from datetime import date
from pathlib import Path

from tracker.domain.report import phrases
from tracker.domain.report.document import Block, Document, Heading, Notes, Paragraph, Run, Table

_TITLE = "Uppföljning av handlingsplanen 2021"
_ROW = ("1", "Rutinen gås igenom", "Enhetschef", "Genomförd", "–")
_BLOCKS: tuple[Block, ...] = (
    Heading(1, _TITLE),
    Table(phrases.TABLE_CAPTION, phrases.COLUMNS, (_ROW,), (6, 36, 24, 18, 16)),
    Paragraph((Run("Genomförd.", "emphasis"), Run("1", "mark"))),
    Notes(phrases.NOTES, ((Run("1", "mark"), "Enhetschefen, 10 december 2021."),)),
)
SAMPLE = Document(
    _TITLE, "Exempelnämnden", date(2022, 1, 14), _BLOCKS, "Dnr EX 2021/1", version=phrases.DRAFT
)


def check_template(path: Path) -> tuple[str, ...]:
    """Returns a Swedish sentence for each fault; none if a section can be written with the template."""
    from tracker.documents.section.checking import template_faults

    return template_faults(path, SAMPLE)
