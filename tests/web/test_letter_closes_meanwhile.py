"""A link that dies, or a question that is closed, while somebody types: what was typed can be copied."""

from tests.actors import SAM
from tests.web.conftest import COUNT, DATE, NEED, VERA, WHOLE, Site
from tests.web.test_nothing_is_lost import form_of, words
from tracker.services.people.assign_seat import leave_seats
from tracker.store.occasion_sync import withdraw_occasions


def test_a_link_that_dies_while_somebody_types_shows_what_was_typed(site: Site) -> None:
    """Also what was picked and single words, for each form of the letter's pages; and the way on."""
    link = site.link()
    typed = {"1-choice": "forsenad", "1-comment": "Semester.", "4-number": "3", "4-whole": "12"}
    handed = {"number": "1", "to": "Anna", "note": "Hon vet."}
    forms = {
        where: form_of(site.get(where), None) for where in (link, f"{link}/fraga/1", f"{link}/nagon-annan")
    }
    with site.database.session() as session:
        leave_seats(session, SAM, site.clock.now(), VERA)
    sent = {
        where: site.client.post(where, data=form | (handed if where.endswith("annan") else typed))
        for where, form in forms.items()
    }

    assert [one.status_code for one in sent.values()] == [404] * 3
    for where, one in sent.items():
        kept = ("Anna", "Hon vet.") if where.endswith("annan") else ("Försenat\nSemester.", "3 av 12")
        assert all(part in words(one) for part in kept), where
        assert "Skicka en ny länk" in words(one)
    assert "Det du skrev" not in site.get(link)
    assert site.rows("status_report") == 0


def test_a_question_that_is_closed_meanwhile_is_told_and_the_others_can_be_sent(site: Site) -> None:
    """What was typed about it stands there to be copied; nothing is saved until it is seen."""
    link = site.link()
    form = form_of(site.get(link), None)
    one, other = form_of(site.get(f"{link}/fraga/1"), None), f"{DATE}-choice"
    with site.database.session() as session:
        withdraw_occasions(session, site.activity(session, DATE).id, site.clock.now().date())
    typed = {
        f"{DATE}-choice": "pagar",
        f"{DATE}-comment": "En grupp är kvar.",
        f"{NEED}-choice": "inget_behov",
    }
    refused = site.client.post(link, data=form | typed)
    alone = site.client.post(f"{link}/fraga/1", data=one | {other: "pagar", f"{DATE}-comment": "Snart."})
    page = words(refused)

    assert (refused.status_code, alone.status_code) == (422, 422)
    assert "Pågår\nEn grupp är kvar.</div>" in page
    assert '<a href="#ord-1">Fråga 1: Frågan ställs inte längre.</a>' in page
    assert f'name="{DATE}-choice"' not in page
    assert "Pågår\nSnart.</div>" in words(alone)
    assert "Till frågorna" in words(alone)
    assert site.rows("status_report") == 0
    again = form_of(page, None)
    assert again[f"{NEED}-choice"] == "inget_behov"
    assert site.client.post(link, data=again).status_code == 303
    assert site.rows("status_report") == 1


def test_nothing_left_to_hand_over_keeps_the_words(site: Site) -> None:
    where = f"{site.link()}/nagon-annan"
    form = form_of(site.get(where), None)
    for number, choice in ((DATE, "pagar"), (COUNT, "pagar"), (NEED, "inget_behov"), (WHOLE, "pagar")):
        site.pick(number, choice)
    sent = site.client.post(where, data=form | {"number": "1", "to": "Anna Ek", "note": "Hon tog över."})

    assert sent.status_code == 422
    assert "Hon tog över.</div>" in words(sent)
