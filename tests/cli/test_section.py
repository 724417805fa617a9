"""tracker section: a draft, own texts in it, fixed versions, and what differs."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker
from tests.prepared import prepare

OF = ("--district", "kungsholmen", "--year", 2021)
DAY = "2022-01-14"
OWN = "Sex anhöriga har fått en kontakt.\n\nArbetet fortsätter."


def say(tracker: Tracker, number: int, status: str, who: str, day: str, *more: object) -> None:
    name = f"kungsholmen-2021/{number}"
    ran = tracker("report", name, "--status", status, "--person", f"{who}@kommun.example", *more, now=day)
    assert ran.code == 0, ran.err


def section(tracker: Tracker, command: str, *more: object, day: str = DAY) -> str:
    ran = tracker("section", command, *OF, *more, now=day)
    assert ran.code == 0, ran.err
    return ran.out


@pytest.fixture
def drawn(kungsholmen: Tracker, home: Path) -> Tracker:
    """Three answers, and a draft of the VB."""
    prepare(home, "section drawn", lambda: _draw(kungsholmen))
    return kungsholmen


def _draw(kungsholmen: Tracker) -> None:
    say(kungsholmen, 2, "pagar", "pia", "2021-12-10", "--comment", "Grupperna har träffats varje vecka.")
    say(kungsholmen, 5, "pagar", "vera", "2021-12-11", "--value", 6)
    say(kungsholmen, 7, "pagar", "fredrik", "2021-04-20", "--forecast", "ja")
    section(kungsholmen, "draft", day="2022-01-13")


def test_a_draft_is_what_compile_says_and_called_one(drawn: Tracker) -> None:
    """Word for word as of its day; what has come since is not in it."""
    compiled = drawn("compile", *OF, now="2022-01-13").out
    say(drawn, 5, "pagar", "fredrik", DAY, "--value", 9)

    shown = section(drawn, "show")

    assert shown == compiled.replace("Utkast, inte", "Utkast den 13 januari 2022, inte")
    assert shown.splitlines()[2] == "Utkast den 13 januari 2022, inte fastställt."


def test_an_own_text_stays_and_new_answers_are_told(drawn: Tracker) -> None:
    """The draft and the list say which activity and what came; redrawing changes all but the own text."""
    section(drawn, "edit", "--activity", 5, "--text", OWN)
    say(drawn, 5, "pagar", "fredrik", DAY, "--value", 9, "--comment", "Nio anhöriga.")
    say(drawn, 2, "pagar", "pia", DAY, "--comment", "Grupperna möts.")
    listed = drawn("section", "list", now=DAY).out
    redrawn = " ".join(section(drawn, "draft").split())
    text = section(drawn, "show")

    told = " ".join(listed.split())
    assert "nytt svar sedan du ändrade: svar 4: familjeenheten, 14 januari: Pågår –" in told
    assert "Ny text sedan förra utkastet: 2 och 5. Din text står kvar: 5." in redrawn
    assert "nytt svar sedan du ändrade: svar 4: familjeenheten, 14 januari" in redrawn
    assert "Sex anhöriga har fått en kontakt.\n\nArbetet fortsätter.²" in text
    assert (
        "² Samordnarens text, 14 januari 2022. Den sammanställda texten byggde på uppgifter från två" in text
    )
    assert "| 15 anhöriga |" in text  # the table is of the answers
    assert "Grupperna möts." in text
    sources = section(drawn, "show", "--sources")
    assert "| Fredrik Famn | fredrik@kommun.example | 2022-01-14 |" in sources
    assert "| Vera Vuxén | vera@kommun.example | 2021-12-11 |" in sources
    assert "| 5 | Sam Ordnare | 14 januari 2022 | Båda enheterna har rapporterat" in sources


@pytest.mark.parametrize("name", ["md", "html", "ils"])
def test_every_form_says_whose_text_it_is(drawn: Tracker, name: str) -> None:
    section(drawn, "edit", "--activity", 5, "--text", OWN)
    section(drawn, "edit", "--summary", "--text", "Planen har genomförts.")

    text = section(drawn, "show", "--format", name)

    assert "Planen har genomförts." in text
    assert text.count("Samordnarens text") == 2


def test_a_text_comes_from_a_file_or_an_editor(
    drawn: Tracker, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor opens with what stands there; a file that is left unchanged changes nothing."""
    (home / "text.txt").write_text("\ufeffFrån filen.", encoding="utf-8")
    section(drawn, "edit", "--activity", 5, "--file", home / "text.txt")
    assert "Från filen.²" in section(drawn, "show")

    monkeypatch.setenv("EDITOR", "sed -i s/filen/redigeraren/")
    section(drawn, "edit", "--activity", 5)
    assert "Från redigeraren.²" in section(drawn, "show")

    monkeypatch.setenv("EDITOR", "true")
    assert_one_sentence(drawn("section", "edit", *OF, "--activity", 5, now=DAY), 2, "inte ändrad")
    section(drawn, "edit", "--activity", 5, "--clear")
    assert "Från redigeraren" not in section(drawn, "show")


def test_a_text_that_names_someone_is_warned_of(drawn: Tracker) -> None:
    ran = drawn("section", "edit", *OF, "--activity", 5, "--text", "Fredrik har ringt alla.", now=DAY)

    assert ran.code == 0
    assert "nämna en person" in ran.err


def test_a_fixed_version_is_printed_the_same_for_ever(
    drawn: Tracker, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever comes, is renamed or is worded in another way: the same bytes in every form."""
    section(drawn, "edit", "--activity", 5, "--text", OWN)
    fixed = section(drawn, "fix", "--dnr", "KUNG 2022/7")
    before = {name: _printed(drawn, home, name) for name in ("md", "html", "txt", "docx")}
    say(drawn, 2, "genomford", "pia", "2022-01-20", "--correction")
    drawn("plans", "name", "kungsholmen-2021", "Handlingsplan mot våld", now="2022-01-20")
    monkeypatch.setattr("tracker.domain.report.phrases.SUMMARY", "Kort om läget")
    monkeypatch.setattr("tracker.domain.report.phrases.DEVIATIONS", "Det som avviker")

    assert "version 1 är fastställd 2022-01-14" in fixed
    assert "Version 1, fastställd 14 januari 2022." in before["md"].decode()
    assert "Dnr KUNG 2022/7." in before["md"].decode()
    assert {name: _printed(drawn, home, name) for name in before} == before
    shown = json.loads(section(drawn, "show", "--format", "json"))
    assert shown["sha256"] in fixed
    assert [one["own"] for one in shown["activities"] if one["number"] == 5] == [True]


def _printed(tracker: Tracker, home: Path, ending: str) -> bytes:
    section(tracker, "show", "-o", home / f"a.{ending}", day="2022-02-01")
    return (home / f"a.{ending}").read_bytes()


def test_a_correction_is_a_new_version_and_the_first_stays(drawn: Tracker) -> None:
    """For a reason, from new facts; the list and the comparison tell what differs."""
    section(drawn, "fix")
    assert_one_sentence(drawn("section", "fix", *OF, now="2022-01-20"), 2, "redan fastställt, den 14 januari")
    unchanged = drawn("section", "fix", *OF, "--again", "Fel.", "--yes", now="2022-01-20")
    assert_one_sentence(unchanged, 2, "Inget skiljer")
    say(drawn, 5, "pagar", "fredrik", "2022-01-20", "--value", 9, "--correction")
    came = drawn("section", "list", now="2022-01-20").out
    section(drawn, "draft", day="2022-01-20")
    section(drawn, "fix", "--again", "ett svar hade kommit bort", day="2022-01-21")

    assert "sedan det fastställdes: svar 4" in " ".join(came.split())
    assert (
        "Version 2, fastställd 21 januari 2022. Rättelse av version 1: ett svar hade kommit bort."
        in section(drawn, "show")
    )
    assert "6 anhöriga" in section(drawn, "show", "--version", 1)
    found = json.loads(section(drawn, "diff", "--format", "json"))
    assert (found["from"]["version"], found["to"]["version"]) == (1, 2)
    five = next(one for one in found["activities"] if one["number"] == 5)
    assert five["fields"]["outcome"] == ["minst 6 anhöriga, uppgift från 1 av 2 enheter", "15 anhöriga"]
    states = json.loads(drawn("section", "list", "--format", "json", now="2022-01-21").out)["sections"]
    assert [(one["state"], one["version"], one["reason"]) for one in states] == [
        ("fixed", 1, ""),
        ("fixed", 2, "ett svar hade kommit bort"),
        ("draft", None, ""),
    ]


def test_forms_are_compared(drawn: Tracker) -> None:
    """A forecast of the spring that is gone, and the verdict that came in its place."""
    say(drawn, 7, "genomford", "fredrik", "2021-08-20")

    lines = section(drawn, "diff", "--from", "T1", "--to", "VB:now")

    assert lines.startswith("Från T1 sammanställt nu till VB sammanställt nu:")
    seven = lines.partition("7. Rutinen")[2].partition("\n\n")[0]
    assert "prognos: ja → ingen" in seven


def test_what_has_come_is_not_fixed_unseen(drawn: Tracker) -> None:
    """Unless it is said; and neither is an own text about which something has come."""
    say(drawn, 5, "pagar", "fredrik", DAY, "--value", 9)
    assert_one_sentence(drawn("section", "fix", *OF, now=DAY), 2, "(aktivitet 5)")

    section(drawn, "edit", "--activity", 5, "--text", OWN)
    section(drawn, "draft")
    assert_one_sentence(drawn("section", "fix", *OF, now=DAY), 2, "egen text (aktivitet 5)")
    section(drawn, "edit", "--activity", 5, "--keep")
    section(drawn, "fix")


def test_compile_prints_what_is_compiled_now_and_says_what_is_fixed(drawn: Tracker) -> None:
    before = drawn("compile", *OF, now=DAY)
    section(drawn, "fix")

    ran = drawn("compile", *OF, now=DAY)

    assert ran.out == before.out
    assert before.err == ""
    assert ran.err.startswith(
        "Version 1 är fastställd den 14 januari 2022 och skrivs ut med tracker section show"
    )


def test_the_sources_of_a_fixed_version_name_people_as_they_are_called_now(
    drawn: Tracker, home: Path
) -> None:
    """A pseudonym takes the place of the name; the version itself holds none."""
    section(drawn, "edit", "--activity", 2, "--text", "Pia Fältberg håller i träffarna.")
    section(drawn, "fix")
    sources = section(drawn, "show", "--sources")
    decided = ("pia@kommun.example", "--decision", "KS 2023/1", "--yes")
    assert drawn("people", "leave", "pia@kommun.example", now="2022-02-01").code == 0
    ran = drawn("retention", "pseudonymise", *decided, now="2022-02-01")
    assert ran.code == 0, ran.err

    assert "| Pia Fältberg | pia@kommun.example | 2021-12-10 |" in sources
    assert "Person " in section(drawn, "show", "--draft", day="2022-02-01").partition("### 2.")[2][:200]
    after = section(drawn, "show", "--sources", day="2022-02-01")
    assert "Pia" not in after
    assert after.count("| Person ") == 1


ANSWER = ("report", "kungsholmen-2021/5", "--status", "pagar", "--value", 9)


def test_a_fixed_section_takes_no_answers_by_phone(drawn: Tracker) -> None:
    """One sentence says since when; a correction may be recorded; nothing behind it is taken back."""
    section(drawn, "fix")

    refused = drawn(*ANSWER, now="2022-01-20")
    assert_one_sentence(refused, 2, "verksamhetsberättelsen 2021 är fastställt sedan den 14 januari 2022")
    withdrawn = drawn("report", "kungsholmen-2021/5", "--withdraw", now="2022-01-20")
    assert_one_sentence(withdrawn, 2, "fastställt sedan den 14 januari 2022, så svaret tas inte tillbaka")
    assert drawn(*ANSWER, "--correction", now="2022-01-20").code == 0


def test_a_fixed_tertial_hinders_nothing_that_is_later(kungsholmen: Tracker) -> None:
    """Answers for T2 and VB come in; what stands behind T1 is not taken back; T1 is not asked about."""
    say(kungsholmen, 7, "pagar", "vera", "2021-04-20")
    section(kungsholmen, "draft", "--form", "T1", day="2021-04-26")
    section(kungsholmen, "fix", "--form", "T1", day="2021-04-26")

    withdrawn = kungsholmen("report", "kungsholmen-2021/7", "--withdraw", now="2021-05-20")
    assert_one_sentence(withdrawn, 2, "tertialrapport 1 2021 är fastställt sedan den 26 april 2021")
    say(kungsholmen, 7, "genomford", "vera", "2021-05-20")
    say(kungsholmen, 5, "pagar", "vera", "2021-05-20", "--value", 3)


def test_in_january_the_fixed_plan_is_last_years(drawn: Tracker, home: Path) -> None:
    """With next year's plan in, a number alone means either until last year's section is fixed."""
    plan = home / "planer" / "kungsholmen-2021.docx"
    words = ("import", plan, "--district", "kungsholmen", "--year", 2022, "--yes", "--despite-title")
    assert drawn(*words, now="2022-01-03").code == 0
    assert_one_sentence(drawn("report", 5, "--status", "pagar", now=DAY), 2, "finns i flera planer")
    both = json.loads(drawn("status", "--format", "json", now=DAY).out)["activities"]

    section(drawn, "fix")

    assert "kungsholmen-2022/5" in drawn("report", 5, "--status", "pagar", now=DAY).out
    one = json.loads(drawn("status", "--format", "json", now=DAY).out)["activities"]
    assert ({row["plan"] for row in both}, {row["plan"] for row in one}) == (
        {"kungsholmen-2021", "kungsholmen-2022"},
        {"kungsholmen-2022"},
    )


def test_the_log_says_who(drawn: Tracker) -> None:
    section(drawn, "edit", "--activity", 5, "--text", OWN)
    sha = section(drawn, "fix").partition("sha256 ")[2].split()[0]

    events = json.loads(drawn("log", "--district", "kungsholmen", "--format", "json").out)

    rows = events["events"] if isinstance(events, dict) else events
    fixed = [row for row in rows if sha in json.dumps(row)]
    assert len(fixed) == 1
    assert "Sam Ordnare" in json.dumps(fixed[0], ensure_ascii=False)


def test_word_holds_the_own_text(drawn: Tracker, home: Path) -> None:
    section(drawn, "edit", "--activity", 5, "--text", OWN)
    section(drawn, "show", "-o", home / "a.docx")

    with ZipFile(home / "a.docx") as word:
        xml = "".join(word.read(f"word/{part}.xml").decode() for part in ("document", "footnotes"))
    assert "Sex anhöriga har fått en kontakt." in xml
    assert "Samordnarens text, 14 januari 2022." in xml
