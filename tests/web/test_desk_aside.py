"""A reply that rests until a day, or is with a colleague: not in Att göra until it is back."""

import re
from datetime import date

import pytest

from tests.actors import SAM, SCHEDULER
from tests.cases import each
from tests.servers import parsed
from tests.web.conftest import BASE, SAM_AT, Site
from tests.web.test_desk_review import FREDRIKS, VERAS
from tracker.domain.access import AccessRole
from tracker.services.access.users import add_user, remove_user
from tracker.services.answers.review import waiting_now
from tracker.services.letters.outbox import send_letters
from tracker.services.people.merge_people import merge_people
from tracker.services.people.pause_person import pause_person
from tracker.services.plans.move_plan import Target, move_plan
from tracker.store import people, reviews

KIM_AT = "kim@kommun.example"


def listed(desk: Site, page: str = "/granska") -> tuple[list[int], list[int]]:
    """Returns the replies that wait for the visitor, and those that are put aside."""
    shown = desk.get(page)
    waiting, _, aside = shown.partition('id="undanlagt"')
    return tuple(
        sorted({int(one) for one in re.findall(r'href="/granska/(\d)"', part)} - {3})
        for part in (waiting, aside)
    )  # type: ignore[return-value]


def counted(desk: Site) -> list[str]:
    return re.findall(r"<h2>(Svar att \w+)", desk.get("/att-gora"))


def kim(desk: Site) -> int:
    with desk.database.session() as session:
        now = desk.clock.now()
        user = add_user(
            session, SAM, now, KIM_AT, AccessRole.COORDINATOR, ("kungsholmen",), name="Kim Kollega"
        )
    return user.person.id


def test_a_reply_rests_until_its_day_and_comes_back(desk: Site) -> None:
    """Neither listed nor counted before, both on the day; its page says why."""
    sent = desk.send(f"/granska/{VERAS}/vila", {"dag": "2021-05-25", "varfor": "Vera ringer."})

    assert sent.headers["Location"] == f"/granska/{FREDRIKS}"
    assert listed(desk) == ([FREDRIKS], [VERAS])
    assert counted(desk) == ["Svar att bekräfta"]
    assert "Vilar till tisdag 25 maj: Vera ringer." in desk.get(f"/granska/{VERAS}")
    desk.at("2021-05-25T08:00")
    desk.sign_in(SAM_AT)
    assert listed(desk) == ([VERAS, FREDRIKS], [])
    assert counted(desk) == ["Svar att granska", "Svar att bekräfta"]
    assert "Har vilat till tisdag 25 maj: Vera ringer." in desk.get("/granska")


def test_what_rests_can_be_taken_up_or_decided(desk: Site) -> None:
    for number in (VERAS, FREDRIKS):
        desk.send(f"/granska/{number}/vila", {"dag": "2021-05-25"})
    desk.send(f"/granska/{VERAS}/ta-upp")
    assert listed(desk) == ([VERAS], [FREDRIKS])
    desk.send(f"/granska/{FREDRIKS}/avfarda")
    desk.send(f"/granska/avgjort/{FREDRIKS}/oppna")
    assert listed(desk) == ([VERAS, FREDRIKS], []), "what is opened again waits at once"


@each(("day", "told"), [
    ("", "Välj vilken dag"),
    ("i morgon", "Välj vilken dag"),
    ("2021-05-19", "Välj en dag efter i dag"),
    ("2021-08-18", "senast 17 augusti"),
])  # fmt: skip
def test_a_day_that_will_not_do_is_told_beside_its_field(desk: Site, day: str, told: str) -> None:
    sent = desk.send(f"/granska/{VERAS}/vila", {"dag": day, "varfor": "Vera ringer."})
    page = sent.get_data(as_text=True)
    assert (sent.status_code, told in page, "Vera ringer." in page) == (422, True, True)
    assert listed(desk) == ([VERAS, FREDRIKS], [])


def test_a_note_with_a_personal_number_is_refused(desk: Site) -> None:
    sent = desk.send(f"/granska/{VERAS}/vila", {"dag": "2021-05-25", "varfor": "gäller 19121212-1212"})
    assert (sent.status_code, "personnummer" in sent.get_data(as_text=True)) == (422, True)


def test_a_reply_is_handed_to_a_colleague(desk: Site) -> None:
    """It is the colleague's to decide, not the sender's; it can be taken back; the log says who did what."""
    to = kim(desk)
    assert "Kim Kollega" in desk.get(f"/granska/{VERAS}")
    desk.send(f"/granska/{VERAS}/lamna", {"vem": str(to), "note": "Du känner enheten."})
    assert listed(desk) == ([FREDRIKS], [VERAS])
    assert counted(desk) == ["Svar att bekräfta"]
    desk.sign_in(KIM_AT)
    assert listed(desk) == ([VERAS, FREDRIKS], [])
    assert "Hos dig: Du känner enheten." in desk.get(f"/granska/{VERAS}")
    desk.sign_in(SAM_AT)
    desk.send(f"/granska/{VERAS}/ta-upp")
    assert listed(desk) == ([VERAS, FREDRIKS], [])
    logged = "SELECT count(*) FROM event WHERE what IN ('given', 'taken_up') AND who LIKE 'person:%/page'"
    assert desk.count(logged) == 2


def told(desk: Site) -> list[str]:
    """Returns the letters that have told Kim, oldest first, after the outbox has run."""
    send_letters(desk.database, SCHEDULER, desk.clock, desk.settings)
    files = sorted(
        (desk.settings.mail_folder / "ut" / "new").iterdir(), key=lambda one: one.stat().st_mtime_ns
    )
    mails = [parsed(one.read_bytes()) for one in files]
    return [
        mail.get_body(("plain",)).get_content()
        for mail in mails
        if mail["To"].addresses[0].addr_spec == KIM_AT
    ]


def test_a_mail_tells_the_colleague_once(desk: Site) -> None:
    """One a day about all that is there; what comes after it is told the next day; nothing if it is gone."""
    to = str(kim(desk))
    desk.send(f"/granska/{VERAS}/lamna", {"vem": to, "note": "Du känner enheten."})
    desk.send(f"/granska/{VERAS}/ta-upp")
    assert told(desk) == [], "it was taken up again before the letter left"
    desk.send(f"/granska/{VERAS}/lamna", {"vem": to, "note": "Du känner enheten."})
    (first,) = told(desk)
    desk.send(f"/granska/{FREDRIKS}/lamna", {"vem": to})
    assert len(told(desk)) == 1
    desk.at("2021-05-20T09:00")
    _, second = told(desk)

    assert "lämnat ett svar till dig" in first
    assert f"{BASE}/granska/{VERAS}" in first
    assert "”Du känner enheten.”" in first
    assert all(f"{BASE}/granska/{number}" in second for number in (VERAS, FREDRIKS))
    assert len(told(desk)) == 2
    desk.sign_in(KIM_AT)
    assert counted(desk) == []
    page = desk.get("/att-gora")
    assert page.index("Svar som en kollega har lämnat till dig") == page.index("<h2>") + len("<h2>")


def test_no_mail_goes_to_oneself_or_to_whom_no_mail_reaches(desk: Site) -> None:
    to, sam = kim(desk), desk.count(f"SELECT id FROM person WHERE email = '{SAM_AT}'")
    desk.send(f"/granska/{VERAS}/lamna", {"vem": str(sam)})
    with desk.database.session() as session:
        pause_person(session, SAM, desk.clock.now(), KIM_AT, date(2021, 6, 1), "semester")
    desk.send(f"/granska/{VERAS}/lamna", {"vem": str(to)})

    assert "Inget mejl går: borta till 1 juni 2021." in desk.get("/granska")
    assert desk.rows("letter WHERE kind = 'given'") == 0


def test_a_letter_to_a_colleague_that_fails_is_seen_by_who_gave_the_reply(desk: Site) -> None:
    """As other letters that reached nobody; not by who only changes another district."""
    desk.send(f"/granska/{VERAS}/lamna", {"vem": str(kim(desk))})
    with desk.database.session() as session:
        failed = "UPDATE letter SET state = 'failed', error = 'brevlådan är full' WHERE kind = 'given'"
        session.connection().exec_driver_sql(failed)
        now, other = desk.clock.now(), "o@kommun.example"
        add_user(session, SAM, now, other, AccessRole.COORDINATOR, ("ostermalm",), "Ola Annan")
    seen = {}
    for address in (SAM_AT, other):
        desk.sign_in(address)
        seen[address] = [desk.get(page).count("brevlådan är full") for page in ("/att-gora", "/brev")]

    assert seen == {SAM_AT: [1, 1], other: [0, 0]}


def test_a_reply_that_the_colleague_may_no_longer_decide_is_all_s_again(desk: Site) -> None:
    """The plan has moved to another district: its coordinator finds the reply, and Kim nothing of it."""
    to = kim(desk)
    desk.send(f"/granska/{VERAS}/lamna", {"vem": str(to), "note": "Du känner enheten."})
    with desk.database.session() as session:
        now = desk.clock.now()
        move_plan(session, SAM, now, desk.settings, "kungsholmen-2021", Target(district="bromma"))
        add_user(session, SAM, now, "bo@kommun.example", AccessRole.COORDINATOR, ("bromma",), "Bo Bromma")
        assert VERAS in [case.number for case in waiting_now(session, now.date(), None)], "at the terminal"

    assert told(desk) == []
    desk.sign_in(KIM_AT)
    assert "Svar som en kollega" not in desk.get("/att-gora")
    desk.sign_in("bo@kommun.example")
    assert listed(desk) == ([VERAS, FREDRIKS], [])
    assert "Du känner enheten" not in desk.get("/granska")


def test_a_deed_that_is_undone_by_a_crash_tells_nobody(desk: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The letter is written with the deed: both, or neither."""
    to = kim(desk)
    monkeypatch.setattr("tracker.services.answers.set_aside.Given", lambda *given: 1 // 0)

    assert desk.send(f"/granska/{VERAS}/lamna", {"vem": str(to)}).status_code == 500
    assert listed(desk) == ([VERAS, FREDRIKS], [])
    assert told(desk) == []


@each("who", ["", "x", "999999", "fredrik"])
def test_only_to_those_who_may_decide_it(desk: Site, who: str) -> None:
    with desk.database.session() as session:
        fredrik = people.person_by_email(session, "fredrik@kommun.example")
    assert fredrik is not None
    sent = desk.send(f"/granska/{VERAS}/lamna", {"vem": str(fredrik.id) if who == "fredrik" else who})
    assert (sent.status_code, "Välj någon som får ändra" in sent.get_data(as_text=True)) == (422, True)


def test_a_colleague_who_loses_the_role_leaves_no_reply_behind(desk: Site) -> None:
    desk.send(f"/granska/{VERAS}/lamna", {"vem": str(kim(desk))})
    with desk.database.session() as session:
        remove_user(session, SAM, desk.clock.now(), KIM_AT)
        item = reviews.review_item(session, VERAS)
    assert item is not None
    assert item.aside.keeper is None
    assert listed(desk) == ([VERAS, FREDRIKS], [])


def test_the_replies_of_one_who_becomes_another_are_the_others(desk: Site) -> None:
    desk.send(f"/granska/{VERAS}/lamna", {"vem": str(kim(desk))})
    with desk.database.session() as session:
        merge_people(session, SAM, desk.clock.now(), desk.settings, KIM_AT, "fredrik@kommun.example")
        item, fredrik = (
            reviews.review_item(session, VERAS),
            people.person_by_email(session, "fredrik@kommun.example"),
        )
    assert item is not None
    assert fredrik is not None
    assert item.aside.keeper == fredrik.id
