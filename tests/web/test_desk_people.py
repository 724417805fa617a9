"""Breven and Personer: what will be sent to whom, decisions about a letter, seats, absence, people.csv."""

import re
from io import BytesIO
from typing import Any

import pytest

from tests.small_plans import people_csv
from tests.web.conftest import Site
from tracker.domain.letter import LetterState
from tracker.services.people.own_people import seated_people
from tracker.store import letter_counts

VERAS = "/personer/7"


def vera(desk: Site) -> Any:
    with desk.database.session() as session:
        found = seated_people(session, ["kungsholmen"])[7].person
        assert found.name == "Vera Vuxén"
        return found


def test_letters_are_foreseen_by_month(desk: Site) -> None:
    """With whom and what each is about; a longer time shows more; each person opens."""
    soon, long = desk.get("/brev?dagar=30"), desk.get("/brev?dagar=366")

    months = re.findall(r"<h3 id=\"m-\d+\">(\w+ \d+) ", soon)
    assert months == ["Maj 2021", "Juni 2021"]
    assert len(re.findall(r"<h3 id=", long)) > len(months)
    links = set(re.findall(r'href="(/personer/\d+)"', long))
    assert {desk.client.get(link).status_code for link in links} == {200}


def test_the_next_letter_is_shown_as_it_will_look(desk: Site) -> None:
    """With a link that answers nothing; nothing is stored by looking."""
    before = desk.rows("letter")
    shown = desk.get(VERAS)

    assert "Hej Vera!" in shown
    assert "/svar/forhandsvisning" in shown
    assert desk.rows("letter") == before


def test_letters_are_held_and_released_with_a_reason(desk: Site) -> None:
    """Without a reason nothing happens; Att göra has those who are held, and leads on."""
    refused = desk.send(f"{VERAS}/brev", {"gor": "hall", "skal": " "})
    assert refused.status_code == 422
    assert "Skriv varför" in refused.get_data(as_text=True)
    assert not vera(desk).on_hold

    desk.send(f"{VERAS}/brev", {"gor": "hall", "skal": "Enheten görs om."})
    assert vera(desk).on_hold
    assert "Brev som hålls" in desk.get("/att-gora")
    desk.send(f"{VERAS}/brev", {"gor": "slapp"})
    assert not vera(desk).on_hold


def test_a_letter_is_moved_skipped_or_sent(desk: Site) -> None:
    """As with the commands: a day that has been is refused in a sentence."""
    reason = {"skal": "Efter semestern."}
    for day in ("2021-05-01", "snart"):
        assert desk.send(f"{VERAS}/brev", {"gor": "flytta", "dag": day, **reason}).status_code == 422
    desk.send(f"{VERAS}/brev", {"gor": "flytta", "dag": "2021-08-16", **reason})
    assert str(vera(desk).paused_until) == "2021-08-16"
    desk.send(f"{VERAS}/franvaro", {"gor": "tillbaka"})
    assert vera(desk).paused_until is None
    desk.send(f"{VERAS}/brev", {"gor": "hoppa", **reason})
    with desk.database.session() as session:
        assert letter_counts.count(session, LetterState.SKIPPED) == 1
    desk.send(f"{VERAS}/brev", {"gor": "skicka", **reason})
    with desk.database.session() as session:
        assert letter_counts.count(session, LetterState.PLANNED) == 1


def test_a_successor_takes_over_all(desk: Site) -> None:
    """The seats, who reports to the person, and the questions; a wrong address is a sentence."""
    for fields, said in (
        ({"efter": "inte en adress"}, "är ingen e-postadress"),
        ({"efter": "ny@kommun.example"}, "skriv också namnet"),
        ({"efter": "vera@kommun.example"}, "egen adress"),
        ({"efter": "ny@kommun.example", "namn": "19121212-1212"}, "personnummer"),
    ):
        sent = desk.send(f"{VERAS}/slutat", fields)
        assert (sent.status_code, said in sent.get_data(as_text=True)) == (422, True), said
    titles = {one.seat.title for one in seats_of(desk, 7)}
    desk.count("UPDATE person SET superior_id = 7 WHERE email = 'fredrik@kommun.example' RETURNING 1")

    sent = desk.send(f"{VERAS}/slutat", {"efter": "ny@kommun.example", "namn": "Nina Ny"})

    new = int(sent.headers["Location"].rpartition("/")[2])
    assert {one.seat.title for one in seats_of(desk, new)} == titles
    assert 7 not in everybody(desk)
    assert "Nina Ny har tagit över efter Vera Vuxén." in desk.get(sent.headers["Location"])
    assert "Nina Ny" in desk.get("/plan/kungsholmen-2021/7")
    assert desk.rows(f"person WHERE superior_id = {new}") == 1
    assert desk.rows(f"event WHERE what = 'people' AND person_id = {new}") == len(titles)


def test_seats_are_found_by_words_and_vacant_ones_alone(desk: Site) -> None:
    """The filters stand in the address and in the fields."""
    assert "Vera Vuxén" in desk.get("/personer")
    found = desk.get("/personer?ord=fredrik")
    assert "Fredrik" in found
    assert "Vera Vuxén" not in found
    assert 'value="fredrik"' in found
    desk.send(f"{VERAS}/slutat")
    vacant = desk.get("/personer?vakanta=1")
    assert "<strong>vakant</strong>" in vacant
    assert "Fredrik" not in vacant


def everybody(desk: Site) -> dict[int, Any]:
    with desk.database.session() as session:
        return seated_people(session, ["kungsholmen"])


def seats_of(desk: Site, number: int) -> Any:
    return everybody(desk)[number].seats


def test_absence_address_and_leaving(desk: Site) -> None:
    """The seat is vacant then, and the page of the person is no longer there."""
    desk.send(f"{VERAS}/franvaro", {"dag": "2021-06-14"})
    assert "borta till 14 juni" in desk.get("/personer")
    assert desk.send(f"{VERAS}/adress", {"epost": "inte en adress"}).status_code == 422
    desk.send(f"{VERAS}/adress", {"epost": "vera.ny@kommun.example"})
    assert vera(desk).email == "vera.ny@kommun.example"

    desk.send(f"{VERAS}/slutat")
    assert "<strong>vakant</strong>" in desk.get("/personer")
    assert desk.client.get(VERAS).status_code == 404


def sent(desk: Site, content: str) -> str:
    file = {"fil": (BytesIO(content.encode()), "people.csv")}
    answer = desk.send("/personer/fil", file, content_type="multipart/form-data")
    return desk.get(answer.headers["Location"]) if answer.status_code == 303 else str(answer.status_code)


def test_people_csv_is_read_in_by_those_who_change_all_its_districts(desk: Site) -> None:
    """A file about another district too is refused, and one that can't be read says what is wrong."""
    whole = people_csv()
    head, *rows = whole.splitlines()
    own = "\n".join([head, *(row for row in rows if ";kungsholmen;" in row)])

    # Sam became administrator by signing in first, who may change all.
    assert "är inlästa" in sent(desk, whole)
    desk.count("DELETE FROM access_role WHERE role = 'administrator' RETURNING 1")
    assert "är inlästa" in sent(desk, own.replace("Vera Vuxén", "Vera Nyman"))
    assert vera_is(desk, "Vera Nyman")
    assert sent(desk, whole) == "403"
    assert "Fel:</strong>" in sent(desk, "namn;adress\nVera;vera@kommun.example")
    assert "Välj en fil först." in desk.get(desk.send("/personer/fil").headers["Location"])


def vera_is(desk: Site, name: str) -> bool:
    with desk.database.session() as session:
        return seated_people(session, ["kungsholmen"])[7].person.name == name


def test_a_role_is_joined_to_a_seat(desk: Site) -> None:
    """A role that no seat has is listed until somebody says whose it is."""
    desk.send("/plan/kungsholmen-2021/1/lasning", {"ansvarig": "beredskapssamordnare"})
    listed = desk.get("/personer")
    assert "Roller i planen utan befattning" in listed
    fields = {"aktivitet": "kungsholmen-2021/1", "roll": "beredskapssamordnare"}
    assert "Välj minst en person" in desk.get(desk.send("/personer/koppla", fields).headers["Location"])

    desk.send("/personer/koppla", {**fields, "epost": "tore@kommun.example"})

    assert "Roller i planen utan befattning" not in desk.get("/personer")
    assert "Tore Trygg" in desk.get("/plan/kungsholmen-2021/1")


@pytest.mark.parametrize("path", ["/personer/fil", "/granska/for-in"])
def test_only_a_page_that_takes_files_takes_much(desk: Site, path: str) -> None:
    """Others refuse what is larger than a form, before it is read; nobody who is not signed in sends much."""
    token = re.search(r'name="skydd" value="(\w+)"', desk.get("/att-gora"))[1]
    fields = (("skydd", "", token), ("fil", '; filename="people.csv"', "x" * 3_000_000))
    body = "".join(
        f'--grans\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'
        for name, more, value in fields
    )
    form = {"data": f"{body}--grans--\r\n".encode(), "content_type": "multipart/form-data; boundary=grans"}

    assert desk.client.post(path, **form).status_code == (303 if path == "/personer/fil" else 413)
    assert desk.app.test_client().post(path, **form).status_code in (401, 413)
