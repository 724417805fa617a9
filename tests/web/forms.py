"""The forms of pages, found by walking them as a visitor does: a new page or field is found by itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from lxml import html
from werkzeug.test import TestResponse

from tests.small_plans import people_csv
from tests.web.conftest import Site

TOKEN = "skydd"
_IS_FILE = re.compile(r"^(?!/)|^/static|\.[a-z]+$")  # or elsewhere
FREE = ("text", "textarea", "date", "email", "search")
PLAN = """Aktivitet;Ansvarig;Tidplan;Uppföljning
Rutinen vid oro gås igenom;Enhetschef på vuxenenheten;Senast 30 november 2021;VB
"""
# What is right in a field whose page would else ask for it first. Others take a word.
RIGHT = {"dag": "2021-06-30", "epost": "vera.ny@kommun.example", "email": "sam@kommun.example"}
RIGHT |= {"number": "2", "whole": "4", "antal": "2", "av": "4", "ar": "2021", "to": "Fredrik Familjesson"}
RIGHT |= {"tidplan": "Hösten 2021", "other": "", "status": "pagar", "choice": "pagar"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field with what can be chosen, or with what stands in it."""

    name: str
    kind: str
    values: tuple[str, ...]

    @property
    def right(self) -> str:
        """Returns what a visitor would choose or write here."""
        right = RIGHT.get(self.name.rpartition("-")[2])
        if self.kind in FREE:
            return (self.values[0] or "Ord") if right is None else right
        return right if right in self.values else next((one for one in self.values if one), "")


@dataclass(frozen=True, slots=True)
class Form:
    """A form, the page where it stands, and the names of its buttons' values."""

    page: str
    action: str
    fields: tuple[Field, ...]
    buttons: tuple[tuple[str, str], ...]
    showing: bool

    @property
    def kind(self) -> tuple[str, frozenset[str]]:
        """Returns what makes it the same form on another page: another person, another row."""
        names = frozenset(re.sub(r"\d+", "1", one.name) for one in self.fields)
        return re.sub(r"\d+", "1", self.action.partition("?")[0]), names

    @property
    def to_try(self) -> list[Field]:
        """Returns the fields whose words a visitor, or somebody's program, decides."""
        return [one for one in self.fields if one.name != TOKEN]

    def filled(self, words: Mapping[str, str] = {}) -> dict[str, str]:
        """Returns a form that is filled in as it should be, but for some fields."""
        return {one.name: words.get(one.name, one.right) for one in self.fields} | dict(words)


def forms_in(page: str, shown: str) -> Iterator[Form]:
    """Returns the forms of a page."""
    for found in html.document_fromstring(shown).forms:
        if found.get("method") == "dialog":  # sends nothing
            continue
        if found.get("action") is None:
            found.set("action", page)
        yield Form(
            page,
            found.get("action"),
            tuple(_fields(found)),
            tuple((one.get("name"), one.get("value", "")) for one in found.iter("button") if one.get("name")),
            found.get("method", "get") == "get",
        )


def _fields(form: Any) -> Iterator[Field]:
    kinds: dict[str, tuple[str, list[str]]] = {}
    for one in form.inputs:
        if one.tag == "button" or not one.name:
            continue
        kind = one.get("type", "text") if one.tag == "input" else one.tag
        values = list(one.value_options) if one.tag == "select" else [one.get("value", "")]
        if one.tag == "textarea":
            values = [(one.text or "").lstrip("\n")]
        kinds.setdefault(one.name, (kind, []))[1].extend(values)
    return (Field(name, kind, tuple(values)) for name, (kind, values) in kinds.items())


def walk(site: Site, *starts: str, most: int = 2) -> dict[str, str]:
    """Returns the pages that links lead to, with what they show; of pages that differ by numbers, some."""
    pages: dict[str, str] = {}
    seen: dict[str, int] = {}
    waiting = list(starts)
    while waiting:
        path = waiting.pop(0).partition("#")[0]
        kind = re.sub(r"\d+", "1", path)
        if path in pages or _IS_FILE.search(path) or seen.get(kind, 0) >= most:
            continue
        answer = site.client.get(path, follow_redirects=True)
        seen[kind] = seen.get(kind, 0) + 1
        if "attachment" in answer.headers.get("Content-Disposition", ""):
            continue
        pages[path] = answer.get_data(as_text=True)
        waiting += html.document_fromstring(pages[path]).xpath("//a/@href")
    return pages


def every_form(site: Site, pages: Mapping[str, str]) -> list[Form]:
    """Returns each kind of form once: those of the pages, and those that a sent file leads to."""
    found: dict[tuple[str, frozenset[str]], Form] = {}
    waiting = [form for page, shown in pages.items() for form in forms_in(page, shown)]
    while waiting:
        form = waiting.pop(0)
        if form.kind in found:
            continue
        found[form.kind] = form
        if any(one.kind == "file" for one in form.fields):
            shown = send(site, form, form.filled())
            waiting += forms_in(form.action, shown.get_data(as_text=True)) if shown.status_code == 200 else []
    return list(found.values())


def send(
    site: Site, form: Form, fields: Mapping[str, str], file: tuple[str, str] | None = None
) -> TestResponse:
    """Sends the form as a browser does; half a surrogate pair goes as its bytes."""
    files = [one.name for one in form.fields if one.kind == "file"]
    if form.showing:
        return site.client.get(form.action, query_string=_bytes(fields))
    if not files:
        return site.client.post(
            form.action, data=_bytes(fields), content_type="application/x-www-form-urlencoded"
        )
    name, content = file or sample_file(form)
    data: dict[str, Any] = {key: words.encode("utf-8", "replace").decode() for key, words in fields.items()}
    data |= {one: (BytesIO(content.encode("utf-8", "surrogatepass")), name) for one in files}
    return site.client.post(form.action, data=data, content_type="multipart/form-data")


def _bytes(fields: Mapping[str, str]) -> str:
    return urlencode(fields, errors="surrogatepass")


def sample_file(form: Form, words: str = "") -> tuple[str, str]:
    """Returns a file that the form takes; with words, they stand in cells of it."""
    if "person" in form.action:
        _, row, *_ = people_csv().splitlines()[1:]
        name = row.partition(";")[0]
        return "people.csv", people_csv().replace(name, _cell(words) or name, 1)
    return "ny.csv", PLAN + (";".join([_cell(words)] * 4) + "\n" if words else "")


def _cell(words: str) -> str:
    return f'"{words.replace(chr(34), chr(34) * 2)}"' if words else ""
