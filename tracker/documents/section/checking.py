"""What is wrong in a municipality's own Word template: all of it, each with its place."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from tracker.documents.section.frame import MISSING, SECTION, environment, near, sources
from tracker.documents.section.word import own_template, template_values, word_bytes
from tracker.domain.report.document import Document
from tracker.domain.text import on_one_line
from tracker.sandbox import OwnTextError, reason

_BODY = "brödtexten"


def template_faults(path: Path, sample: Document) -> tuple[str, ...]:
    """Returns a Swedish sentence for each fault; `sample` is a section to try the template with."""
    known = {*template_values(sample), SECTION}
    try:
        found = list(_all(path, known))
        if not found:
            word_bytes(sample, path)
    except OwnTextError as error:
        found = [str(error)]
    return tuple(dict.fromkeys(found))


def _all(path: Path, known: set[str]) -> Iterator[str]:
    template, jinja = own_template(path), environment()
    try:
        places = list(sources(template))
    except Exception as error:  # a file that is an archive but no document that python-docx can open
        raise OwnTextError(path.name, 0, "mallen går inte att öppna: spara om den i Word") from error
    for place, source in places:
        yield from (f"{path.name}, {place}{fault}." for fault in _faults(jinja, source, known))
    if not any(place == _BODY and SECTION in source for place, source in places):
        yield f"{path.name}: {MISSING}."


def _faults(jinja: Environment, source: str, known: set[str]) -> Iterator[str]:
    try:
        jinja.compile(source)
        tree = jinja.parse(source)
    except TemplateSyntaxError as error:
        words = on_one_line(near(source, error))
        yield (f", nära ”{words[:60]}”: " if words else ": ") + reason(error)
        return
    for name in sorted(meta.find_undeclared_variables(tree) - known):
        yield f": namnet ”{name}” finns inte; de som finns är {', '.join(sorted(known))}"
    for name in dict.fromkeys(_forbidden(tree)):
        yield f": ”{name}” är inte tillåtet i en mall"


def _forbidden(tree: nodes.Template) -> Iterator[str]:
    """Yields the attributes that lead out of the values that a template is given."""
    for attribute in tree.find_all(nodes.Getattr):
        if attribute.attr.startswith("_"):
            yield attribute.attr
    for constant in tree.find_all(nodes.Const):
        if isinstance(constant.value, str) and constant.value.startswith("__"):
            yield constant.value
