"""The short form of `make faults`: the same checks with fewer letters, on SQLite and PostgreSQL."""

from pathlib import Path

import pytest

from tests.examples import sample
from tests.faults import answers, crowds, kills, stores
from tests.faults.crashes import POINTS
from tests.faults.witness import Rule

pytestmark = pytest.mark.each_database


@pytest.fixture
def url(database_environment: dict[str, str]) -> str:
    return database_environment.get("TRACKER_DATABASE_URL", "")


def test_kills_at_random_moments_lose_nothing(tmp_path: Path, url: str) -> None:
    kills.random_kills(tmp_path, url, letters=30, kills=2, pause=0.2)


def test_a_crash_at_a_named_point_costs_one_copy_at_most(tmp_path: Path, url: str) -> None:
    """Each point on one of the databases; on both in `make faults`."""
    points = sample(POINTS, every=2, first=1 if url else 0)

    kills.crash_points(tmp_path, url, rounds=1, points=tuple(points))


def test_four_schedulers_at_once_double_nothing(tmp_path: Path, url: str) -> None:
    told = crowds.four_at_once(tmp_path, url, due=30, rounds=1)

    assert told["väntade förgäves"] == 0


@pytest.mark.parametrize("hinder", [stores.locked, stores.read_only, stores.locked_at_record])
def test_no_mail_without_a_committed_claim(tmp_path: Path, url: str, hinder) -> None:
    hinder(tmp_path, url, letters=3)


def test_no_mail_leaves_a_full_disk(tmp_path: Path) -> None:
    stores.full_disk(tmp_path, letters=3)


def test_one_poison_row_stops_nobody(tmp_path: Path, url: str) -> None:
    stores.poison(tmp_path, url, letters=20)


@pytest.mark.parametrize(
    "rule",
    [
        Rule("CONNECT", "421 4.3.2 senare", times=2),
        Rule("EHLO", "550 5.7.1 nej", times=2),
        Rule("MAIL", "452 4.3.1 fullt", times=2),
        Rule("RCPT", "550 5.1.1 okänd", answers.SICK),
        Rule("TEXT", "lose", answers.SICK),
        Rule("TEXT", "greylist:300"),
    ],
    ids=lambda rule: f"{rule.at} {rule.do}",
)
def test_a_sick_server_leaves_nothing_in_limbo(tmp_path: Path, rule: Rule) -> None:
    answers.sick_server(tmp_path, "", rule)


@pytest.mark.parametrize("do", sample(reversed(answers.BROKEN), every=3))
def test_a_server_that_hangs_ends_no_tick_late(tmp_path: Path, do: str) -> None:
    """A server that says a byte now and then is the worst: it never keeps silent."""
    answers.sick_server(tmp_path, "", Rule("TEXT", do, answers.SICK))
