"""Checks on the project itself: import time, package contents, translations."""

import ast
import subprocess
import sys
import zipfile
from collections.abc import Collection
from graphlib import TopologicalSorter
from pathlib import Path

import click
import pytest

from tests.cases import each
from tests.conftest import ROOT
from tests.small_plans import write_all
from tracker.cli.main import COMMANDS, cli

PACKAGES = {place.partition(".")[0] for place, _ in COMMANDS.values()}

HEAVY = {"sqlalchemy", "sqlmodel", "pydantic", "jinja2", "yagmail", "docx", "babel", "apscheduler", "alembic"}
HEAVY |= {"flask", "werkzeug", "waitress"}
# Smaller than those, but noticeable in a command that takes a twentieth of a second.
SMALL = {"holidays", "importlib.metadata", "platformdirs", "email", "csv", "json", "decimal", "logging"}
SMALL |= {"subprocess", "dataclasses", "tracker.store.database", "tracker.reading"}
UNNEEDED = HEAVY | SMALL
# Only click's help texts need gettext, which imports locale.
FOR_STATUS = UNNEEDED | {"locale"}
# Help needs neither settings nor the clock, the database or the commands.
FOR_HELP = UNNEEDED | {"tomllib", "zoneinfo", "sqlite3", "tracker.settings", "tracker.clock", "tracker.store"}
FOR_HELP |= {"tracker.domain", "tracker.services", "tracker.cli.show"}


def modules_after(*words: str) -> set[str]:
    """Returns the modules loaded after the program has run in its own process."""
    code = (
        "import sys; from tracker.cli.main import run; from tracker.cli.app import App;"
        "code = run(sys.argv[1:], App()); print(*sys.modules, sep=chr(10), file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return set(done.stderr.split())


@pytest.mark.usefixtures("tracker")
def test_status_imports_nothing_that_it_does_not_need(home: Path) -> None:
    """`tracker status` loads no heavy module, because it must start fast."""
    config = ["--config", str(home / "tracker.toml")]

    assert FOR_STATUS & modules_after(*config, "status") == set()


@pytest.mark.usefixtures("tracker")
@each(("form", "needed"), [("json", "json"), ("csv", "csv")])
def test_a_format_is_imported_when_it_is_asked_for(home: Path, form: str, needed: str) -> None:
    """The check of loaded modules detects one that is loaded."""
    config = ["--config", str(home / "tracker.toml")]

    assert FOR_STATUS & modules_after(*config, "status", "--format", form) == {needed}


def test_a_dry_run_of_an_import_loads_no_database_library(home: Path) -> None:
    """Without a database it makes none: SQLModel alone would take as long as the whole command."""
    plan = write_all(home / "planer")["norrmalm"]
    words = ("import", str(plan), "--district", "norrmalm", "--year", "2021", "--dry-run", "--format", "json")

    loaded = modules_after("--config", str(home / "tracker.toml"), *words)

    assert {"sqlalchemy", "sqlmodel", "pydantic"} & loaded == set()


def test_letters_load_no_reader_of_replies_and_no_command_but_serve_the_pages() -> None:
    """The reader's patterns take half a second to compile, at each tick that a process of its own runs.

    Then every command's module is loaded, as its help does; the pages' library is loaded by none of them.
    """
    names = sorted({place.partition(":")[0] for place, _ in COMMANDS.values()})
    commands = [f"import tracker.cli.{name}" for name in names]
    sending = ["import sys, tracker.services.letters.outbox", "print(*sys.modules)"]
    code = "\n".join([*sending, *commands, "print(*sys.modules)"])
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    sent, all_loaded = (line.split() for line in done.stdout.splitlines())

    assert not [name for name in sent if name.startswith("tracker.reading.reply")]
    assert len(names) > 10
    assert {"flask", "werkzeug", "waitress", "tracker.web"} & set(all_loaded) == set()


def test_help_imports_nothing_that_it_does_not_need() -> None:
    """`tracker --help` reads no settings and imports no command."""
    loaded = modules_after("--help")

    assert (
        UNNEEDED - {"locale"} | FOR_HELP
    ) & loaded == set()  # its texts are translated: gettext imports locale
    assert not any(name.startswith(f"tracker.cli.{package}") for name in loaded for package in PACKAGES)


@each("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str) -> None:
    """The summary that `tracker --help` shows is the first sentence of the command's own help."""
    command = cli.get_command(click.Context(cli), name)

    assert command is not None
    assert COMMANDS[name][1] == command.get_short_help_str(limit=1000)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns the package as shipped, built without network access."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_all_that_the_program_reads(wheel: Path) -> None:
    """The wheel contains templates, settings, districts, click's Swedish and the migrations, but no tests."""
    names = set(zipfile.ZipFile(wheel).namelist())

    for wanted in (
        "tracker/_data/templates/mail/reminder.txt",
        "tracker/_data/templates/report/section.md",
        "tracker/_data/templates/web/answer.html",
        "tracker/_data/templates/web/static/pico.classless.min.css",
        "tracker/_data/templates/web/static/pico.LICENSE.md",
        "tracker/_data/templates/web/static/tracker.css",
        "tracker/_data/templates/report/section.docx",
        "tracker/_data/templates/report/section.typ",
        "tracker/_data/config/default.toml",
        "tracker/_data/config/districts.toml",
        "tracker/reading/reply/classifier/weights.tsv",
        "tracker/_data/config/locale/sv/LC_MESSAGES/messages.mo",
        "tracker/store/migrations/versions/0001_the_first_tables.py",
        "jobs/scheduler.py",
    ):
        assert wanted in names
    assert not any(name.startswith("tests/") for name in names)


def test_the_wheel_works_where_it_is_unpacked(wheel: Path, tmp_path: Path) -> None:
    """The unpacked wheel finds its own files without a checkout."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "lib")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "import tracker; assert tracker.__file__.startswith(sys.argv[1]);"
        "from tracker.settings import load_settings; s = load_settings(environment={});"
        "from tracker.resources import templates; assert (templates() / 'mail').is_dir();"
        "print(len(s.districts))"
    )
    command = [sys.executable, "-I", "-c", code, str(tmp_path / "lib")]

    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)

    assert done.stdout.strip() == "22", done.stderr


def test_the_swedish_of_click_is_compiled() -> None:
    """messages.mo is compiled from the present messages.po."""
    from babel.messages.mofile import read_mo
    from babel.messages.pofile import read_po

    folder = ROOT / "config" / "locale" / "sv" / "LC_MESSAGES"
    with (folder / "messages.po").open("rb") as po, (folder / "messages.mo").open("rb") as mo:
        written, compiled = read_po(po, locale="sv"), read_mo(mo)

    assert catalogue(written) == catalogue(compiled)


def catalogue(messages) -> dict[str, list[str]]:
    """Returns message → translations, plurals by their singular."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: list(message.string)
        for message in messages
        if message.id
    }


def _imports(path: Path, modules: Collection[str]) -> set[str]:
    """Returns the project's modules that a file imports as it is loaded; not those inside functions."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            inside = (f"{node.module}.{one.name}" for one in node.names)
            found |= {name if name in modules else node.module for name in inside}
    return found & set(modules)


def test_no_module_imports_itself_in_a_circle() -> None:
    """Two branches that are each right can close one: then nothing starts."""
    files = [*ROOT.glob("tracker/**/*.py"), *ROOT.glob("jobs/*.py")]
    paths = {".".join(file.relative_to(ROOT).with_suffix("").parts): file for file in files}
    modules = {name.removesuffix(".__init__"): path for name, path in paths.items()}

    TopologicalSorter({name: _imports(path, modules) - {name} for name, path in modules.items()}).prepare()


def test_each_exception_from_a_security_rule_has_its_reason() -> None:
    """On the same line, or as a comment within the three lines above."""
    without = []
    for file in sorted((ROOT / "tracker").rglob("*.py")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            before = (one.strip() for one in lines[max(0, number - 3) : number])
            explained = "  (" in line.partition("noqa: S")[2] or any(one.startswith("# ") for one in before)
            if "# noqa: S" in line and not explained:
                without.append(f"{file.name}:{number + 1}")
    assert without == []
