"""Parts of a Word file that python-docx does not write: footnotes, a chart, a list with bullets."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.oxml import parse_xml, serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from tracker.documents.section.body import W, paragraph, run
from tracker.documents.section.excel import CHART_SHEET, chart_book
from tracker.documents.section.look import Look
from tracker.domain.report.document import Chart, Document

_KINDS = "application/vnd.openxmlformats-officedocument."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_FOOTNOTES = f"{_KINDS}wordprocessingml.footnotes+xml"
_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))


def first_note(word: Any) -> int:
    """Returns the id of the first footnote that the section may take."""
    part = _part(word, _FOOTNOTES)
    return max([0, *_ids(parse_xml(part.blob))]) + 1 if part is not None else 1


def add_notes(word: Any, document: Document, look: Look, first: int) -> None:
    """Adds the document's notes as footnotes, after those that the template has."""
    if not document.notes:
        return
    part = _part(word, _FOOTNOTES) or _new_part(word, "footnotes", _FOOTNOTES, _no_notes())
    root = parse_xml(part.blob)
    texts = [text for _, text in document.notes]
    notes = "".join(_note(number, text, look) for number, text in enumerate(texts, start=first))
    root.extend(parse_xml(f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'))
    part._blob = serialize_part_xml(root)


def _note(number: int, text: str, look: Look) -> str:
    style = f'<w:rPr><w:rStyle w:val="{look.style("footnote reference")}"/></w:rPr>'
    runs = f"<w:r>{style}<w:footnoteRef/></w:r>{run(f' {text}')}"
    return f'<w:footnote w:id="{number}">{paragraph(look.style("footnote text"), runs)}</w:footnote>'


def _no_notes() -> str:
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in _SEPARATORS
    )
    return f'<w:footnotes xmlns:w="{W}">{lines}</w:footnotes>'


def _ids(root: Any) -> list[int]:
    return [int(note.get(qn("w:id"), "0")) for note in root.iter(qn("w:footnote"))]


def _part(word: Any, kind: str) -> Any:
    return next((part for part in word.part.package.iter_parts() if part.content_type == kind), None)


def _new_part(word: Any, name: str, kind: str, xml: str, folder: str = "/word") -> Any:
    package = word.part.package
    place = PackURI(f"{folder}/{name}.xml")
    content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
    part = Part(place, kind, content, package)
    word.part.relate_to(part, _RELATIONS + name.rstrip("0123456789"))
    return part


def bullet_list(word: Any) -> int:
    """Adds a list with bullets. Returns its number."""
    kind = f"{_KINDS}wordprocessingml.numbering+xml"
    if _part(word, kind) is None:
        _new_part(word, "numbering", kind, f'<w:numbering xmlns:w="{W}"/>')
    part = _part(word, kind)
    root = part.element if hasattr(part, "element") else parse_xml(part.blob)
    abstract, number = _next(root, "w:abstractNum", "w:abstractNumId"), _next(root, "w:num", "w:numId")
    root.insert(0, parse_xml(_abstract(abstract)))
    after = [one for one in root if one.tag in (qn("w:abstractNum"), qn("w:num"))]
    after[-1].addnext(
        parse_xml(f'<w:num xmlns:w="{W}" w:numId="{number}"><w:abstractNumId w:val="{abstract}"/></w:num>')
    )
    if not hasattr(part, "element"):
        part._blob = serialize_part_xml(root)
    return number


def _next(root: Any, tag: str, attribute: str) -> int:
    return 1 + max([int(one.get(qn(attribute))) for one in root.iterchildren(qn(tag))], default=0)


def _abstract(number: int) -> str:
    return (
        f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )


def add_chart(word: Any, chart: Chart | None, day: date) -> str:
    """Adds the chart with its workbook as parts. Returns the id of the relation to it, "" without a chart."""
    if chart is None:
        return ""
    package = word.part.package
    place = package.next_partname("/word/charts/chart%d.xml")
    numbers = package.next_partname("/word/embeddings/Microsoft_Excel_Worksheet%d.xlsx")
    part = Part(place, f"{_KINDS}drawingml.chart+xml", b"", package)
    book = Part(numbers, f"{_KINDS}spreadsheetml.sheet", chart_book(chart, day), package)
    part._blob = _chart_xml(chart, part.relate_to(book, f"{_RELATIONS}package")).encode()
    return str(word.part.relate_to(part, f"{_RELATIONS}chart"))


def _chart_xml(chart: Chart, book: str) -> str:
    """Horizontal bars with their numbers, the first at the top, and no other decoration.

    `book` is the id of the relation to the workbook, which Word opens when the numbers are edited.
    """
    labels, counts = [label for label, _ in chart.bars], [str(count) for _, count in chart.bars]
    last = len(chart.bars) + 1
    font = '<a:defRPr sz="900"><a:latin typeface="+mn-lt"/></a:defRPr>'
    text = f'<a:bodyPr/><a:p><a:pPr>{font}</a:pPr><a:endParaRPr lang="sv-SE"/></a:p>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<c:lang val="sv-SE"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx><c:strRef><c:f>{CHART_SHEET}!$B$1</c:f><c:strCache>{_points([chart.header[1]])}</c:strCache>"
        "</c:strRef></c:tx>"
        '<c:spPr><a:solidFill><a:srgbClr val="2F6F9F"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:txPr>{text}</c:txPr><c:dLblPos val="outEnd"/><c:showLegendKey val="0"/>'
        '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>{CHART_SHEET}!$A$2:$A${last}</c:f><c:strCache>{_points(labels)}</c:strCache>"
        f"</c:strRef></c:cat><c:val><c:numRef><c:f>{CHART_SHEET}!$B$2:$B${last}</c:f><c:numCache>"
        f"<c:formatCode>0</c:formatCode>{_points(counts)}</c:numCache></c:numRef></c:val></c:ser>"
        '<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:txPr>{text}</c:txPr>'
        '<c:crossAx val="2"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{chart.most + 1}"/>'
        '<c:min val="0"/></c:scaling><c:delete val="1"/><c:axPos val="t"/><c:crossAx val="1"/></c:valAx>'
        '</c:plotArea><c:plotVisOnly val="1"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _points(values: Sequence[str]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(value)}</c:v></c:pt>' for i, value in enumerate(values))
    return f'<c:ptCount val="{len(values)}"/>{points}'
