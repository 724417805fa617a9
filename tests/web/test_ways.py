"""What the program says at the desk names no command of the terminal, but the page where the same is done."""

import ast
import re
from collections.abc import Iterator

from tests.cases import each
from tests.conftest import ROOT
from tests.web.conftest import Site
from tests.web.test_desk_in_a_browser import PATHS
from tests.web.test_desk_review import FREDRIKS, VERAS, mark
from tracker.cli.main import COMMANDS
from tracker.web.ways import on_page

# Said at the terminal, in letters, or when the program starts.
ELSEWHERE = {
    "cli", "letters/draft_letter.py", "letters/sample_letters.py", "letters/forecast.py",
    "letters/preview.py",
    "access/users.py", "people/actors.py", "people/remove_person.py", "plans/move_plan.py",
    "plans/remove_plan.py",
    "plans/revise_plan.py", "plans/revise_sources.py", "reports/formats.py", "reports/kept_draft.py",
    "upkeep/retention.py", "web/server.py", "web/ways.py", "ocr/reading.py", "revision/words.py",
    "letters/send_now.py",
}  # fmt: skip
TERMINAL = re.compile(r"\btracker [a-z]+|(?<![\w-])--[a-z]")


def sentences() -> Iterator[tuple[str, str]]:
    """Yields each text of the program that names a command or an option, with its file."""
    for file in sorted((ROOT / "tracker").rglob("*.py")):
        name = str(file.relative_to(ROOT / "tracker"))
        if any(name.endswith(one) or name.startswith(f"{one}/") for one in ELSEWHERE):
            continue
        source = file.read_text("utf-8")
        if not TERMINAL.search(source):
            continue
        tree = ast.parse(source)
        inner = {
            id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values
        }
        loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = _text(node) if id(node) not in inner | loose else ""
            if TERMINAL.search(text) and " " in text.strip():
                yield name, text


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if not isinstance(node, ast.JoinedStr):
        return ""
    return "".join(_text(one) if isinstance(one, ast.Constant) else _filled(one) for one in node.values)


def _filled(part: ast.expr) -> str:
    words = ast.unparse(part)
    return "vera@kommun.example" if "email" in words else "7" if "number" in words else "kungsholmen-2021"


def test_no_sentence_leads_to_the_terminal() -> None:
    """All that use cases say, also what is written tomorrow: each command has its place at the desk."""
    found = list(sentences())
    assert len(found) > 40, "the sentences are found at all"
    found += [("a command", f"Se tracker {command}.") for command in COMMANDS]
    assert [(name, on_page(text)) for name, text in found if TERMINAL.search(on_page(text))] == []


@each(("said", "shown"), [
    ("Granskning 3 är redan avgjord: ta tillbaka den med tracker review undo 3.",
     "Granskning 3 är redan avgjord: ta tillbaka den under Avgjort."),
    ("Ingen heter så: se tracker people list.", "Ingen heter så: se under Personer."),
    ("Är svaret rätt, för in det med tracker report kungsholmen-2021/7 och avfärda granskning 3.",
     "Är svaret rätt, för in det under aktiviteten och avfärda granskning 3."),
    ("jobb påminnelser: har aldrig körts (tracker serve)", "jobb påminnelser: har aldrig körts"),
    ("hålls tills någon släpper: tracker letters release vera@kommun.example",
     "hålls tills någon släpper, på personens sida"),
    ("Vi kör tracker sedan i maj -- det går bra.", "Vi kör tracker sedan i maj -- det går bra."),
])  # fmt: skip
def test_the_place_stands_instead_of_the_command(said: str, shown: str) -> None:
    assert on_page(said) == shown


def test_no_page_shows_a_command(desk: Site) -> None:
    """Every page, and what is said when a deed can't be done: decided already, another's activity, held."""
    shown = {path: desk.get(path, follow_redirects=True) for path in PATHS}
    fields = {
        "mark": mark(desk, VERAS),
        "0-deed": "record",
        "0-status": "pagar",
        "0-other": "kungsholmen-2021/3",
    }
    shown["another's activity"] = desk.send(f"/granska/{VERAS}", fields).get_data(as_text=True)
    desk.send(f"/granska/{FREDRIKS}/avfarda")
    for deed in ("stammer", "avfarda", "slapp-in"):
        shown[deed] = desk.send(f"/granska/{FREDRIKS}/{deed}").get_data(as_text=True)
    shown["two letters"] = desk.send("/granska/okanda", {"avsandare": "1"}).get_data(as_text=True)

    assert "under aktiviteten och avfärda" in shown["another's activity"]
    assert "ta tillbaka den under Avgjort" in shown["avfarda"]
    assert {what: TERMINAL.findall(text) for what, text in shown.items() if TERMINAL.search(text)} == {}
