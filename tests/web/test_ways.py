"""What the program says at the desk names no command of the terminal, but the page where the same is done."""

import ast
import re
from collections.abc import Iterator

from tests.conftest import ROOT
from tests.web.conftest import Site
from tests.web.test_desk_in_a_browser import PATHS
from tests.web.test_desk_review import FREDRIKS, VERAS, mark
from tracker.domain.sentence import joined, on_page, reworded, sentence
from tracker.errors import NotFoundError

# Said at the terminal, in letters, or when the program starts.
ELSEWHERE = {
    "cli", "letters/draft_letter.py", "letters/sample_letters.py", "letters/forecast.py",
    "letters/waiting.py",
    "access/users.py", "answers/unmask_mail.py", "people/actors.py", "people/deputies.py",
    "people/remove_person.py", "plans/columns.py", "plans/move_plan.py", "plans/place_plan.py",
    "plans/remove_plan.py", "plans/revise_plan.py", "plans/revise_sources.py", "reports/compile_across.py",
    "reports/formats.py", "reports/print_section.py", "upkeep/doctor.py", "upkeep/retention.py",
    "web/server.py", "ocr/reading.py", "revision/words.py",
}  # fmt: skip
TERMINAL = re.compile(r"\btracker [a-z]+|(?<![\w-])--[a-z]")
# What is put into the part of a sentence that only the terminal says, or into what only it prints.
PARTS = {"command", "example", "draw_command", "where", "letters_to_nobody"}


def loose_texts() -> Iterator[tuple[str, str]]:
    """Yields each text that names a command or an option, but what `sentence` says at the terminal only."""
    for file in sorted((ROOT / "tracker").rglob("*.py")):
        name = str(file.relative_to(ROOT / "tracker"))
        source = file.read_text("utf-8")
        if any(name.endswith(one) or name.startswith(f"{one}/") for one in ELSEWHERE):
            continue
        if TERMINAL.search(source):
            tree = ast.parse(source)
            said = {id(part) for node in ast.walk(tree) for part in _at_the_terminal(node)}
            texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
            yield from ((name, one.value) for one in texts if id(one) not in said and _is_command(one.value))


def _is_command(text: object) -> bool:
    return isinstance(text, str) and bool(TERMINAL.search(text))


def _at_the_terminal(node: ast.AST) -> Iterator[ast.AST]:
    """Yields what no page says: the terminal's part of a sentence, what is put into it, a docstring."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "sentence":
        yield from ast.walk(node.args[1])
    named = [node] if isinstance(node, ast.FunctionDef) else getattr(node, "targets", [])
    if PARTS & {getattr(one, "id", getattr(one, "name", "")) for one in named}:
        yield from ast.walk(node)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value


def test_no_sentence_leads_to_the_terminal() -> None:
    """Also none that is written tomorrow: a command stands where only the terminal reads."""
    assert list(loose_texts()) == []


def test_a_sentence_is_said_for_each_interface() -> None:
    """Whatever is put before, after or around it, and as the sentence of an error."""
    told = sentence("Mejl 3 är avgjort: ", "se tracker review applied", "se under Avgjort", ".")
    whole = joined("Ada: ", reworded(told, str.upper), " Och mer.")

    assert str(told) == "Mejl 3 är avgjort: se tracker review applied."
    assert on_page(told) == "Mejl 3 är avgjort: se under Avgjort."
    assert on_page(whole) == "Ada: MEJL 3 ÄR AVGJORT: SE UNDER AVGJORT. Och mer."
    assert on_page(NotFoundError(told).sentence) == "Mejl 3 är avgjort: se under Avgjort."
    assert str(NotFoundError(told)) == "Mejl 3 är avgjort: se tracker review applied."
    assert (on_page("Bara ord."), reworded("Bara ord.", str.upper)) == ("Bara ord.", "BARA ORD.")


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
