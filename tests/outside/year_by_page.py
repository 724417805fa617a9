"""A year of the real plans with half of the heads on the web: what they pick is what is recorded.

Run with `-s` to see the figures, and the answers that were not recorded as they were meant.
"""

from collections.abc import Iterator

import pytest

from tests.outside.played.by_page import BASE, PlayedByPage
from tests.outside.played.town import found_town
from tests.services.year import clock
from tracker.store import events


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayedByPage]:
    database, settings = found_town(tmp_path_factory.mktemp("by_page"))
    played = PlayedByPage(database, settings._replace(web=settings.web._replace(base_url=BASE)), clock())
    played.open_the_pages()
    played.play()
    print("", *sorted(played.counts.items()), "", *sorted(played.lines), sep="\n")
    yield played
    database.engine.dispose()


def test_half_of_the_answers_come_by_the_web_and_are_as_they_were_meant(year: PlayedByPage) -> None:
    """No status, number or word is wrong or lost; nobody is asked again or rung about what they have said."""
    by_mail = sum(len(mail.told) for mail in year.mails if mail.uid)
    wrong = {verdict: year.counts[verdict] for verdict in ("wrong status", "wrong number", "lost words")}

    assert year.counts["right"] >= by_mail / 2
    assert set(wrong.values()) == {0}, year.lines
    assert (year.counts["dead link"], year.asked_again, year.rung) == (0, [], [])
    with year.database.session() as session:
        assert events.first_bad_row(session)[0] is None
