"""Control characters, markup and formulas from others steer nothing that reads them; no password is shown."""

import csv
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.cli.conftest import import_kungsholmen
from tests.conftest import Tracker, run_program, write_settings
from tracker.cli.show import show_csv, show_json
from tracker.domain.text import formula_safe, is_formula
from tracker.render import markdown_line

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
EVIL = "a\x1b[2Jb\x9b31mc\u202ed\x00e\uffff\x85f"
PASSWORD = "Hemligt-Ord9"


def test_json_is_escaped_and_means_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    show_json({"text": EVIL})

    shown = capsys.readouterr().out
    assert CONTROL.search(shown) is None
    assert json.loads(shown) == {"text": EVIL}


def test_csv_has_no_control_characters_and_no_formulas(capsys: pytest.CaptureFixture[str]) -> None:
    begins = ("=", "＝", "﹦", "⁼", "+", "＋", "-", "－", "@", "＠", " =", "\u200b=", "\ufeff＝", "\t=")
    cells = [f"{sign}1+1" for sign in begins]

    show_csv([{"text": one} for one in (EVIL, *cells)], ["text"])

    shown = capsys.readouterr().out
    rows = [row[0] for row in csv.reader(io.StringIO(shown), delimiter=";")]
    assert CONTROL.search(shown) is None
    assert all(one.startswith("'") for one in rows[2:])
    assert not any(is_formula(one) for one in rows[1:])


@given(st.text())
def test_a_disarmed_cell_is_no_formula(text: str) -> None:
    assert not is_formula(formula_safe(text))


MARKUP = (
    "![bild](http://a.example/x.png)", "[länk](javascript:alert(1))", "<img src=x onerror=y>", "<b>fet</b>",
    "# Rubrik", "- punkt", "+ punkt", "* punkt", "1. punkt", "12) punkt", "> citat", "===", "---",
    "***", "```", "~~~", "    kod", "&lt;b&gt;", "&#42;", "a | b", "*kursiv* **fet** _kursiv_", "~~bort~~",
    "`kod`", "[x]: http://a.example", "[^1]", "<http://a.example>", "\\*", "a\\", "1.", "-", "=",
    "2021. Klart",
)  # fmt: skip


@pytest.mark.parametrize("text", MARKUP)
def test_markdown_shows_the_words_as_they_are(text: str) -> None:
    assert shown_by_markdown(text) == " ".join(text.split())


@given(st.text(st.sampled_from("ab1 *_[]()<>#-+=.~`|\\!&;:/\"'"), max_size=30).filter(str.strip))
def test_any_words_become_one_paragraph_of_text(text: str) -> None:
    assert shown_by_markdown(text) == " ".join(text.split())


def shown_by_markdown(text: str) -> str:
    """Returns the text of the paragraph that a Markdown reader makes; fails if it makes anything else."""
    page = MarkdownIt("gfm-like", {"linkify": False}).render(markdown_line(text.strip("\n")) + "\n")
    paragraph = re.fullmatch(r"<p>([^<>]*)</p>\n", page)
    assert paragraph, page
    return " ".join(unescape(paragraph[1]).split())


def test_nothing_that_the_program_prints_or_writes_has_control_characters(
    tracker: Tracker, home: Path
) -> None:
    """A plan with them in its cells, from the dry run to the section in each form and the letters."""
    plan, signs = home / "plan.csv", EVIL.replace("\0", "")  # a file with NUL is refused as no text
    plan.write_text(
        "Nr;Aktivitet;Ansvarig;Tidplan;Uppföljning\n"
        f"1;Informera alla{signs} ![x](http://a.example);Enhetschef{signs};Löpande{signs};VB{signs}\n"
        "2;＝1+1 räkna;Enhetschef;2021-06-14;VB\n",
        encoding="utf-8",
    )
    import_kungsholmen(tracker, home)
    bromma = ("--district", "bromma", "--year", 2021)
    given_plan = ("import", plan, *bromma, "--name", "Handlingsplan mot brus")
    commands: list[tuple[Any, ...]] = [(*given_plan, "--dry-run"), (*given_plan, "--yes", "--format", "json")]
    commands += [("report", "bromma-2021/1", "--status", "pagar", "--comment", f"=Möte {EVIL}")]
    commands += [("compile", *bromma, "--format", form) for form in ("md", "html", "ils", "csv")]
    commands += [("compile", *bromma, "-o", home / f"avsnitt.{form}") for form in ("docx", "xlsx")]
    commands += [("status", *bromma, "--format", form) for form in ("table", "json", "csv")]
    commands += [("plans", "titles", *bromma), ("log", "--format", "json"), ("remind",)]
    mail = home / "svar.eml"
    mail.write_text(f"From: vera@kommun.example\nSubject: x{signs}\n\n1 klart {signs}\n", encoding="utf-8")
    commands += [("collect", mail), ("review", "show", 1), ("explain", "reply", mail, "--why")]
    commands += [("explain", "ansvarig", f"Chef {signs}")]

    ran = [tracker(*words, now="2021-05-17T09:00") for words in commands]

    assert [one.err for one in ran if one.code] == []
    assert [one for one in ran if CONTROL.search(one.out + one.err)] == []
    assert "[x](http" not in ran[3].out.replace("\\[x", "")
    letters = [file.read_text("utf-8") for file in (home / "data" / "mail").rglob("*/new/*")]
    assert letters
    assert not any(CONTROL.search(one) for one in letters)


@pytest.mark.parametrize("command", ["status", "doctor", "people list"])
@pytest.mark.parametrize(
    "address",
    [
        "postgresql://sam:{}@db.example:port/tracker",
        "postgresql://sam:{}/x@db.invalid/tracker",
        "postgresql://sam:{}@x@db.invalid/tracker",
        "postgresql://sam:x@{}@db.invalid/tracker",
        "postgresql://sam:x:{}@db.invalid/tracker",
        "postgresql://sam:{}%zz@db.invalid/tracker",
        "postgresql://sam:{}@[db.invalid/tracker",
        "postgresql://sam:{}@db.invalid/tracker?okänt=1",
        "postgresql://sam:{}@127.0.0.1:1/tracker",
        "postgres//sam:{}@db.invalid/tracker",
        "mysql://sam:{}@db.invalid/tracker",
    ],
)
def test_no_password_of_a_malformed_address_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, address: str
) -> None:
    file = write_settings(tmp_path)
    monkeypatch.setenv("TRACKER_DATABASE_URL", address.format(PASSWORD))

    ran = run_program(["--config", str(file), "--debug", *command.split()])

    assert ran.code != 0
    assert not any(part in ran.out + ran.err for part in (PASSWORD, *PASSWORD.split("-"))), ran.err


def test_a_password_in_an_error_is_hidden_though_a_library_quotes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that can't be opened is named in the error: here its name is the password."""
    file = write_settings(tmp_path)
    monkeypatch.setenv("TRACKER_SMTP__PASSWORD", PASSWORD)

    ran = run_program(["--config", str(file), "--debug", "collect", f"/nowhere/{PASSWORD}.eml"])

    assert ran.code == 5
    assert PASSWORD not in ran.err
    assert "/nowhere/***.eml" in ran.err


@pytest.mark.parametrize("key", ["base_url", "oidc_issuer"])
@pytest.mark.parametrize("before", ["", "a/", "a@b/"])
def test_a_password_in_another_address_is_hidden(tmp_path: Path, key: str, before: str) -> None:
    file = write_settings(tmp_path, f'[web]\n{key} = "https://sam:{before}{PASSWORD}@h.example"\n')

    ran = run_program(["--config", str(file), "--debug", "status"])

    assert ran.code == 3
    assert f"web.{key}" in ran.err
    assert not any(part in ran.err for part in PASSWORD.split("-"))


@pytest.mark.parametrize("answer", ["{tag} BAD what is {said}", "* BYE do not say {said}"])
def test_a_server_that_repeats_the_password_is_not_quoted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    """Neither where doctor tells of it, nor where a job that failed is recorded."""
    monkeypatch.setenv("TRACKER_IMAP__PASSWORD", PASSWORD)
    with repeating_server(answer) as port:
        imap = f'[imap]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\nuser = "vi"\n'
        file = write_settings(tmp_path, imap)
        ran = [run_program(["--config", str(file), *words.split()]) for words in ("run collect", "doctor")]

    assert [one.code for one in ran] == [30, 50]
    assert "svarar fel på inloggningen för vi" in ran[0].err
    assert ran[1].out.count("svarar fel på inloggningen för vi") == 2
    assert not any(part in one.out + one.err for one in ran for part in PASSWORD.split("-"))


@contextmanager
def repeating_server(answer: str) -> Iterator[int]:
    """An IMAP server that answers a login with what it was told."""

    class Repeating(StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            for line in self.rfile:
                tag, _, said = line.decode().strip().partition(" ")
                known = "* CAPABILITY IMAP4rev1\r\n{tag} OK done" if said == "CAPABILITY" else answer
                self.wfile.write(f"{known.format(tag=tag, said=said)}\r\n".encode())

    with ThreadingTCPServer(("127.0.0.1", 0), Repeating) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield int(server.server_address[1])
        server.shutdown()
