"""A plan that was scanned by a program without Swedish: mended, and kept as it was too."""

from pathlib import Path

from sqlmodel import select

from tests.conftest import Tracker
from tracker.cli.app import App
from tracker.store.tables import ActivityTable

LOST = str.maketrans("åäöÅÄÖ", "aaoAAO")
HEADER = "Aktivitet\tAnsvarig\tTidplan\tUppföljning\n"
CLEAN = (
    HEADER
    + """Laga staketet vid Snöbärshöjden på hösten\tParkchef\tSenast 1 oktober 2021\tVB
Städa och måla på Snöbärshöjden före våren\tParkchef\tLöpande under året\tVB
"""
)
SCANNED = HEADER + "".join(
    f"{words}\tParkchef\tLöpande under året\tVB\n"
    for words in (
        "Se över belysningen på Snöbärshöjden så att gångvägarna är trygga för både äldre och yngre",
        "Följa upp att alla medarbetare får stöd när något händer på kvällar och nätter",
        "Hålla möten med föräldrar och ungdomar om ordningen på torget före sommaren",
    )
)


def imported(tracker: Tracker, folder: Path, text: str, year: int) -> str:
    file = folder / f"plan-{year}.txt"
    file.write_text(text, encoding="utf-8")
    ran = tracker("import", file, "--district", "kungsholmen", "--year", year, "--yes")
    assert ran.code == 0, ran.err
    return ran.out


def rows(home: Path) -> list[ActivityTable]:
    with App(config=home / "tracker.toml").session() as session:
        found = list(session.exec(select(ActivityTable).order_by(ActivityTable.id)))  # type: ignore[arg-type]
        session.expunge_all()
    return found


def test_words_of_the_plans_before_help_and_the_scan_is_kept(tracker: Tracker, home: Path) -> None:
    """A name that no word list has comes back, because a plan of last year says it."""
    imported(tracker, home, CLEAN, 2020)

    shown = imported(tracker, home, SCANNED.translate(LOST), 2021)

    clean, _, mended, *_ = rows(home)
    assert "Snöbärshöjden" in mended.aktivitet
    assert mended.scanned is not None
    assert "Snobarshojden" in mended.scanned["aktivitet"]
    assert clean.scanned is None
    assert "Snobarshojden → Snöbärshöjden" in shown


def test_without_that_plan_the_name_stays_as_scanned(tracker: Tracker, home: Path) -> None:
    """Nothing is guessed: so the test above can fail."""
    imported(tracker, home, SCANNED.translate(LOST), 2021)

    assert "Snobarshojden" in rows(home)[0].aktivitet
