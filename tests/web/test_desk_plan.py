"""Planen and Aktiviteten: status with filters in the address; words and readings, questions and answers."""

import html
import re

import pytest

from tests.web.conftest import Site
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.status import Status
from tracker.services.plans.find_activity import find_activity
from tracker.store import occasions, reports

PLAN = "/plan/kungsholmen-2021"


def stored(desk: Site, number: int) -> StoredActivity:
    with desk.database.session() as session:
        return find_activity(session, desk.settings, f"kungsholmen-2021/{number}", None, None)


def dates(desk: Site, number: int) -> list[str]:
    with desk.database.session() as session:
        return [str(due) for due, _, _ in occasions.dates_of(session, stored(desk, number).id)]


def test_the_plan_is_shown_by_area_and_filtered_in_the_address(desk: Site) -> None:
    """All rows in the plan's order under their headings; what is chosen stands in the fields."""

    def numbers(query: str) -> list[str]:
        return re.findall(r"<td>(\d+)</td>", desk.get(f"{PLAN}{query}"))

    assert numbers("") == [str(number) for number in range(1, 10)]
    assert numbers("?status=pagar") == ["5"]
    assert numbers("?sena=1") == ["1"]
    assert numbers("?ord=vux%C3%A9n") == ["6", "7", "8"]
    assert numbers("?status=utgar") == []
    assert "Ingen aktivitet passar" in desk.get(f"{PLAN}?status=utgar")
    assert '<option value="pagar" selected>' in desk.get(f"{PLAN}?status=pagar")
    assert desk.client.get("/plan/kungsholmen-2021-finns-inte").status_code == 404
    assert desk.client.get(f"{PLAN}/99").status_code == 404


def test_the_list_that_was_chosen_is_still_there_after_saving(desk: Site) -> None:
    """Its filters follow into the activity, through what is saved and to its neighbours, and back."""
    chosen = "?status=pagar&ord=anh%C3%B6riga"
    link = re.search(rf'href="({PLAN}/5\?[^"]+)"', html.unescape(desk.get(f"{PLAN}{chosen}")))
    assert link is not None
    page = html.unescape(desk.get(link[1]))
    action = re.search(rf'action="({PLAN}/5/fraga\?[^"]+)"', page)
    assert action is not None
    saved = desk.send(action[1], {"titel": "Min titel", "slag": "countable", "text": "Hur många?"})

    assert saved.status_code == 303
    assert saved.headers["Location"] == f"{PLAN}/5{chosen}#fraga"
    assert f'href="{PLAN}{chosen}"' in html.unescape(desk.get(saved.headers["Location"].partition("#")[0]))
    assert f'href="{PLAN}/6{chosen}"' in page


def test_another_reading_is_shown_before_it_is_saved(desk: Site) -> None:
    """The meaning, dates and people; when it is saved the dates follow, and every row with the same words."""
    before = dates(desk, 7)
    for words, said in (
        ("Enhetschef på familjeenheten", "till enhetschef, familjeenheten (Fredrik"),
        ("Arkivarien", "till samordnaren, för ingen befattning passar"),
    ):
        page = desk.send(f"{PLAN}/7/lasning", {"ansvarig": words, "bara": "visa"}).get_data(as_text=True)
        assert f"Frågan går {said}" in page
    typed = {"tidplan": "senast 30 september 2021"}
    shown = desk.send(f"{PLAN}/7/lasning", {**typed, "bara": "visa"}).get_data(as_text=True)

    assert "Så läses det, men inget är sparat än" in shown
    assert "30 september (slutdatum)" in shown
    assert dates(desk, 7) == before
    saved = desk.send(f"{PLAN}/7/lasning", typed)
    assert "1 rad läses nu på ett annat sätt" in desk.get(saved.headers["Location"])
    assert "2021-09-30" in dates(desk, 7)
    assert "läses som ”senast 30 september 2021”" in desk.get(f"{PLAN}/7")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"tidplan": "blå"}, "går inte heller att läsa"),
        ({"ansvarig": "19121212-1212"}, "personnummer"),
    ],
)
def test_words_that_can_not_be_read_are_kept_in_the_field(
    desk: Site, typed: dict[str, str], said: str
) -> None:
    before = stored(desk, 7)
    sent = desk.send(f"{PLAN}/7/lasning", typed)

    assert sent.status_code == 422
    assert said in sent.get_data(as_text=True)
    assert next(iter(typed.values())) in sent.get_data(as_text=True)
    assert stored(desk, 7) == before


def test_title_and_question_are_set_and_put_back(desk: Site) -> None:
    """Only what differs is a person's own; a title that another row has is refused."""
    before = stored(desk, 7).activity.question
    fields = {"titel": "Rutinen vid oro", "slag": "ongoing", "text": before.text}
    desk.send(f"{PLAN}/7/fraga", fields)

    own = stored(desk, 7)
    assert (own.activity.question.title, own.activity.question.kind) == (
        "Rutinen vid oro",
        QuestionKind.ONGOING,
    )
    assert own.own.text is None
    taken = desk.send(f"{PLAN}/6/fraga", {"titel": "Rutinen vid oro"})
    assert taken.status_code == 422
    assert "har redan den titeln" in taken.get_data(as_text=True)
    desk.send(f"{PLAN}/7/fraga", {"bara": "aterstall"})
    assert stored(desk, 7).activity.question == before


def test_an_answer_by_phone_is_recorded_and_taken_back(desk: Site) -> None:
    """For one who answers, with number and words; it is shown, and counts no more when it is taken back."""

    def told() -> list[tuple[Status, float | None, str]]:
        with desk.database.session() as session:
            found = reports.reports_of(session, stored(desk, 8).id)
            return [(one.status, one.value, one.comment) for one in found]

    fields = {
        "status": "pagar",
        "antal": "7",
        "av": "10",
        "ord": "Sju hittills.",
        "vem": "vera@kommun.example",
    }
    assert desk.send(f"{PLAN}/8/svar", fields | {"antal": "många"}).status_code == 422
    assert desk.send(f"{PLAN}/8/svar", fields | {"ord": "19121212-1212"}).status_code == 422
    assert told() == []
    desk.send(f"{PLAN}/8/svar", fields)
    assert told() == [(Status.PAGAR, 7, "Sju hittills.")]
    shown = desk.get(f"{PLAN}/8")
    assert "7 av 10 – Sju hittills." in shown
    assert "Vera Vuxén" in shown
    desk.send(f"{PLAN}/8/svar/ta-tillbaka")
    assert told() == []


def test_a_long_plan_is_shown_in_parts_that_keep_the_filters(
    desk: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.web.pages.plan.MOST", 4)
    first = desk.get(f"{PLAN}?status=ej_rapporterad")
    following = re.search(r'href="([^"]*fran=5[^"]*)"', first)
    assert following is not None
    second = desk.get(html.unescape(following[1]))

    found = [re.findall(r"<td>(\d+)</td>", page) for page in (first, second)]
    assert found == [["1", "2", "3", "4"], ["6", "7", "8", "9"]]
    assert (
        len(re.findall(r'aria-current="true"[^>]*><span class="unseen">Aktiviteter </span>5–8<', second)) == 2
    )
