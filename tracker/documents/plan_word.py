"""Writes the draft of a plan as Word: the plan's tables in their own form, and what follows them."""

from io import BytesIO
from pathlib import Path
from typing import Any

from tracker.domain.report.document import Document, Heading, Items, Paragraph, Table
from tracker.domain.revision.form import Grid, widths
from tracker.domain.revision.paper import Block, Paper
from tracker.domain.text import harmless

_ROW, _HEAD = "<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>"


def plan_bytes(paper: Paper, own: Path | None = None) -> bytes:
    """Returns the Word file: on its side where the plan's table needs it, with header rows repeated.

    Raises OwnTextError if the municipality's own template is broken.
    """
    from docx import Document as opened

    from tracker.documents.section.archive import repacked
    from tracker.documents.section.body import W
    from tracker.documents.section.frame import filled
    from tracker.documents.section.look import look_of
    from tracker.documents.section.word import (
        SHIPPED,
        insert_body,
        own_template,
        set_properties,
        shipped_template,
        speak_swedish,
        template_values,
    )

    frame = Document(paper.title, paper.author, paper.day, ())
    template, name = (own_template(own), own.name) if own else (shipped_template(), SHIPPED)
    word, place = filled(template, name, template_values(frame))
    if paper.landscape:
        _turn(word)
    look = look_of(word, lambda: opened(BytesIO(shipped_template())))
    writer = _Writer(look, paper.blocks)
    blocks = "".join(writer.block(block) for block in paper.blocks)
    insert_body(place, f'<w:body xmlns:w="{W}">{blocks}</w:body>')
    speak_swedish(word)
    set_properties(word.core_properties, paper.title, paper.author, paper.day)
    saved = BytesIO()
    word.save(saved)
    return repacked(saved.getvalue(), paper.day)


def _turn(word: Any) -> None:
    """Turns the page on its side, and moves the right ends of header and footer to the edge of the text.

    docxtpl has replaced the parts of header and footer, which the section's own paragraphs do not know.
    """
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn

    from tracker.documents.section.look import EMU

    page = word.sections[-1]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    edge = (page.page_width - page.left_margin - page.right_margin) // EMU
    for relation in word.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            for stop in relation.target_part.element.iter(qn("w:tab")):
                if stop.get(qn("w:val")) == "right":
                    stop.set(qn("w:pos"), str(edge))


class _Writer:
    """Writes blocks as WordprocessingML in the styles of the template."""

    def __init__(self, look: Any, blocks: tuple[Block, ...]) -> None:
        self.look, self.grids = look, [block for block in blocks if isinstance(block, Grid)]

    def block(self, block: Block) -> str:
        from tracker.documents.section.body import paragraph, run

        match block:
            case Heading():
                return paragraph(self.look.style(f"heading {block.level}"), run(harmless(block.text)))
            case Paragraph():
                return paragraph("", "".join(run(harmless(one.text)) for one in block.runs))
            case Items():
                style, bullets = self.look.style("List Bullet"), self.look.bullets
                return "".join(paragraph(style, run(harmless(item)), bullets) for item in block.items)
            case Table():
                caption = paragraph(self.look.style("caption"), run(block.caption), "<w:keepNext/>")
                return caption + self._table(block.header, block.rows, block.widths)
            case Grid():
                return self._table(block.header, block.rows, widths(self.grids, block.header))

    def _table(
        self, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], shares: tuple[int, ...]
    ) -> str:
        from tracker.documents.section.body import fitted, paragraph
        from tracker.documents.section.look import TABLE_STYLE

        fit = fitted(shares, self.look.width)
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in fit)
        properties = (
            f'<w:tblStyle w:val="{self.look.style(TABLE_STYLE)}"/><w:tblW w:w="{sum(fit)}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
        written = self._row(header, fit, _HEAD) + "".join(self._row(row, fit, _ROW) for row in rows)
        table = f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{written}</w:tbl>"
        return table + paragraph("", "")

    def _row(self, texts: tuple[str, ...], fit: list[int], properties: str) -> str:
        if len(texts) == len(fit):
            cells = "".join(self._cell(text, width) for text, width in zip(texts, fit, strict=True))
        else:
            cells = self._cell(texts[0], sum(fit), f'<w:gridSpan w:val="{len(fit)}"/>', "<w:b/>")
        return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"

    def _cell(self, text: str, width: int, more: str = "", look: str = "") -> str:
        from tracker.documents.section.body import paragraph, run

        style = self.look.style("Tabelltext")
        lines = "".join(paragraph(style, run(line, look)) for line in harmless(text).split("\n"))
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{lines}</w:tc>'
