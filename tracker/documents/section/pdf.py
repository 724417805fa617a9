"""A section as an accessible PDF (PDF/UA-1), made by typst.

The shipped template gets the document as JSON, so that no text is ever read as typst's markup, and dates the
file by the document's day. typst is given nothing else: no fonts of the system, no packages, and an empty
folder as the root of all files.
"""

import json
import re
import tempfile
import unicodedata
from typing import Any

from tracker.domain.report.document import Chart, Document, Table
from tracker.errors import DocumentError
from tracker.resources import templates

NOT_INSTALLED = (
    "PDF kräver biblioteket typst: installera tillägget pdf (pip install 'tracker-handlingsplan[pdf]'), "
    "eller välj Word med -o avsnitt.docx."
)
_REFUSED = "Avsnittet gick inte att skriva som PDF: välj Word med -o avsnitt.docx."
# What the fonts inside typst can show. A PDF/UA must show every character, so others become a square.
_SHOWN = (
    " -~\u00a0-\u00ac\u00ae-\u024f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"
    "\u1e00-\u1eff\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044"
    "\u2070\u2071\u2074-\u208e\u20ac\u2116\u2122\u2190-\u2199\u2212\u221a\u221e\u2248\u2260\u2264\u2265"
    "\u25a0\u25a1\u25aa\u25ab\u25cb\u25cf\u2605\u2606\u2610-\u2612\u2713\u2714\u2717\u2718"
)
_UNSHOWN = re.compile(f"[^{_SHOWN}]")


def pdf_bytes(document: Document) -> bytes:
    """Returns the file. Raises DocumentError if typst is not installed."""
    try:
        import typst
    except ImportError as error:
        raise DocumentError(NOT_INSTALLED) from error
    source = (templates() / "report" / "section.typ").read_bytes()
    compiled: Any = typst.compile  # its types do not allow a source in bytes beside folders
    with tempfile.TemporaryDirectory() as empty:
        try:
            made: bytes = compiled(
                source,
                root=empty,
                font_paths=typst.Fonts(include_system_fonts=False),
                sys_inputs={"document": json.dumps(_shown(_data(document)))},
                pdf_standards="ua-1",
                package_path=empty,
                package_cache_path=empty,
            )
        except BaseException as error:
            if not _is_typsts(error):
                raise
            raise DocumentError(_REFUSED) from error
    return made


def _is_typsts(error: BaseException) -> bool:
    """True for an error of typst's, and for its panic, which is no Exception and has no importable type."""
    return isinstance(error, RuntimeError) or type(error).__name__ == "PanicException"


def _data(document: Document) -> dict[str, Any]:
    """Returns the document as typst reads it."""
    return {
        "title": document.title,
        "author": document.author,
        "dnr": document.dnr,
        "day": [document.day.year, document.day.month, document.day.day],
        "notes": {mark.text: text for mark, text in document.notes},
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Any) -> dict[str, Any]:
    fields = {name: getattr(block, name) for name in type(block).__slots__}
    if "runs" in fields:
        fields["runs"] = [{"text": run.text, "style": run.style} for run in block.runs]
    more: dict[str, Any] = {"most": block.most} if isinstance(block, Chart) else {}
    more |= {"text-size": block.text_size} if isinstance(block, Table) else {}
    return {"kind": block.kind, **{name: value for name, value in fields.items() if name != "notes"}, **more}


def _shown(value: Any) -> Any:
    """Returns the same data with characters only that can be shown."""
    if isinstance(value, str):
        return _UNSHOWN.sub("□", unicodedata.normalize("NFC", value).replace("\u00ad", ""))
    if isinstance(value, dict):
        return {name: _shown(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(one) for one in value]
    return value
