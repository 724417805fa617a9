"""The answer page: what is picked is what is recorded, once, and nothing that was typed is lost."""

import re
from dataclasses import replace

from tests.actors import SAM
from tests.demo.showing import body_of
from tests.services.test_fixed_section import fix
from tests.services.year import write_people
from tests.web.conftest import COUNT, DATE, NEED, TODAY, VERA, WHOLE, Site
from tracker.documents.people_file import read_people_file
from tracker.domain.forms import OccasionKind
from tracker.domain.status import Channel, Status
from tracker.services.answers import review
from tracker.services.letters.answer_link import keep_link, stored_link, token_of
from tracker.services.letters.drafts import export_again, export_todays_letters
from tracker.services.people.assign_seat import leave_seats
from tracker.services.people.import_people import import_people
from tracker.settings.server_key import server_key
from tracker.store import events, letters, people
from tracker.store.event_list import event_list

LATER = "2021-05-20T10:00"


def test_what_is_picked_is_what_is_recorded(site: Site) -> None:
    """Status, words and numbers of each kind of question, by the person, through the web."""
    sent = site.post(
        site.link(),
        {
            "1-choice": "genomford",
            "1-comment": "Gicks igenom den 12 maj.",
            "2-choice": "pagar",
            "2-number": "12",
            "3-choice": "inget_behov",
            "4-choice": "pagar",
            "4-number": "11",
            "4-whole": "12",
        },
    )

    assert sent.status_code == 303
    assert sent.location.endswith("/kvitto")
    found = {number: site.answers(number)[-1] for number in (DATE, COUNT, NEED, WHOLE)}
    assert {number: (one.status, one.comment, one.value, one.target) for number, one in found.items()} == {
        DATE: (Status.GENOMFORD, "Gicks igenom den 12 maj.", None, None),
        COUNT: (Status.PAGAR, "", 12, None),
        NEED: (Status.INGET_BEHOV, "", None, None),
        WHOLE: (Status.PAGAR, "", 11, 12),
    }
    assert {(one.channel, one.seat_id is not None) for one in found.values()} == {(Channel.WEB, True)}
    shown = site.get(sent.location)
    assert "Gicks igenom den 12 maj." in shown
    assert "Kvar att svara" not in shown


def test_one_may_be_answered_and_the_rest_later(site: Site) -> None:
    """What was not answered stands on the page, and what was does not."""
    site.pick(NEED, "pagar", number="2")

    assert "Kvar att svara på: 3 frågor" in site.get(f"{site.link()}/kvitto")
    shown = site.get(site.link())
    assert "3 frågor om" in shown
    assert "3-choice" not in shown


def test_sent_twice_it_is_one_answer_and_another_one_is_a_change(site: Site) -> None:
    """A double click changes nothing; another answer of the day takes its place, with what it closed."""
    for _ in range(2):
        site.pick(DATE, "genomford", comment="Klart i maj.")
    assert [one.comment for one in site.answers(DATE)] == ["Klart i maj."]

    site.pick(DATE, "pagar", f"{site.link()}/fraga/1", comment="En grupp är kvar.")

    (only,) = site.answers(DATE)
    assert (only.status, only.comment) == (Status.PAGAR, "En grupp är kvar.")
    with site.database.session() as session:
        told = [one.what for one in event_list(session, None, None, VERA)]
    assert told.count("answered") == 2
    assert "undone" in told
    later = "SELECT count(*) FROM occasion WHERE activity_id = {0} AND seat_id = {1} AND closed_by IS NULL"
    assert site.count(later.format(only.activity_id, only.seat_id)) > 0, "pågår opens what klart had closed"


def test_on_a_later_day_both_answers_are_history(site: Site) -> None:
    """The later one counts; the page offers it from the receipt, with what was said."""
    site.pick(DATE, "pagar", comment="En grupp är kvar.")
    site.at(LATER)

    form = site.get(f"{site.link()}/fraga/1")
    assert "En grupp är kvar.</textarea>" in form
    assert "checked" not in form, "nothing is picked beforehand"
    site.pick(DATE, "genomford", f"{site.link()}/fraga/1")

    assert [one.status for one in site.answers(DATE)] == [Status.PAGAR, Status.GENOMFORD]


def test_stammer_fortfarande_repeats_the_last_report(site: Site) -> None:
    """With its number and words; words that are typed take their place."""
    site.pick(WHOLE, "pagar", number="11", whole="12", comment="En är ny.")
    site.at("2021-06-01T09:00")
    with site.database.session() as session:  # the same question is asked anew, as in the next letter
        session.connection().exec_driver_sql("UPDATE occasion SET closed_by = NULL")
    assert "Stämmer fortfarande" in site.get(site.link())

    site.pick(WHOLE, "same")

    last = site.answers(WHOLE)[-1]
    assert (last.status, last.value, last.target, last.comment) == (Status.PAGAR, 11, 12, "En är ny.")
    assert str(last.reported_on) == "2021-06-01"


WRONG = (
    ({}, "Välj ett svar på minst en fråga."),
    ({"1-choice": "genomford", "2-comment": "Det går bra."}, "Välj ett svar."),
    ({"1-choice": "pagar", "1-comment": "å" * 2001}, "korta den till högst 2000"),
    ({"1-choice": "pagar", "1-comment": "Ring 850412-0018"}, "innehåller ett personnummer"),
    ({"2-choice": "pagar", "2-number": "många"}, "Skriv antalet med siffror"),
    ({"1-choice": "pagar", "4-choice": "pagar", "4-number": "13", "4-whole": "12"}, "13 är fler än 12"),
    ({"4-choice": "genomford", "4-number": "3", "4-whole": "12"}, "3 av 10 är inte alla"),
    ({"1-choice": "pagar", "3-choice": "inget_behov", "3-number": "2"}, "ändra det ena"),
    ({"1-choice": "<script>"}, "Välj ett svar."),
)


def test_a_wrong_field_saves_nothing_and_loses_nothing(site: Site) -> None:
    """The sentence is a link to its field in the summary, and stands beside it; what was typed is there."""
    wrong = []
    for fields, told in WRONG:
        sent = site.post(site.link(), fields)
        shown = sent.get_data(as_text=True)
        places = re.findall(rf'<a href="#([\w-]+)">[^<]*{re.escape(told)}', shown)
        kept = all(value in shown for name, value in fields.items() if not name.endswith("-choice"))
        picked = [name for name, value in fields.items() if f'name="{name}" value="{value}"' in shown]
        kept = kept and shown.count(" checked") == len(picked)
        well = sent.status_code == 422 and len(places) == 1 and kept
        beside = well and f'id="fel{places[0].removeprefix("f")}"' in shown
        if not beside or shown.count(f'id="{places[0]}"') != 1 or "<script>" in shown:
            wrong.append((fields, told))

    assert wrong == []
    assert site.rows("status_report") == 0


def test_what_may_identify_somebody_is_hidden_as_in_a_mail(site: Site) -> None:
    """A telephone number is not stored, and the receipt says so."""
    site.pick(DATE, "pagar", comment="Fråga mig på 08-508 01 234 i juni.")

    assert site.answers(DATE)[-1].comment == "Fråga mig på [telefonnummer] i juni."
    assert "är dolt i kommentaren" in site.get(f"{site.link()}/kvitto")


def test_markup_is_text(site: Site) -> None:
    """What somebody types is shown as it was typed, and does nothing."""
    site.pick(DATE, "pagar", comment="<b onclick=alert(1)>{{ 7*7 }}</b>")

    shown = site.get(f"{site.link()}/kvitto")
    assert "&lt;b onclick=alert(1)&gt;{{ 7*7 }}&lt;/b&gt;" in shown


def test_dead_links_are_all_the_same_page(site: Site) -> None:
    """Unknown, cut short, expired, of somebody who has left or lost the seat: nobody can tell which."""
    link = site.link()
    gone = {site.get(path) for path in ("/svar/" + "a" * 52, link[:-1], "/svar/forhandsvisning")}
    site.at("2021-08-15T09:00")
    gone.add(site.get(link))
    site.at(TODAY)
    with site.database.session() as session:
        leave_seats(session, SAM, site.clock.now(), VERA)
    told = read_people(site, "fredrik@kommun.example", "ny@kommun.example")
    assert VERA in told, "she is back, and will get a letter of her own"
    gone |= {site.get(link), site.get(site.link("fredrik@kommun.example"))}

    without_tokens = {re.sub(r'(action|value)="[^"]*"', "", page) for page in gone}
    assert len(without_tokens) == 1
    assert "Skicka en ny länk" in without_tokens.pop()


def read_people(site: Site, old: str, new: str) -> str:
    """Reads people.csv in again with an address changed, as when somebody has taken over a seat."""
    file = write_people(site.home, lambda text: text.replace(old, new))
    with site.database.session() as session:
        import_people(session, SAM, site.clock.now(), site.settings, read_people_file(file))
    return file.read_text(encoding="utf-8")


def test_nobody_elses_questions_or_answers_are_there(site: Site) -> None:
    """Vera's page has none of Fredrik's name, and her link saves nothing about a question of his letter."""
    shown = site.get(site.link())
    assert "Fredrik" not in shown

    sent = site.post(site.link(), {"1-choice": "pagar", "9-choice": "genomford", "x-choice": "genomford"})

    assert sent.status_code == 303
    assert site.rows("status_report") == 1


def test_a_fixed_section_takes_no_more_answers(site: Site) -> None:
    """What was answered stands with the reason; another answer is refused, and shown to be copied."""
    site.send_letters("2021-12-13T09:00")
    link = site.link()
    number = int(re.findall(r'name="(\d+)-choice" value="inget_behov"', site.get(link))[0])
    assert site.pick(number, "inget_behov", link).status_code == 303
    before = site.rows("status_report")
    with site.database.session() as session:
        fix(session, site.settings, OccasionKind.VB, "2022-01-20")
    site.at("2022-01-20T12:00")

    assert "Kan inte ändras längre" in site.get(f"{link}/kvitto")
    sent = site.pick(number, "pagar", f"{link}/fraga/{number}", comment="Nu hände det.")
    assert sent.status_code == 422
    assert "Nu hände det.</div>" in sent.get_data(as_text=True)
    assert "kan inte ändras längre" in sent.get_data(as_text=True)
    assert site.rows("status_report") == before


def test_somebody_else_answers_and_the_coordinator_is_told(site: Site) -> None:
    """It waits in review as a mail that says so would, the person is left alone, and may still answer."""
    path = f"{site.link()}/nagon-annan"
    assert site.post(path, {"number": "1", "to": " "}).status_code == 422
    assert site.post(path, {"to": "Anna Ek"}).status_code == 422

    sent = site.post(path, {"number": ["1", "3"], "to": "Anna Ek", "note": "Hon tog över i mars."})

    assert sent.status_code == 303
    with site.database.session() as session:
        (case,) = review.waiting(session)
        assert case.item.text == "Fråga 1 och 3: Anna Ek svarar i stället. Hon tog över i mars."
        assert case.group == "aside"
        assert [line.number for line in case.lines] == [1, 3]
        assert "handed_over" in {one.what for one in event_list(session, None, None, VERA)}
        lines = letters.letter(session, case.item.letter_id).lines
        assert {line.number for line in lines if line.undecided} == {1, 3}
        assert {line.number for line in lines if line.open} == {2, 4}
    assert "en människa läser det" in site.get(site.link())
    assert site.pick(DATE, "pagar").status_code == 303


def test_what_is_not_handed_over_is_asked_again(site: Site) -> None:
    """The next letter has the other questions; the one that somebody else answers rests meanwhile."""
    site.post(f"{site.link()}/nagon-annan", {"number": str(DATE), "to": "Anna Ek"})
    site.send_letters("2021-06-07T09:00")
    with site.database.session() as session:
        vera = people.person_by_email(session, VERA)
        assert vera is not None
        sent = letters.letters_of(session, letters.letter_ids(session)).values()
        first, second = (one.lines for one in sent if one.person_id == vera.id and one.lines)
    asked = {line.activity_id for line in first if line.number != DATE}
    assert asked == {line.activity_id for line in second}


def test_a_new_link_goes_to_the_known_address(site: Site) -> None:
    """The old one has expired; the new one works, once in a while, and the answer never tells.

    It answers a person who asks, so it leaves at once, also late on a Sunday.
    """
    old = site.link()
    site.at("2021-08-15T23:30")
    unknown = site.post("/svar/" + "b" * 52 + "/ny-lank", {}).get_data(as_text=True)
    assert site.poster.send() == 0

    for _ in range(3):
        assert site.post(f"{old}/ny-lank", {}).get_data(as_text=True) == unknown
    assert site.poster.send() == 1

    new = site.link()
    assert new != old
    assert "frågor om handlingsplanen" in site.get(new)
    assert site.client.get(old).status_code == 404
    with site.database.session() as session:
        assert "new_link" in {one.what for one in event_list(session, None, None, VERA)}
        assert events.first_bad_row(session)[0] is None


def test_the_link_in_a_draft_opens(site: Site) -> None:
    """What the coordinator sends by hand has the real one; written again it is the same."""
    site.at("2021-06-14T09:00")
    folder = site.home / "utkast"
    first = export_todays_letters(site.database, SAM, site.clock.now(), site.settings, folder)
    again = export_again(site.database, site.clock.now(), site.settings, site.home / "igen")

    texts = [body_of(one.path) for one in (*first.written, *again.written)]
    links = [re.findall(rf"{site.settings.web.base_url}(/svar/\w+)", text) for text in texts]
    assert first.written
    assert links[: len(first.written)] == links[len(first.written) :]
    assert {site.client.get(path).status_code for (path,) in links} == {200}


def test_a_letter_that_is_written_anew_has_one_live_link(site: Site) -> None:
    """A letter that failed is written over the same day with a new token: the old link ends."""
    with site.database.session() as session:
        letter = letters.letter(session, 1)
        keep_link(session, site.settings, letter, site.clock.now())
        anew = replace(letter, token="b" * 26)
        keep_link(session, site.settings, anew, site.clock.now())
        found = [stored_link(session, token_of(server_key(site.settings), one, 0)) for one in (letter, anew)]

    assert [one is not None for one in found] == [False, True]
