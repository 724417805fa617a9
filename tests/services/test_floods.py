"""A flood of mails from outside hides nothing of what waits, and asks a person no more than it must."""

from email.message import EmailMessage

import pytest
from sqlmodel import select

from tests.actors import SAM
from tests.services.test_outsiders import (
    AWAY,
    NOW,
    VERA,
    Letters,
    asked_of,
    bounce,
    cases,
    logged,
    vera,
    without_token,
)
from tests.services.test_replies import deliver, gathered, reply
from tracker.domain.events import EventKind
from tracker.errors import NotFoundError
from tracker.mail.incoming.structure import MOST_LINES
from tracker.services.answers.outsiders import dismiss_group, dismiss_outsiders, outsider_groups
from tracker.services.answers.sender import SHOWN_IN_FULL
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.store.replied import replied_to
from tracker.store.tables import PersonTable


def forged(letter: EmailMessage, count: int) -> list[bytes]:
    """Mails from as many addresses as there are mails, and as many again from one."""
    seen = without_token(letter)
    return [
        reply(seen, f"1 klart, alla var med {number}", f"A <a{number if number % 2 else 0}@example.se>")
        for number in range(count)
    ]


@pytest.mark.each_database
def test_a_flood_hides_nothing_and_silences_nobody(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """One line a sender and day below what waits from people that are known, and one decision about all."""
    known = reply(letters["pia@kommun.example"], "Återkommer i nästa vecka.")
    deliver(settings, known, *forged(letters[VERA], 16))

    assert gathered(database, settings) == {"review": 1, "outsiders": 16}

    (case,) = cases(database)
    assert case.person is not None
    assert case.person.email == "pia@kommun.example"
    with database.session() as session:
        groups = outsider_groups(session)
        assert sorted(len(group.items) for group in groups) == [*[1] * 8, 8]
        asked = asked_of(session, VERA)
        assert asked
        assert not replied_to(session, asked)
        with pytest.raises(NotFoundError):
            dismiss_group(session, SAM, NOW, case.number)
        largest = max(groups, key=lambda group: len(group.items))
        assert dismiss_group(session, SAM, NOW, largest.number) == 8
        assert dismiss_outsiders(session, SAM, NOW) == 8
        assert outsider_groups(session) == ()
    assert len(cases(database)) == 1
    assert [one for one in logged(database, EventKind.REVIEW) if "okända" in one] == [
        "16 mejl från okända avsändare"
    ]
    assert len(logged(database, EventKind.DISMISSED)) == 2


@pytest.mark.each_database
def test_a_flood_in_the_name_of_somebody_known_hides_nothing(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """Anybody can write Vera's address. A few such mails are shown in full, and what is proved always is."""
    seen, nothing = without_token(letters[VERA]), {"Authentication_Results": "mx.other.example; none"}
    forged = [reply(seen, f"1 klart {number}", VERA, **nothing) for number in range(SHOWN_IN_FULL + 5)]
    broken = [one + b"\n" * (MOST_LINES + 1) for one in forged[:2]]
    deliver(settings, *forged[2:], *broken, *[reply(seen, f"x{n}", f"a{n}@example.se") for n in range(4)])
    assert gathered(database, settings) == {"review": SHOWN_IN_FULL, "outsiders": 9}
    deliver(settings, reply(seen, "1 pågår", VERA), reply(letters[VERA], "Återkommer.", VERA, **nothing))

    assert gathered(database, settings) == {"review": 2}

    with database.session() as session:
        first, *others = outsider_groups(session)
    assert len(first.items) == 5
    assert "inte styrkt" in first.sentence
    assert len(others) == 4
    assert len(cases(database)) == SHOWN_IN_FULL + 2


def forged_automatic(letter: EmailMessage, words: str) -> list[bytes]:
    """More mails than are shown in full, in Vera's name; who writes them has seen the letter's subject."""
    more = {"Auto_Submitted": "auto-replied", "Authentication_Results": "none"}
    seen = without_token(letter)
    return [reply(seen, f"{words} ({number})", VERA, **more) for number in range(SHOWN_IN_FULL + 4)]


@pytest.mark.parametrize("words", [AWAY["words"], "Jag har slutat.", "Jag är ledig och är åter 7 juni 2022."])
def test_a_flood_of_forged_absences_hides_nothing(
    database: Database, settings: Settings, letters: Letters, words: str
) -> None:
    deliver(settings, *forged_automatic(letters[VERA], words))

    assert gathered(database, settings) == {"review": SHOWN_IN_FULL, "outsiders": 4}

    assert len(cases(database)) == SHOWN_IN_FULL
    assert vera(database).paused_until is None


@pytest.mark.each_database
def test_a_flood_of_forged_bounces_is_one_question(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """What a mail system says that has seen the letter still counts."""
    forged = bounce(without_token(letters[VERA]), Authentication_Results="none")
    deliver(settings, *(forged + str(number).encode() for number in range(9)))

    assert gathered(database, settings) == {"review": 1, "bounce": 8}

    assert vera(database).unreachable_since is None
    deliver(settings, bounce(letters[VERA], Authentication_Results="none"))
    assert gathered(database, settings) == {"bounce": 1}
    assert vera(database).unreachable_since is not None


@pytest.mark.each_database
def test_a_forged_bounce_of_another_address_is_a_question_of_its_own(
    database: Database, settings: Settings, letters: Letters
) -> None:
    """The open question is about the address before it was corrected."""
    forged = bounce(without_token(letters[VERA]), Authentication_Results="none")
    deliver(settings, forged)
    assert gathered(database, settings) == {"review": 1}
    with database.session() as session:
        row = session.exec(select(PersonTable).where(PersonTable.email == VERA)).one()
        row.email = "vera.ny@kommun.example"
        session.add(row)
    deliver(settings, forged.replace(VERA.encode(), b"vera.ny@kommun.example"))

    assert gathered(database, settings) == {"review": 1}
