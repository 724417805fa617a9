"""The frame of a Word section: a template whose names are filled in by docxtpl, in a sandbox.

docxtpl fills in the frame only (body, headers, footers, footnotes, properties). Where the template says
{{p avsnitt }} it leaves a mark, and the section is put there afterwards: what people have written never
passes through a template, and tables, footnotes and the chart are written with all that Word knows of them.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, Template, TemplateSyntaxError
from markupsafe import Markup

from tracker.sandbox import OwnTextError, Sandbox, bounded, reason, without_unneeded

SECTION = "avsnitt"
_LONGEST = 5_000_000  # characters of a part
_MARK = "_tracker_avsnitt"
_BOOKMARK = f'<w:bookmarkStart w:id="0" w:name="{_MARK}"/><w:bookmarkEnd w:id="0"/>'
_MARKED = Markup(f"<w:p>{_BOOKMARK}</w:p>")  # noqa: S704  (constants only)
MISSING = "{{p avsnitt }} saknas i brödtexten, på en rad för sig: där hamnar avsnittet"
_INSIDE = "avsnitt måste skrivas {{p avsnitt }}, på en rad för sig"


class _Bounded(Template):
    """A template whose work and output are bounded, whoever renders it."""

    def render(self, *args: Any, **values: Any) -> str:
        return bounded(self, dict(*args, **values), _LONGEST, lambda file: file == "<template>")


class _Environment(Sandbox):
    template_class = _Bounded


class Frame(DocxTemplate):  # type: ignore[misc]
    """A template; properties are plain text, which needs no escaping."""

    def render_properties(self, context: Mapping[str, Any], jinja_env: Any = None) -> None:
        super().render_properties(context, jinja_env.overlay(autoescape=False))


def environment() -> Environment:
    made = _Environment(undefined=StrictUndefined, autoescape=True)
    return without_unneeded(made)


def filled(template: bytes, name: str, values: Mapping[str, Any]) -> tuple[Any, Any]:
    """Returns the template as a Word document with its names filled in, and the paragraph of the section.

    Raises OwnTextError if the template is broken, or has no place for the section.
    """
    frame = Frame(BytesIO(template))
    try:
        frame.render({**values, SECTION: _MARKED}, environment())
    except Exception as error:  # any exception is the template's fault
        raise OwnTextError(name, 0, reason(error)) from error
    word = frame.docx
    return word, _place(word, name)


def _place(word: Any, name: str) -> Any:
    marks = [one for one in word.element.body.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == _MARK]
    if not marks:
        raise OwnTextError(name, 0, MISSING)
    paragraph = marks[0].getparent()
    if paragraph.getparent() is not word.element.body:
        raise OwnTextError(name, 0, _INSIDE)
    return paragraph


def sources(template: bytes) -> Iterator[tuple[str, str]]:
    """Yields every part of a template that docxtpl runs: where it is, in Swedish, and its source."""
    frame = Frame(BytesIO(template))
    frame.render_init()
    yield "brödtexten", _lines(frame.patch_xml(frame.get_xml()))
    for place, uri in (("sidhuvudet", frame.HEADER_URI), ("sidfoten", frame.FOOTER_URI)):
        for _, part in frame.get_headers_footers(uri):
            yield place, _lines(frame.patch_xml(frame.get_part_xml(part)))
    for part in frame.docx.part.package.iter_parts():
        if part.content_type.endswith("wordprocessingml.footnotes+xml"):
            yield "fotnoterna", _lines(frame.patch_xml(part.blob.decode("utf-8")))
    for name, label in _PROPERTIES.items():
        yield f"egenskapen {label}", getattr(frame.docx.core_properties, name) or ""


_PROPERTIES = {
    "author": "författare", "comments": "kommentarer", "identifier": "identifierare", "language": "språk",
    "subject": "ämne", "title": "titel",
}  # fmt: skip


def _lines(xml: str) -> str:
    """Returns the source with a paragraph on each line, as docxtpl runs it."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)


def near(source: str, error: TemplateSyntaxError) -> str:
    """Returns the words of the paragraph of an error."""
    lines = source.splitlines()
    line = lines[error.lineno - 1] if 0 < error.lineno <= len(lines) else ""
    return re.sub(r"<[^>]*>", "", line).strip()
