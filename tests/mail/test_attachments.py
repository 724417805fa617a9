"""Names of attachments are safe in any folder, and large HTML is read in time."""

import time

from tests.cases import each
from tracker.mail.incoming.attachments import LONGEST_NAME, different_name, safe_name
from tracker.mail.incoming.html import html_to_text
from tracker.reading.reply import cut_quotes

MEGABYTE = 1024 * 1024


@each(
    ("name", "safe"),
    [
        ("Protokoll åäö.docx", "Protokoll åäö.docx"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\Windows\\system.ini", "system.ini"),
        ("C:\\temp\\a.xlsx", "a.xlsx"),
        ("a\x00b\r\nc.pdf", "a b c.pdf"),
        ("fdp.\u202egpj.exe", "fdp.gpj.exe"),
        (".ssh", "ssh"),
        ("...", "bilaga-3"),
        ("", "bilaga-3"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("slut. . ", "slut"),
        ("~/.bashrc", "bashrc"),
        ("a" * 300 + ".pdf", "a" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_a_name_is_safe(name: str, safe: str) -> None:
    """No path, no device, no character that turns the text; å, ä and ö are kept."""
    assert safe_name(name, 3) == safe


def test_two_files_of_one_name_are_two_files() -> None:
    """Windows and macOS make no difference between cases."""
    assert different_name("A.pdf", ["a.pdf", "a (2).PDF"]) == "A (3).pdf"


@each(
    "piece",
    [
        "<p>Klart</p>",
        "<tr><td>a</td><td>b</td></tr>",
        "<br>",
        "<del>a</del>b",
        "<style>",
        "<!--",
        "<blockquote>a",
    ],
)
def test_a_megabyte_of_html_is_read_in_two_seconds(piece: str) -> None:
    html = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
    begun = time.process_time()

    html_to_text(f"<p>Pågår.</p>{html}")

    assert time.process_time() - begun < 2


def test_words_below_a_large_style_sheet_and_image_are_read() -> None:
    style = f"<style>{'p { color: red } ' * 100_000}</style>"
    image = f'<img src="data:image/png;base64,{"A" * 2 * MEGABYTE}">'

    assert html_to_text(f"{style}{image}<p>Pågår.</p>").strip() == "Pågår."


@each(
    "piece",
    ["a", "\n", "-\n", "Från: a@b.se\n", "Den 3 mars 2021 skrev\n", "1. klart\n", "_", "- ",
     "Extern avsändare. Klicka inte. ", "Du får inte ofta e-post från ", "ma 3. toukokuuta 2021 klo 9.00\n"],
)  # fmt: skip
def test_a_megabyte_of_text_is_cut_in_fifty_milliseconds(piece: str) -> None:
    """The best of three, in time of the processor: other programs do not count."""
    text = (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
    taken = []

    for _ in range(3):
        begun = time.process_time()
        cut_quotes(text)
        taken.append(time.process_time() - begun)

    assert min(taken) < 0.05
