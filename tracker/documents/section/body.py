"""The blocks of a section as WordprocessingML, in the styles of a template.

Written as text and parsed once: a paragraph at a time through python-docx takes ten times as long.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from tracker.documents.section.look import EMU, TABLE_STYLE, Look
from tracker.domain.report.document import ACTIVITY_LEVEL, Document, Heading, Paragraph, Run
from tracker.domain.report.sheet import TABLE_TEXT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_NARROWEST = 520  # twentieths of a point
_FIRST_MARK = 90_000  # ids of our bookmarks, beyond those of a template
_KEPT = "<w:keepNext/>"  # on the page of what follows
_TOGETHER = 2  # rows at either end of a table that no page break parts
BAR_HEIGHT, CHART_MARGIN = 340, 480  # twentieths of a point


def body_xml(document: Document, look: Look, first_note: int, chart: str) -> str:
    """Returns the body. The notes' ids begin with `first_note`; `chart` is the id of the chart's part."""
    numbers = {mark.text: first_note + index for index, (mark, _) in enumerate(document.notes)}
    writer = _Writer(document, look, numbers, chart)
    blocks = "".join(writer.block(index, block) for index, block in enumerate(document.blocks))
    return f'<w:body xmlns:w="{W}" xmlns:r="{R}">{blocks}</w:body>'


def paragraph(style: str, runs: str, more: str = "") -> str:
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


class _Writer:
    """Writes blocks; headings are numbered by their place, for the table of contents."""

    def __init__(self, document: Document, look: Look, notes: Mapping[str, int], chart: str) -> None:
        self.document, self.look, self.notes, self.chart = document, look, notes, chart

    def block(self, index: int, block: Any) -> str:
        writers: Mapping[str, Callable[[int, Any], str]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "items": self._items,
            "table": self._table,
            "chart": self._chart,
            "contents": self._contents,
        }
        write = writers.get(block.kind)  # notes are footnotes, and sources to open are for the screen
        return write(index, block) if write else ""

    def _heading(self, index: int, block: Any) -> str:
        number = _FIRST_MARK + index
        name = f'<w:bookmarkStart w:id="{number}" w:name="{_bookmark(index)}"/>'
        style = self.look.style(f"heading {block.level}")
        return paragraph(style, f'{name}{run(block.text)}<w:bookmarkEnd w:id="{number}"/>')

    def _paragraph(self, index: int, block: Any) -> str:
        runs = "".join(self._run(one) for one in block.runs)
        return paragraph("", runs, _KEPT if self._leads(index) else "")

    def _leads(self, index: int) -> bool:
        """True for the plan's words, which stand between an activity's heading and what is told of it."""
        before, after = self.document.blocks[max(index - 1, 0)], self.document.blocks[index + 1 : index + 2]
        heads = isinstance(before, Heading) and before.level == ACTIVITY_LEVEL
        return heads and any(isinstance(one, Paragraph) for one in after)

    def _run(self, one: Run) -> str:
        if one.style == "mark" and one.text in self.notes:
            style = self.look.style("footnote reference")
            note = f'<w:footnoteReference w:id="{self.notes[one.text]}"/>'
            return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{note}</w:r>'
        return run(one.text, "<w:i/>" if one.style == "emphasis" else "")

    def _items(self, _index: int, block: Any) -> str:
        style = self.look.style("List Bullet")
        return "".join(paragraph(style, run(item), self.look.bullets) for item in block.items)

    def _table(self, _index: int, block: Any) -> str:
        widths = fitted(block.widths, self.look.width)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        size = _size(block.text_size)
        head = self._row(block.header, widths, "<w:cantSplit/><w:tblHeader/>", _KEPT, size)
        last = len(block.rows) - 1
        rows = "".join(
            self._row(row, widths, "<w:cantSplit/>", _KEPT if _stays(index, last) else "", size)
            for index, row in enumerate(block.rows)
        )
        properties = (
            f'<w:tblStyle w:val="{self.look.style(TABLE_STYLE)}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0"'
            f' w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(block.caption)}/>"
        )
        table = f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
        return self._caption(block.caption) + table + paragraph("", "")

    def _row(self, texts: tuple[str, ...], widths: list[int], properties: str, kept: str, size: str) -> str:
        style = self.look.style("Tabelltext")
        cells = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph(style, run(text, size), kept)}</w:tc>"
            for text, width in zip(texts, widths, strict=True)
        )
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"

    def _caption(self, text: str) -> str:
        return paragraph(self.look.style("caption"), run(text), _KEPT)

    def _chart(self, index: int, block: Any) -> str:
        height = (CHART_MARGIN + BAR_HEIGHT * len(block.bars)) * EMU
        drawn = (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_PLACING}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{self.look.width * EMU}" cy="{height}"/>'
            f'<wp:docPr id="{index + 1}" name={quoteattr(block.caption)}'
            f" descr={quoteattr(block.description)}/>"
            f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{_DRAWING}"><a:graphicData uri="{_CHART}">'
            f'<c:chart xmlns:c="{_CHART}" r:id="{self.chart}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )
        return self._caption(block.caption) + paragraph("", drawn)

    def _contents(self, _index: int, block: Any) -> str:
        """A field that Word can update, with what it now says: so it is right without being updated."""
        entries = list(self._entries(block.levels))
        first, last = block.levels[0], block.levels[-1]
        begins = _field("begin") + _instruction(f'TOC \\o "{first}-{last}" \\h \\n') + _field("separate")
        title = paragraph(self.look.style("Innehållsrubrik"), run(block.title))
        (style, link), *rest = entries
        lines = [paragraph(style, begins + link), *(paragraph(style, link) for style, link in rest)]
        return title + "".join(lines) + paragraph("", _field("end"))

    def _entries(self, levels: tuple[int, ...]) -> Iterator[tuple[str, str]]:
        for index, block in enumerate(self.document.blocks):
            if isinstance(block, Heading) and block.level in levels:
                place = f'w:anchor="{_bookmark(index)}" w:history="1"'
                link = f"<w:hyperlink {place}>{run(block.text)}</w:hyperlink>"
                yield self.look.style(f"toc {block.level}"), link


def _size(points: float) -> str:
    """Returns the look of text that is smaller than the style of a table's text."""
    return f'<w:sz w:val="{round(2 * points)}"/>' if points < TABLE_TEXT else ""


def _stays(index: int, last: int) -> bool:
    """True if a row stands on the page of the next: no row is alone at either end of the table."""
    return index < last and (index < _TOGETHER - 1 or index > last - _TOGETHER)


def _bookmark(index: int) -> str:
    return f"_Toc{index + 1:06}"


def _field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {escape(text)} </w:instrText></w:r>'


def fitted(shares: tuple[int, ...], width: int) -> list[int]:
    """Returns the columns' widths, together that of the text; none is too narrow for a number."""
    widths = [max(width * share // sum(shares), _NARROWEST) for share in shares]
    widths[widths.index(max(widths))] += width - sum(widths)
    return widths
