"""The shipped Word template, from code: A4, Swedish, the styles of a section, header and footer."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from tracker.documents.section.archive import repacked

DAY = date(2026, 1, 1)
FONT, DARK, LINE, SHADE = "Arial", RGBColor(0x1A, 0x3A, 0x52), "767676", "E8EEF2"
KEPT = {"Normal", "Header", "Footer", "Heading 1", "Heading 2", "Heading 3", "List Bullet", "Caption"}
KEPT |= {"Default Paragraph Font", "Normal Table", "No List"}
HEADINGS = (("Heading 1", 18, 0, 10), ("Heading 2", 14, 16, 5), ("Heading 3", 11.5, 12, 3))


def template_bytes() -> bytes:
    """Returns the template; the same bytes each time."""
    word = Document()
    _styles(word)
    _theme(word)
    _drop_parts(word)
    _page(word)
    word.add_paragraph("{{p avsnitt }}")
    properties = word.core_properties
    properties.title, properties.author, properties.comments = "", "", ""
    properties.last_modified_by, properties.language = "", "sv-SE"
    properties.created = properties.modified = datetime(DAY.year, DAY.month, DAY.day, tzinfo=UTC)
    saved = BytesIO()
    word.save(saved)
    return repacked(saved.getvalue(), DAY)


def _styles(word: Any) -> None:
    for style in list(word.styles):
        if style.name not in KEPT and not (style.name or "").endswith("Char"):
            style.element.getparent().remove(style.element)
    for style in list(word.styles):
        _drop_links_to_nothing(word, style.element)
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    _normal(word)
    for name, size, before, after in HEADINGS:
        _heading(word.styles[name], size, before, after)
    _caption(word.styles["Caption"])
    word.styles["List Bullet"].paragraph_format.space_after = Pt(3)
    for xml in _OWN_STYLES:
        word.styles.element.append(parse_xml(xml.format(nsdecls("w"), font=FONT, line=LINE, shade=SHADE)))


def _drop_parts(word: Any) -> None:
    """Drops what python-docx's own template brings along and no section needs."""
    for owner in (word.part.package, word.part):
        for name, relation in list(owner.rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml", "/webSettings")):
                del owner.rels[name]


def _theme(word: Any) -> None:
    """Sets the font of the theme, which the chart is written in."""
    (theme,) = (part for part in word.part.package.iter_parts() if part.content_type.endswith("theme+xml"))
    theme._blob = re.sub(rb'(<a:latin typeface=")[^"]*', rb"\g<1>" + FONT.encode(), theme.blob)


def _drop_links_to_nothing(word: Any, style: Any) -> None:
    known = {one.element.get(qn("w:styleId")) for one in word.styles}
    for tag in ("w:basedOn", "w:next", "w:link"):
        for reference in style.findall(qn(tag)):
            if reference.get(qn("w:val")) not in known:
                style.remove(reference)


def _normal(word: Any) -> None:
    normal = word.styles["Normal"]
    _font(normal, 11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(7), 1.15
    normal.paragraph_format.widow_control = True


def _font(style: Any, size: float) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _heading(style: Any, size: float, before: float, after: float) -> None:
    _font(style, size)
    style.font.color.rgb, style.font.bold = DARK, True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.keep_with_next = True


def _caption(style: Any) -> None:
    _font(style, 10)
    style.font.color.rgb, style.font.bold = RGBColor(0x1A, 0x1A, 0x1A), True
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(4)


def _page(word: Any) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    page.header_distance = page.footer_distance = Cm(1.25)
    _line(page.header.paragraphs[0], "{{ namnd }}", "{{ dnr }}")
    _line(page.footer.paragraphs[0], "{{ titel }}", "Sida ")
    last = page.footer.paragraphs[0]._p
    for part in (_field("PAGE"), _run(" av "), _field("NUMPAGES")):
        last.extend(parse_xml(f"<w:p {nsdecls('w')}>{part}</w:p>"))


def _line(paragraph: Any, left: str, right: str) -> None:
    """Fills a header or footer: one text to the left, one to the right edge of the text."""
    stops = paragraph.paragraph_format.tab_stops
    paragraph.style.paragraph_format.tab_stops.clear_all()
    stops.add_tab_stop(Cm(16), alignment=2)
    for run in (paragraph.add_run(left), paragraph.add_run("\t"), paragraph.add_run(right)):
        run.font.size = Pt(9)


def _run(text: str) -> str:
    return f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} ">{_run("1")}</w:fldSimple>'


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{{line}}"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_OWN_STYLES = (
    '<w:style {} w:type="table" w:customStyle="1" w:styleId="Avsnittstabell"><w:name w:val="Avsnittstabell"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>"
    '<w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/></w:tcPr></w:tblStylePr></w:style>',
    '<w:style {} w:type="paragraph" w:customStyle="1" w:styleId="Tabelltext"><w:name w:val="Tabelltext"/>'
    '<w:basedOn w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    '<w:rPr><w:sz w:val="18"/></w:rPr></w:style>',
    '<w:style {} w:type="paragraph" w:customStyle="1" w:styleId="Innehallsrubrik">'
    '<w:name w:val="Innehållsrubrik"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/>'
    '<w:spacing w:before="200" w:after="80"/>'
    '</w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>',
    '<w:style {} w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:uiPriority w:val="39"/><w:pPr><w:spacing w:after="40"/></w:pPr></w:style>',
    '<w:style {} w:type="paragraph" w:styleId="TOC3"><w:name w:val="toc 3"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:uiPriority w:val="39"/><w:pPr><w:spacing w:after="20"/>'
    '<w:ind w:left="360"/></w:pPr>'
    "</w:style>",
    '<w:style {} w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="20" w:line="240"'
    ' w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>',
    '<w:style {} w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:rPr>'
    '<w:vertAlign w:val="superscript"/>'
    "</w:rPr></w:style>",
)
