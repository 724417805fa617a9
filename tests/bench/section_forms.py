"""How fast a section becomes a file, each form beside a reference that is measured in the same run."""

import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from statistics import median
from time import perf_counter, process_time
from typing import Any

from docx import Document as opened
from docxtpl import DocxTemplate

from tests.domain.long_section import activities, answers
from tests.domain.telling import HEADS, section
from tests.word_template.building import template_bytes
from tracker.documents.section.pdf import pdf_bytes
from tracker.documents.section.word import word_bytes
from tracker.domain.report.cleaning import cleaned
from tracker.domain.report.document import Document, section_document

TEN_PAGES = 42  # activities
PLANS, EACH = 20, 30
Show = Callable[[str, float, str], None]


def main(show: Show) -> None:
    document = long_document(TEN_PAGES)
    _one_by_one(document, show)
    _twenty_plans(show)


def long_document(count: int) -> Document:
    """Returns a section of so many activities, each answered as those of the made-up plan."""
    said = answers()
    reports = [
        one._replace(activity_id=first + one.activity_id)
        for first in range(0, count, 14)
        for one in said
        if first + one.activity_id <= count
    ]
    return cleaned(section_document(section(activities(count), reports, seats=HEADS)))


def _one_by_one(document: Document, show: Show) -> None:
    """Beside docxtpl with the same text from a template with loops, without notes, chart or widths."""
    template, values = _plain_template(), _plain_values(document)
    works: tuple[Callable[[], object], ...] = (
        lambda: _rendered(template, values),
        lambda: word_bytes(document),
        lambda: pdf_bytes(document),
    )
    rounds = [[_seconds(work) for work in works] for _ in range(8)]  # in turns: other load slows all of them
    plain, word, pdf = (median(times) for times in zip(*rounds[1:], strict=True))
    show("avsnitt på tio sidor som Word", word, f"{word / plain:.2f} × docxtpl ensamt (högst 1,5)")
    begun = process_time()
    pdf_bytes(document)
    alone = f"{(process_time() - begun) * 1000:.0f} ms processortid (högst 500)"
    show("avsnitt på tio sidor som PDF/UA", pdf, f"{pdf / plain:.2f} × docxtpl ensamt; {alone}")


def _rendered(template: bytes, values: dict[str, Any]) -> bytes:
    made = DocxTemplate(BytesIO(template))
    made.render(values, autoescape=True)
    saved = BytesIO()
    made.save(saved)
    return saved.getvalue()


def _plain_template() -> bytes:
    word = opened(BytesIO(template_bytes()))
    word.paragraphs[0]._p.getparent().remove(word.paragraphs[0]._p)
    for line in ("{%p for p in paragraphs %}", "{{ p }}", "{%p endfor %}"):
        word.add_paragraph(line)
    table = word.add_table(rows=3, cols=5, style="Avsnittstabell")
    cells = (
        "{%tr for r in rows %}",
        *[""] * 4,
        *(f"{{{{ r[{n}] }}}}" for n in range(5)),
        "{%tr endfor %}",
        *[""] * 4,
    )
    for cell, text in zip(table._cells, cells, strict=True):
        cell.text = text
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


def _plain_values(document: Document) -> dict[str, Any]:
    paragraphs: list[str] = []
    rows: list[tuple[str, ...]] = []
    for block in document.blocks:
        if block.kind == "heading":
            paragraphs.append(block.text)
        elif block.kind == "paragraph":
            paragraphs.append("".join(run.text for run in block.runs))
        elif block.kind == "items":
            paragraphs += block.items
        elif block.kind == "table":
            rows += block.rows
    more = {"namnd": document.author, "dnr": document.dnr, "titel": document.title}
    return {"paragraphs": paragraphs + [text for _, text in document.notes], "rows": rows, **more}


@dataclass(frozen=True, slots=True)
class _Run:
    seconds: float
    peak: int


def _twenty_plans(show: Show) -> None:
    one, all_of_them = _compiled(1), _compiled(PLANS)
    memory = f"minne {all_of_them.peak / one.peak:.2f} × en plan"
    show(
        f"{PLANS} planer, {PLANS * EACH} aktiviteter: Word", all_of_them.seconds, f"högst 5 000 ms; {memory}"
    )


def _compiled(plans: int) -> _Run:
    """Compiles and writes so many plans, twice: for the time, and for the most memory held."""

    def work() -> None:
        for _ in range(plans):
            word_bytes(long_document(EACH))

    seconds = _seconds(work)
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return _Run(seconds, peak)


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
