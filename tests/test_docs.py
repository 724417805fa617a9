"""The documents agree with the program: what they mention exists, and what exists is mentioned."""

import os
import re
import shlex
import subprocess
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest

from tests.cases import each
from tests.conftest import ROOT
from tracker import errors
from tracker.cli.main import INTERRUPTED, cli

README = ROOT / "README.md"
HANDBOK = ROOT / "docs" / "handbok.md"
ADMINISTRATION = ROOT / "docs" / "administration.md"
ARKITEKTUR = ROOT / "docs" / "arkitektur.md"
DOCUMENTS = (README, HANDBOK, ADMINISTRATION, ARKITEKTUR, ROOT / "CHANGELOG.md")
WITH_COMMANDS = (README, HANDBOK, ADMINISTRATION)
DOCTOR_FOUND_SOMETHING = 50
# Put together, so that this file does not contain them itself.
OF_THE_WORKPLACE = ("../" + "shared", "/wo" + "rk/", "issue " + "#", "pypi" + ".org", "python" + "hosted.org")


def text(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def named(document: Path) -> str:
    return str(document.relative_to(ROOT))


def commands(command: click.Command, path: str = "tracker") -> Iterator[str]:
    """Returns the full name of every command, such as "tracker people import"."""
    if not isinstance(command, click.Group):
        yield path
        return
    for name, inner in inside(command).items():
        yield from commands(inner, f"{path} {name}")


def inside(group: click.Group) -> dict[str, click.Command]:
    """Returns the commands of a group, including lazily loaded ones."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def blocks(document: Path) -> Iterator[str]:
    """Returns the fenced code blocks."""
    yield from re.findall(r"^```[^\n]*\n(.*?)^```", text(document), re.MULTILINE | re.DOTALL)


def typed(block: str) -> Iterator[str]:
    """Returns the lines of a block that a person types: those after a $."""
    for line in block.replace("\\\n", " ").splitlines():
        if line.startswith("$ "):
            yield line.removeprefix("$ ")


def of_tracker(line: str) -> Iterator[list[str]]:
    """Yields the arguments of `tracker` in each part of a pipe that runs it; skips environment variables."""
    words = shlex.split(line)
    for part in _parts(words):
        while part and re.fullmatch(r"[A-Z_]+=.*", part[0]):
            part.pop(0)
        if part and part[0].rpartition("/")[2] == "tracker":
            yield part[1:]


def _parts(words: Iterable[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in words:
        if word in ("|", "&&", ";"):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part[: part.index(">")] if ">" in part else part for part in parts]


def wrong_in(command: click.Command, words: list[str]) -> str | None:
    """Returns click's error for these arguments without running anything, or None."""
    context = click.Context(command, info_name="tracker")
    try:
        given, rest, _ = command.make_parser(context).parse_args(list(words))
    except click.UsageError as error:
        return error.format_message()
    if any(p.is_eager and p.name in given for p in command.get_params(context)):  # --help, --version
        return None
    works_alone = isinstance(command, click.Group) and command.invoke_without_command and not rest
    if isinstance(command, click.Group) and not works_alone:
        inner = inside(command).get(rest[0]) if rest else None
        return wrong_in(inner, rest[1:]) if inner else f"no such command: {' '.join(words)}"
    return _wrong_values(command, given) or (f"too many words: {rest}" if rest else None)


def _wrong_values(command: click.Command, given: dict[str, object]) -> str | None:
    for parameter in command.params:
        value = given.get(str(parameter.name))
        missing = value is None or value == () or str(value).endswith("UNSET")
        if parameter.required and missing:
            return f"{parameter.name} is missing"
        if isinstance(parameter.type, click.Choice) and isinstance(value, str):
            try:
                parameter.type.convert(value, parameter, click.Context(command))
            except click.BadParameter as error:
                return error.format_message()
    return None


def shown() -> Iterator[tuple[str, list[str]]]:
    for document in WITH_COMMANDS:
        for block in blocks(document):
            for line in typed(block):
                for words in of_tracker(line):
                    yield f"{named(document)}: {line}", words


SHOWN = list(shown())


@each("command", sorted(commands(cli)))
def test_every_command_stands_in_a_document(command: str) -> None:
    assert re.search(rf"{command}\b", text(HANDBOK) + text(ADMINISTRATION))


def test_the_documents_show_commands() -> None:
    """The documents contain enough commands for the next test to be meaningful."""
    assert {named(document) for document in WITH_COMMANDS} == {where.partition(":")[0] for where, _ in SHOWN}


@each("words", [words for _, words in SHOWN])
def test_a_command_line_that_is_shown_can_be_typed(words: list[str]) -> None:
    assert wrong_in(cli, words) is None


@each(
    "words",
    [
        ["blurb"],
        ["people", "blurb"],
        ["status", "--blurb"],
        ["report", "7", "--status", "kanske"],
        ["report", "--status", "pagar"],
        ["import", "plan.docx", "--year", "2021"],
        ["doctor", "now"],
    ],
)
def test_the_watch_sees_what_can_not_be_typed(words: list[str]) -> None:
    assert wrong_in(cli, words) is not None


@each("document", WITH_COMMANDS)
def test_a_command_named_in_a_sentence_is_there(document: Path) -> None:
    known = {name.split()[1] for name in commands(cli)}

    for name in re.findall(r"`tracker ([a-z]+)", text(document)):
        assert name in known


def settings_keys() -> list[str]:
    table = tomllib.loads((ROOT / "config" / "default.toml").read_text(encoding="utf-8"))
    return [f"{section}.{key}" for section, values in table.items() for key in values]


@each("key", settings_keys())
def test_every_setting_stands_in_the_table_with_its_default(key: str) -> None:
    section, name = key.split(".")
    default = tomllib.loads((ROOT / "config" / "default.toml").read_text(encoding="utf-8"))[section][name]

    row = re.search(rf"^\| `{re.escape(key)}` \| (.*?) \| ", text(ADMINISTRATION), re.MULTILINE)

    assert row is not None
    assert row[1] == _as_written(default)


def _as_written(default: object) -> str:
    if default == "":
        return "tomt"
    if isinstance(default, bool):
        return str(default).lower()
    return str(default).replace("'", '"')


def test_no_setting_stands_there_that_is_not() -> None:
    table = text(ADMINISTRATION).partition("## Inställningar")[2].partition("\n## ")[0]

    assert set(re.findall(r"^\| `([a-z_]+\.[a-z0-9_]+)` \|", table, re.MULTILINE)) == set(settings_keys())


def exit_codes() -> set[int]:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    own = {kind.exit_code for kind in kinds if issubclass(kind, errors.TrackerError)}
    return own | {0, DOCTOR_FOUND_SOMETHING, INTERRUPTED}


def test_the_exit_codes_are_those_of_the_table() -> None:
    table = text(ADMINISTRATION).partition("## Slutkoder")[2].partition("\n## ")[0]

    assert {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)} == exit_codes()


@each("document", DOCUMENTS)
def test_links_lead_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)\s]+)\)", text(document)):
        if link.startswith("https://"):
            continue
        path, _, heading = link.partition("#")
        target = (document.parent / path).resolve() if path else document

        assert target.is_file(), link
        assert not heading or heading in anchors(target), link


def anchors(document: Path) -> set[str]:
    """Returns the anchors of the headings of a Markdown file."""
    outside = re.sub(r"^```.*?^```", "", text(document), flags=re.MULTILINE | re.DOTALL)
    return {_anchor(title) for title in re.findall(r"^#+ (.+)$", outside, re.MULTILINE)}


def _anchor(title: str) -> str:
    plain = unicodedata.normalize("NFC", title).lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def files() -> list[Path]:
    """Returns the files of the repository, including those not yet committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return [path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_file_speaks_of_where_it_was_made() -> None:
    watched = files()
    if not watched:
        assert os.environ.get("CI") != "true", "in CI this must be a checkout"
        pytest.skip("not a checkout: there is no list of the repository's files")

    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in watched
        for word in OF_THE_WORKPLACE
        if word.encode() in path.read_bytes()
    ]

    assert found == []
