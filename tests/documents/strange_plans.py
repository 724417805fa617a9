"""Makes the plans of tests/data/strange_plans.txt as files; that file explains its signs."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.styles import PatternFill

from tests.documents.builders import write_odt

DATA = Path(__file__).parent.parent / "data" / "strange_plans.txt"
LEFT, UP, SHADED = "<", "^", "▒"
STRICT = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
Rows = list[list[str]]


@dataclass
class Strange:
    """A plan: its blocks in order, and what must be read, said, not said and refused."""

    name: str
    form: str
    blocks: list[str | Rows] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> Path:
        ending = {"macroman": "csv", "cp850": "csv", "unicode": "txt"}.get(self.form, self.form)
        path = folder / f"{self.name}.{ending.rpartition('.')[2]}"
        WRITERS.get(self.form, write_text)(self, path)
        return path


def plans() -> Iterator[Strange]:
    for part in re.split(r"^== ", DATA.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = part.strip().split("\n")
        name, form = re.fullmatch(r"(\S+) \((\S+)\)", head).groups()
        plan = Strange(name, form)
        for is_row, group in groupby(lines, key=lambda line: line.startswith("|")):
            texts = list(group)
            plan.blocks.extend([[_cells(line) for line in texts]] if is_row else filter(None, texts))
        for sign, found in (("=>", plan.rows), ("!!", plan.unsaid), ("!", plan.said), ("x", plan.refused)):
            for line in [b for b in plan.blocks if isinstance(b, str) and b.startswith(f"{sign} ")]:
                plan.blocks.remove(line)
                text = line.removeprefix(sign).strip()
                found.append([part.strip() for part in text.split(";")] if sign == "=>" else text)
        yield plan


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def write_word(plan: Strange, path: Path) -> None:
    document = docx.Document()
    for block in plan.blocks:
        if isinstance(block, list):
            word_table(document, block)
        elif block.startswith("#"):
            document.add_heading(block.strip("# "), len(block) - len(block.lstrip("#")))
        else:
            document.add_paragraph("" if block == "---" else block)
    document.save(str(path))


def word_table(document: Any, rows: Rows) -> Any:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            cell = table.cell(row, column)
            if text == LEFT:
                table.cell(row, column - 1).merge(cell)
            elif text == UP:
                table.cell(row - 1, column).merge(cell)
            elif text == SHADED:
                cell._tc.get_or_add_tcPr().append(
                    parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="70AD47"/>')
                )
            elif text:
                cell.text = text
    return table


def write_excel(plan: Strange, path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    at = 1
    for block in plan.blocks:
        if isinstance(block, str):
            sheet.cell(at, 1, block.strip("# "))
            at += 1
            continue
        _fill_sheet(sheet, block, at)
        at += len(block) + 1
    book.save(path)


def _fill_sheet(sheet: Any, rows: Rows, at: int) -> None:
    for row, texts in enumerate(rows, start=at):
        for column, text in enumerate(texts, start=1):
            if text == SHADED:
                sheet.cell(row, column).fill = PatternFill("solid", fgColor="70AD47")
            elif text not in (LEFT, UP, ""):
                sheet.cell(row, column, int(text) if re.fullmatch(r"\d{4}", text) else text)
    for row, texts in enumerate(rows, start=at):
        for column, text in enumerate(texts, start=1):
            if text == UP:
                sheet.merge_cells(start_row=row - 1, end_row=row, start_column=column, end_column=column)
            if text == LEFT and (column == len(texts) or texts[column] != LEFT):
                first = max(i for i in range(column) if texts[i] != LEFT) + 1
                sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=column)


def write_strict(plan: Strange, path: Path) -> None:
    write_excel(plan, path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            changed = data
            for usual, strict in STRICT.items():
                changed = changed.replace(usual.encode(), strict.encode())
            new.writestr(name, changed)


def write_ods(plan: Strange, path: Path) -> None:
    rows = [
        row for block in plan.blocks for row in (block if isinstance(block, list) else [[block.strip("# ")]])
    ]
    lines = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in rows
    )
    write_odt(path, f'<table:table table:name="Blad1">{lines}</table:table>', "spreadsheet")


def write_html(plan: Strange, path: Path) -> None:
    parts = []
    for block in plan.blocks:
        if isinstance(block, str):
            parts.append(f"<h1>{escape(block.strip('# '))}</h1>")
        else:
            parts.append(f"<table border=1>{''.join(_html_row(block, i) for i in range(len(block)))}</table>")
    path.write_text(
        '<html><head><meta charset="utf-8"><style>td {color:red}</style></head><body>'
        f"{''.join(parts)}</body></html>",
        encoding="utf-8",
    )


def _html_row(rows: Rows, at: int) -> str:
    cells = []
    for column, text in enumerate(rows[at]):
        if text in (LEFT, UP):
            continue
        wide = 1 + sum(1 for _ in _while(rows[at][column + 1 :], LEFT))
        high = 1 + sum(1 for _ in _while([row[column] for row in rows[at + 1 :]], UP))
        cells.append(f"<td colspan={wide} rowspan='{high}'>{escape(text)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _while(texts: list[str], sign: str) -> Iterator[str]:
    for text in texts:
        if text != sign:
            return
        yield text


def write_text(plan: Strange, path: Path) -> None:
    mark, encoding, end = TEXTS[plan.form]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark, lineterminator=end)
    for block in plan.blocks:
        writer.writerows(block if isinstance(block, list) else [[block.strip("# ")]])
    path.write_bytes(text.getvalue().encode(encoding))


TEXTS = {
    "csv": (";", "utf-8-sig", "\r\n"),
    "macroman": (";", "mac_roman", "\r"),
    "cp850": (";", "cp850", "\r\n"),
    "unicode": ("\t", "utf-16", "\r\n"),
}
WRITERS = {
    "docx": write_word,
    "xlsx": write_excel,
    "strict.xlsx": write_strict,
    "ods": write_ods,
    "html": write_html,
    "html.xls": write_html,
}
