"""What the pages store, on both databases: answers, hand-overs, new links, and who is signed in."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.actors import SAM, SCHEDULER
from tests.services.year import clock, set_up
from tracker.domain.access import AccessRole
from tracker.domain.picked_answer import Typed
from tracker.domain.status import Status
from tracker.services.access import sign_in
from tracker.services.access.users import add_user, remove_user
from tracker.services.answers.answer_by_link import answer_by_link
from tracker.services.answers.hand_over import hand_over
from tracker.services.answers.open_link import PageState, open_link
from tracker.services.letters.answer_link import DAYS, keep_link, token_of
from tracker.services.letters.planning import plan_letters
from tracker.services.letters.renew_link import renew_link
from tracker.services.people.merge_people import merge_people
from tracker.settings import Settings
from tracker.settings.server_key import server_key
from tracker.store import events, letters, people, reports
from tracker.store.database import Database

pytestmark = pytest.mark.each_database
NOW = clock("2021-05-17T09:00").now()


def test_a_letter_is_answered_changed_and_handed_over(
    database: Database, settings: Settings, home: Path
) -> None:
    """Each in a transaction of its own, as the pages do; the log is whole, and an old link is renewed."""
    settings = settings._replace(web=settings.web._replace(base_url="https://kommun.example"))
    set_up(database, settings, home)
    with database.session() as session:
        plan_letters(session, SCHEDULER, NOW, settings)
        letter = letters.letter(session, letters.letter_ids(session)[0])
        keep_link(session, settings, letter, NOW)
    token = token_of(server_key(settings), letter, 0)
    with database.reading() as session:
        page = open_link(session, NOW, settings, token)
    first, *others = page.questions
    code = {one.status: one.code for one in first.choices}

    for status in (Status.PAGAR, Status.FORSENAD, Status.FORSENAD):
        with database.session() as session:
            typed = {first.number: Typed(code[status], comment="Vi väntar på lokal.")}
            assert answer_by_link(session, NOW, settings, token, typed).saved == (first.number,)
    with database.session() as session:
        assert [one.status for one in reports.reports_of(session, first.stored.id)] == [Status.FORSENAD]
    if others:
        with database.session() as session:
            done = hand_over(session, NOW, settings, token, [others[0].number], "Anna Ek", "")
            assert done.numbers == (others[0].number,)
    with database.reading() as session:
        states = {one.number: one.state for one in open_link(session, NOW, settings, token).questions}
    assert states.pop(first.number) is PageState.NOTED
    if others:
        assert states.pop(others[0].number) is PageState.WAITS
    assert set(states.values()) <= {PageState.OPEN}

    later = NOW + DAYS
    with database.session() as session:
        assert open_link(session, later, settings, token) is None
        draft = renew_link(session, later, settings, token)
        assert renew_link(session, later, settings, token) is None, "one was sent just now"
        new = re.search(r"/svar/(\w+)", draft.text)
        assert open_link(session, later, settings, new[1]) is not None
        assert events.first_bad_row(session)[0] is None


def test_signing_in_and_a_person_who_becomes_another(
    database: Database, settings: Settings, home: Path
) -> None:
    """A link is used once, a session has an end, and roles follow a merge."""
    settings = settings._replace(web=settings.web._replace(base_url="https://kommun.example"))
    set_up(database, settings, home)
    with database.session() as session:
        add_user(session, SAM, NOW, "vera@kommun.example", AccessRole.COORDINATOR, ["kungsholmen"])
        draft = sign_in.ask_sign_in(session, NOW, settings, "vera@kommun.example", "webbläsaren", "127.0.0.1")
    token = re.search(r"/logga-in/(\w+)", draft.text)[1]
    with database.session() as session:
        assert sign_in.sign_in(session, NOW, settings, token, "en annan") is None
        key = sign_in.sign_in(session, NOW, settings, token, "webbläsaren")
        assert sign_in.sign_in(session, NOW, settings, token, "webbläsaren") is None
    with database.reading() as session:
        assert sign_in.signed_in(session, NOW, key).access.may_change("kungsholmen")
        assert sign_in.signed_in(session, NOW + sign_in.SESSION_LIVES, key) is None
        assert sign_in.signed_in(session, NOW + timedelta(hours=11), key) is not None

    with database.session() as session:
        merge_people(session, SAM, NOW, settings, "vera@kommun.example", "fredrik@kommun.example")
        assert sign_in.signed_in(session, NOW, key) is None
        fredrik = people.person_by_email(session, "fredrik@kommun.example")
        taken = remove_user(session, SAM, NOW, fredrik.email)
        assert (taken.person.id, taken.access.grants) == (fredrik.id, frozenset())
