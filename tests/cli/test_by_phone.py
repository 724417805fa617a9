"""Answers by phone: by name, in Swedish words, taken back, and never in the wrong year."""

from pathlib import Path

import pytest

from tests.cli.conftest import assert_one_sentence
from tests.conftest import Tracker
from tests.prepared import prepare
from tests.small_plans import write_all
from tracker.domain.status import Status, status_named


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("klart", Status.GENOMFORD),
        ("KLAR", Status.GENOMFORD),
        ("Genomförd", Status.GENOMFORD),
        ("genomford", Status.GENOMFORD),
        ("Pågår", Status.PAGAR),
        ("  pågår. ", Status.PAGAR),
        ("Ej  påbörjat", Status.EJ_PABORJAD),
        ("ej_paborjad", Status.EJ_PABORJAD),
        ("FÖRSENAT", Status.FORSENAD),
        ("utgår", Status.UTGAR),
        ("inte klart", None),
        ("klart snart", None),
        ("", None),
    ],
)
def test_a_status_is_known_by_its_word(word: str, status: Status | None) -> None:
    """Only the bare word: nobody's reservation is lost on the way."""
    assert status_named(word) == status


def test_a_name_and_a_swedish_word_do(kungsholmen: Tracker) -> None:
    ran = kungsholmen("report", "7", "--status", "Klart", "--person", "vera vuxén")

    assert ran.code == 0, ran.err
    assert "Genomförd" in ran.out


def test_someone_else_by_name_is_refused(kungsholmen: Tracker) -> None:
    assert_one_sentence(
        kungsholmen("report", "7", "--status", "klart", "--person", "Ingen Alls"), 5, "Ingen person"
    )
    assert_one_sentence(
        kungsholmen("report", "2", "--status", "klart", "--person", "Vera Vuxén"), 5, "svarar inte"
    )


def test_a_report_that_is_withdrawn_leaves_what_was_before(kungsholmen: Tracker) -> None:
    """The status is that of the answer before, the question is open again, and the log has both."""
    before = kungsholmen("forecast", "--from", "2021-05-01", "--to", "2021-06-10", "--format", "json").out
    kungsholmen("report", "7", "--status", "klart", "--person", "Vera Vuxén")
    during = kungsholmen("forecast", "--from", "2021-05-01", "--to", "2021-06-10", "--format", "json").out

    ran = kungsholmen("report", "7", "--withdraw")

    assert ran.code == 0, ran.err
    after = kungsholmen("forecast", "--from", "2021-05-01", "--to", "2021-06-10", "--format", "json").out
    assert during != before
    assert after == before
    logged = kungsholmen("log", "--activity", "7").out
    assert "ångrat" in logged
    assert "besvarad" in logged


def test_only_the_last_report_is_withdrawn_and_only_once_each(kungsholmen: Tracker) -> None:
    kungsholmen("report", "7", "--status", "pågår", "--comment", "Bokat.")
    kungsholmen("report", "7", "--status", "klart")

    kungsholmen("report", "7", "--withdraw")
    status = kungsholmen("status", "--format", "csv").out
    kungsholmen("report", "7", "--withdraw")

    assert "Bokat." in status or "Pågår" in status
    assert_one_sentence(kungsholmen("report", "7", "--withdraw"), 5, "Inget svar på telefon")


def test_a_status_and_a_withdrawal_exclude_each_other(kungsholmen: Tracker) -> None:
    assert_one_sentence(kungsholmen("report", "7", "--withdraw", "--status", "klart"), 2, "--withdraw")
    assert_one_sentence(kungsholmen("report", "7"), 2, "saknas")


@pytest.fixture
def two_years(kungsholmen: Tracker, home: Path) -> Tracker:
    prepare(home, "two years", lambda: _import_next_year(kungsholmen, home))
    return kungsholmen


def _import_next_year(kungsholmen: Tracker, home: Path) -> None:
    plan = write_all(home / "nästa")["kungsholmen"]
    ran = kungsholmen("import", plan, "--district", "kungsholmen", "--year", 2022, "--yes", "--despite-title")
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("now", ["2021-12-10", "2022-01-20", "2022-03-13"])
def test_a_number_that_fits_two_years_is_refused_with_both(two_years: Tracker, now: str) -> None:
    ran = two_years("report", "7", "--status", "klart", now=now)

    assert_one_sentence(ran, 2, "kungsholmen-2021/7")
    assert "kungsholmen-2022/7" in ran.err


def test_with_its_year_it_is_found(two_years: Tracker) -> None:
    named = two_years("report", "kungsholmen-2021/7", "--status", "klart", now="2022-01-20")
    year = two_years("report", "7", "--year", "2021", "--status", "klart", now="2022-01-20")

    assert named.out == year.out == "kungsholmen-2021/7 är Genomförd.\n"


def test_sixty_days_after_the_annual_report_the_year_is_over(two_years: Tracker) -> None:
    """12 January and 60 days are 13 March."""
    assert two_years("report", "7", "--status", "klart", now="2022-03-14").out.startswith(
        "kungsholmen-2022/7"
    )
