"""A municipality's own words: used where they are whole, told where they are not; they reach nothing else."""

import logging
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Tracker, write_settings
from tracker.custom_templates import OwnTextError, render_own
from tracker.domain.letter import LetterKind
from tracker.resources import templates
from tracker.services.letters import render as words_of_letters
from tracker.services.letters.check_texts import broken_texts, check_texts
from tracker.services.letters.render import letter_words, one_line, own_words, wrapped
from tracker.services.letters.sample_letters import samples

ONE = samples()[0]


ASKS = "{% for item in items %}{{ item.title }} {{ item.questions | join(' ') }} {% endfor %}"


def own(tmp_path: Path, **files: str) -> Path:
    """A folder with own texts: reminder_txt="…"."""
    folder = tmp_path / "texter"
    folder.mkdir(exist_ok=True, parents=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def test_an_own_text_is_used_and_the_others_are_the_shipped_ones(tmp_path: Path) -> None:
    """One file changes one text; å, ä and ö as they are."""
    folder = own(tmp_path, reminder_txt="Hallå {{ first_name }}, åtgärda {{ items[0].title }}!")

    words = letter_words("reminder", ONE, folder)

    assert words.text == "Hallå Vera, åtgärda Rutinen vid oro!\n"
    assert words.subject == letter_words("reminder", ONE, None).subject
    assert words.html == letter_words("reminder", ONE, None).html


@pytest.mark.parametrize("kind", list(LetterKind))
def test_an_own_text_under_its_earlier_name_is_still_used(tmp_path: Path, kind: LetterKind) -> None:
    """A folder made for an earlier version is used, is not called unknown, and builds on the shipped text."""
    block = "{% block closing %}<p>Hälsningar</p>{% endblock %}"
    text = f"{{% extends 'standard/{kind.old_file}.html' %}}{block}"
    folder = own(tmp_path, **{f"{kind.old_file}_txt": f"Egen text {ASKS}", f"{kind.old_file}_html": text})

    words = own_words(kind, ONE, folder)

    assert words.text.startswith("Egen text Rutinen vid oro")
    assert "<p>Hälsningar</p>" in words.html
    assert check_texts(folder) == ()


def test_a_broken_text_under_its_earlier_name_is_named_by_it(tmp_path: Path) -> None:
    """The administrator is shown the file that is there."""
    folder = own(tmp_path, paminnelse_txt=" ")
    (folder / "chef.txt").write_bytes("Hallå".encode("latin-1"))

    assert check_texts(folder) == (
        "paminnelse.txt: texten är tom.",
        "chef.txt: filen är inte sparad som UTF-8.",
    )


def test_a_text_under_its_present_name_comes_first(tmp_path: Path) -> None:
    """Both are there: the one with the earlier name is a leftover."""
    folder = own(tmp_path, paminnelse_txt="Gammal", reminder_txt="Ny")

    assert own_words(LetterKind.REMINDER, ONE, folder).text == "Ny\n"


def test_an_own_frame_holds_the_shipped_content(tmp_path: Path) -> None:
    """bas.html alone gives every letter the municipality's own look."""
    folder = own(tmp_path, bas_html="<p>Vår kommun</p>{% block content %}{% endblock %}")

    html = letter_words("reminder", ONE, folder).html

    assert html.startswith("<p>Vår kommun</p>")
    assert "Rutinen vid oro" in html


def test_an_own_text_can_build_on_the_shipped_one(tmp_path: Path) -> None:
    """One block changed, the rest as shipped: also later versions' changes come along."""
    text = '{% extends "standard/bas.html" %}{% block closing %}<p>Hälsningar</p>{% endblock %}'
    folder = own(tmp_path, bas_html=text)

    html = letter_words("reminder", ONE, folder).html

    assert "<p>Hälsningar</p>" in html
    assert "Rutinen vid oro" in html
    assert "Frågor?" not in html
    assert "Så står det i planen" in html


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    """A service that runs for months sees what was mended."""
    folder = own(tmp_path, ring_txt="Ett")
    before = own_words("ring", ONE, folder).text
    own(tmp_path, ring_txt="Tvåan")

    assert (before, own_words("ring", ONE, folder).text) == ("Ett\n", "Tvåan\n")


def test_html_is_escaped_in_own_texts_too(tmp_path: Path) -> None:
    """A plan's words are never markup."""
    folder = own(tmp_path, reminder_html="{{ items[0].title }}")
    items = [replace(ONE["items"][0], title="<b>Å & ä</b>")]

    assert own_words("reminder", {**ONE, "items": items}, folder).html == "&lt;b&gt;Å &amp; ä&lt;/b&gt;"


def reminders_faults(folder: Path) -> tuple[str, ...]:
    """What is said of the reminder's texts: the other letters would be rendered beside it, for nothing."""
    return tuple(broken_texts(folder, [LetterKind.REMINDER]))


BROKEN = {
    "a misspelt name": ("Hej\n{{ namm }}", "reminder.txt, rad 2: namnet ”namm” finns inte."),
    "a misspelt part": ("{{ items[0].titel }}", "reminder.txt, rad 1: ”titel” finns inte där."),
    "an open if": ("{% if late %}\nHej", "något är inte avslutat"),
    "an open brace": ("\n\n{{ late", "reminder.txt, rad 3: något är inte avslutat: }}, %}, {% endif"),
    "an unknown tag": ("{% om late %}", "reminder.txt, rad 1: ”om” är okänt eller står på fel ställe."),
    "an unknown filter": ("{{ due | datum }}", "reminder.txt, rad 1: filtret ”datum” finns inte."),
    "a date of a text": ("{{ first_name | date }}", "reminder.txt, rad 1: något i texten går inte"),
    "nothing at all": ("{# inget #}", "reminder.txt: texten är tom."),
    "no such file": ("{% include 'sidfot.txt' %}", "filen ”sidfot.txt” finns inte i mappen."),
    "itself": ("{% include 'reminder.txt' %}", "texten hänvisar till sig själv."),
    "a file outside": ("{% include '../tracker.toml' %}", "finns inte i mappen."),
    "an absolute path": ("{% include '/etc/passwd' %}", "finns inte i mappen."),
    "a report's template": ("{% include 'report/section.txt' %}", "finns inte i mappen."),
    "the inside of Python": ("{{ first_name.__class__.__mro__ }}", "inte är tillåtet"),
    "a change of the letter": ("{{ items.clear() }}", "inte är tillåtet"),
    "loops in loops": (
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "aldrig färdig",
    ),
    "a range without end": ("{% for a in range(10 ** 9) %}{% endfor %}", "inte är tillåtet"),
    "a text without end": ("{{ 'a' * 999999999 }}", "inte är tillåtet"),
    "a wide text": ("{{ 'a'.ljust(999999999) }}", "inte är tillåtet"),
    "a long text": ("{% for a in range(9999) %}" + "å" * 50 + "{% endfor %}", "alldeles för lång"),
    "a large file": ("å" * 70_000, "alldeles för lång"),
}


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_text_is_told_in_one_sentence_and_stops_no_letter(
    tmp_path: Path, text: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    """What, where and in which file; and soon. The letter goes with the shipped words."""
    words_of_letters._warn_once.cache_clear()
    folder = own(tmp_path, reminder_txt=text)
    begun = time.monotonic()

    sentences = reminders_faults(folder)
    with caplog.at_level(logging.WARNING):
        sent = letter_words("reminder", ONE, folder)
        letter_words("reminder", ONE, folder)

    assert len(sentences) == 1
    assert sentences[0].startswith("reminder.txt")
    assert said in sentences[0]
    assert sent == letter_words("reminder", ONE, None)
    assert [record.getMessage() for record in caplog.records if said in record.getMessage()][1:] == []
    assert said in caplog.text
    assert time.monotonic() - begun < 60


@pytest.mark.parametrize("part", ["txt", "html"])
@pytest.mark.parametrize("text", ["Svara nu!", "{{ items[0].title }}", "{{ items[0].questions[0] }}"])
def test_an_own_text_that_asks_nothing_is_told(tmp_path: Path, part: str, text: str) -> None:
    """Every question, and what it is about, must be in both; the rest is the municipality's choice."""
    assert reminders_faults(own(tmp_path, **{f"reminder_{part}": ASKS})) == ()

    (said,) = reminders_faults(own(tmp_path, **{f"reminder_{part}": text}))

    assert said.startswith(f"reminder.{part}: frågorna saknas, så ingen ser vad som ska besvaras.")


def test_only_a_reminder_must_ask(tmp_path: Path) -> None:
    assert check_texts(own(tmp_path, ring_txt="Ring!")) == ()


def test_a_text_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    """What an older Notepad saves."""
    folder = own(tmp_path)
    (folder / "summary.txt").write_bytes("Hallå".encode("latin-1"))

    assert check_texts(folder) == ("summary.txt: filen är inte sparad som UTF-8.",)


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    """A symbolic link to a secret is no text."""
    (tmp_path / "hemligt").write_text("lösenord", encoding="utf-8")
    folder = own(tmp_path, summary_txt="{% include 'hemligt.txt' %}")
    (folder / "hemligt.txt").symlink_to(tmp_path / "hemligt")

    assert check_texts(folder) == ("summary.txt, rad 1: filen ”hemligt.txt” finns inte i mappen.",)


def test_a_misspelt_file_is_told(tmp_path: Path) -> None:
    """påminnelse.txt is read by nobody; a part that is included is no mistake."""
    folder = own(tmp_path, paminelse_txt="Hej", summary_txt="{% include 'fot.txt' %}", fot_txt="Hälsningar")

    (said,) = check_texts(folder)

    assert said.startswith("paminelse.txt: används inte, för en text heter bas.html, digest.html")


def test_the_shipped_texts_are_whole_as_own_texts(tmp_path: Path) -> None:
    """The way to begin: copy the shipped files. Every kind of letter, every sample."""
    folder = own(tmp_path)
    for path in (templates() / "mail").iterdir():
        (folder / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")

    assert check_texts(folder) == ()
    for kind in LetterKind:
        for values in samples():
            assert own_words(kind, values, folder) == letter_words(kind, values, None)


def test_doctor_tells_of_own_texts(home: Path, tracker: Tracker) -> None:
    """One line a broken file, and the exit code says it; a whole folder is ok; none set: no line."""
    without = tracker("doctor").out
    (home / "texter").mkdir()
    write_settings(home, '[mail]\ntemplates = "texter"')
    whole = tracker("doctor")
    (home / "texter" / "ring.txt").write_text("{{ namm }}", encoding="utf-8")
    broken = tracker("doctor")
    (home / "texter" / "ring.txt").unlink()
    (home / "texter").rmdir()
    gone = tracker("doctor")

    assert "brevtexter" not in without
    assert f"ok  brevtexter: egna, i {home / 'texter'}\n" in whole.out
    assert "FEL brevtexter: ring.txt, rad 1: namnet ”namm” finns inte.\n" in broken.out
    assert "filen eller mappen finns inte." in gone.out
    assert (broken.code, gone.code) == (50, 50)


def test_a_folder_that_is_no_text_is_refused(home: Path, tracker: Tracker) -> None:
    """One sentence, before anything is done."""
    write_settings(home, "[mail]\ntemplates = 7")

    ran = tracker("doctor")

    assert ran.code == 3
    assert "mail.templates kan inte vara ”7”" in ran.err


def test_a_subject_is_one_line() -> None:
    """No line breaks, no control characters, an end."""
    assert one_line("Å\r\n Bcc: ä\x00ö\u2028\n") == "Å Bcc: ä ö"
    assert len(one_line("å " * 500)) == 150


def test_plain_text_is_folded_as_it_was_set_in() -> None:
    """A long line goes on under its words; two empty lines are one."""
    lines = wrapped("1. " + "ord " * 40 + "\n\n\n\n   " + "ord " * 40).splitlines()

    assert max(map(len, lines)) <= 78
    assert [line[:4] for line in lines] == ["1. o", "   o", "   o", "", "   o", "   o", "   o"]


def test_a_folded_line_never_looks_like_another_question() -> None:
    """Wherever the fold falls: "… fråga 5. Svara" goes on with the number at the end or in the middle."""
    for length in range(60, 80):
        lines = wrapped("å" * length + " fråga 5. Svara bara för din enhet.").splitlines()

        assert not any(line.lstrip().startswith("5.") for line in lines)


def test_an_error_in_the_frame_names_the_frame(tmp_path: Path) -> None:
    """The letter is reminder.html, the fault is in bas.html."""
    folder = own(tmp_path, bas_html="<p>\n{{ namm }}</p>")

    with pytest.raises(OwnTextError) as caught:
        render_own(folder, "mail/reminder.html", {**ONE, "subject": "Ämne"})

    assert str(caught.value) == "bas.html, rad 2: namnet ”namm” finns inte."
