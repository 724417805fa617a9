"""Att göra and Granska: what waits is shown with its next step, and each deed is the one of the terminal."""

import html
import json
import re

from sqlalchemy import event

from tests.web.conftest import ATTACHED, Site
from tracker.domain.incoming import ReviewState
from tracker.domain.status import Status
from tracker.services.answers.review_queue import review_queue
from tracker.services.plans.find_activity import find_activity
from tracker.store import reports
from tracker.store.reviews import review_items

VERAS, FREDRIKS, STRANGERS = 1, 2, 3  # the mails


def waiting(desk: Site) -> list[int]:
    with desk.database.session() as session:
        return [one.number for one in review_queue(session, ["kungsholmen"])]


def mark(desk: Site, number: int) -> str:
    with desk.database.session() as session:
        return next(one.item.mark for one in review_queue(session, ["kungsholmen"]) if one.number == number)


def told(desk: Site, reference: str) -> list[tuple[Status, str, float | None]]:
    """Returns the answers about an activity that stand, oldest first."""
    with desk.database.session() as session:
        stored = find_activity(session, desk.settings, reference, None, None)
        return [(one.status, one.comment, one.value) for one in reports.reports_of(session, stored.id)]


def test_attachments_are_named_read_apart_and_downloaded_never_opened(desk: Site) -> None:
    """The text is text, with personal numbers masked; the file comes as it was sent, to be saved."""
    page, at = html.unescape(desk.get(f"/granska/{VERAS}")), f"/granska/{VERAS}/bilaga"
    text = desk.get(f"{at}/1/text")
    files = [desk.client.get(f"{at}/{place}") for place in (1, 2)]

    assert "Programmet läser dem inte" in page
    assert "protokoll.txt (text, 1 kB): " in page
    assert "bild.svg (okänd sort, 1 kB)" in page
    assert f"{at}/2/text" not in page
    assert (
        "Mötet den 3 mars. &lt;script&gt;alert(1)&lt;/script&gt; Vera, [personnummer borttaget], kom." in text
    )
    assert "går inte att visa" in desk.get(f"{at}/2/text")
    assert [one.data for one in files] == list(ATTACHED.values())
    for one, name in zip(files, ATTACHED, strict=True):
        assert one.headers["Content-Disposition"] == f"attachment; filename={name}"
        assert one.mimetype == "application/octet-stream"
        assert one.headers["X-Content-Type-Options"] == "nosniff"
        assert one.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert [desk.client.get(f"{at}/{place}").status_code for place in (0, 3, 99)] == [404] * 3


def test_what_waits_is_listed_and_each_leads_on(desk: Site) -> None:
    """Only kinds with something in them; every link opens."""
    shown = desk.get("/att-gora")

    kinds = re.findall(r"<h2>(.*?) <span class=\"count\">(\d+)</span>", shown)
    assert kinds == [
        ("Svar att granska", "1"),
        ("Svar att bekräfta", "1"),
        ("Mejl från okända avsändare", "1"),
        ("Sena svar", "1"),
    ]
    links = re.findall(r'href="(/[^"#]*)', shown)
    assert [
        link
        for link in links
        if desk.client.get(link, buffered=True, follow_redirects=True).status_code != 200
    ] == []


def test_nothing_to_do_is_said(desk: Site) -> None:
    """A district without a plan, and one in which nothing waits."""
    desk.at("2021-01-04T10:00")
    for number in (VERAS, FREDRIKS):
        assert desk.send(f"/granska/{number}/avfarda").status_code == 303
    desk.send("/granska/okanda", {"sista": STRANGERS})
    assert "Inget väntar på dig i Kungsholmens stadsdelsnämnd" in desk.get("/att-gora")
    assert "Inga svar väntar på granskning" in desk.get("/granska")


def test_a_reply_is_decided_as_it_was_changed(desk: Site) -> None:
    """Another status and other words are recorded once; the next reply follows."""
    fields = {
        "mark": mark(desk, VERAS),
        "0-deed": "record",
        "0-activity": "1",
        "0-status": "forsenad",
        "0-comment": "Klara i höst.",
        "1-deed": "record",
        "1-activity": "",
        "1-other": "kungsholmen-2021/8",
        "1-status": "pagar",
        "1-number": "7",
        "1-whole": "10",
    }
    sent = desk.send(f"/granska/{VERAS}", fields)

    assert sent.headers["Location"] == f"/granska/{FREDRIKS}"
    assert "2 svar är införda." in desk.get(sent.headers["Location"])
    assert told(desk, "kungsholmen-2021/7") == [(Status.FORSENAD, "Klara i höst.", None)]
    assert told(desk, "kungsholmen-2021/8") == [(Status.PAGAR, "", 7)]
    assert waiting(desk) == [FREDRIKS]
    assert desk.send(f"/granska/{VERAS}", fields).status_code == 404, "a second time: it is decided"
    assert len(told(desk, "kungsholmen-2021/7")) == 1


def test_a_wrong_field_saves_nothing_and_keeps_what_was_typed(desk: Site) -> None:
    """Each says what to do; the activity of another district is refused."""
    wrong = {
        "no status": ({"0-activity": "1"}, "Välj en status."),
        "no activity": ({"0-status": "pagar"}, "Välj vilken aktivitet"),
        "an unknown one": ({"0-activity": "99", "0-status": "pagar"}, "har inget nummer 99"),
        "a number in words": ({"0-activity": "1", "0-status": "pagar", "0-number": "många"}, "med siffror"),
        "a personal number": (
            {"0-activity": "1", "0-status": "pagar", "0-comment": "19121212-1212"},
            "personnummer",
        ),
        "already recorded": ({"0-activity": "2", "0-status": "pagar"}, "har redan ett svar"),
    }
    found = {}
    for what, (fields, _) in wrong.items():
        typed = {"mark": mark(desk, VERAS), "0-deed": "record", "0-comment": "Det jag skrev.", **fields}
        sent = desk.send(f"/granska/{VERAS}", typed)
        found[what] = (sent.status_code, sent.get_data(as_text=True), typed["0-comment"])

    for what, (_, sentence) in wrong.items():
        status, page, comment = found[what]
        assert status == 422, what
        assert sentence in page, what
        assert comment in page, what
    assert waiting(desk) == [VERAS, FREDRIKS]
    assert told(desk, "kungsholmen-2021/7") == []


def test_what_has_changed_since_it_was_shown_is_not_recorded(desk: Site) -> None:
    """From the list and from its own page; it is shown as it is now."""
    listed = desk.send("/granska/for-in", {"svar": [f"{FREDRIKS}:0123456789abcdef"]})
    said = desk.get(listed.headers["Location"])
    alone = desk.send(f"/granska/{FREDRIKS}", {"mark": "0123456789abcdef", "0-deed": "record"})

    assert "har ändrats sedan den visades" in said
    assert alone.status_code == 422
    assert "har ändrats sedan du öppnade sidan" in alone.get_data(as_text=True)
    assert waiting(desk) == [VERAS, FREDRIKS]


def test_the_ticked_are_recorded_and_can_be_taken_back(desk: Site) -> None:
    """Those that are ticked and no others; taken back with a reason, the reply waits again."""
    ticks = re.findall(r'name="svar" value="([^"]+)"', desk.get("/granska?bara=confirm"))
    sent = desk.send("/granska/for-in?bara=confirm", {"svar": ticks})

    assert sent.headers["Location"] == "/granska?bara=confirm"
    assert waiting(desk) == [VERAS]
    assert told(desk, "kungsholmen-2021/7")[0][0] is Status.GENOMFORD
    assert "Det hela är avklarat" in desk.get("/granska/avgjort")

    undo = f"/granska/avgjort/{FREDRIKS}/ta-tillbaka"
    without = desk.send(undo, {"skal": " "})
    assert "Skriv varför" in desk.get(without.headers["Location"])
    desk.send(undo, {"skal": "Det var fel enhet."})
    assert waiting(desk) == [VERAS, FREDRIKS]
    assert told(desk, "kungsholmen-2021/7") == []


def test_one_press_records_a_suggestion_and_the_rest_waits(desk: Site) -> None:
    """Typed words are kept; the same reply is shown while a line is left; it can be undone at once."""
    with desk.database.session() as session:
        (line,) = next(one.suggestion for one in review_items(session) if one.id == VERAS)
        lines = json.dumps([line, {**line, "activity": 3, "status": None}])
        double = "UPDATE review SET suggestion = ?, trace = NULL WHERE incoming_id = ?"
        session.connection().exec_driver_sql(double, (lines, VERAS))
    shown = desk.get(f"/granska/{VERAS}")
    assert re.findall(r'name="valj" value="([^"]+)".*?>(.*?)</button> <small>(.*?)<', shown) == [
        ("0:pagar", "För in som Pågår", "så lästes det")
    ]

    fields = {"mark": mark(desk, VERAS), "0-activity": "1", "0-comment": "Klara i höst.", "1-deed": "record"}
    sent = desk.send(f"/granska/{VERAS}", {**fields, "valj": "0:forsenad"})
    assert sent.headers["Location"] == f"/granska/{VERAS}"
    assert told(desk, "kungsholmen-2021/7") == [(Status.FORSENAD, "Klara i höst.", None)]
    undo = re.search(r'action="(/[^"]+)" class="said"', desk.get(sent.headers["Location"]))
    assert undo is not None
    desk.send(undo[1], {"skal": "Ångrat direkt."})
    assert told(desk, "kungsholmen-2021/7") == []
    assert VERAS in waiting(desk)


def test_answers_that_were_not_read_are_added(desk: Site) -> None:
    """One for each question without an answer; what is changed need not be ticked; any activity will do."""
    shown = desk.get(f"/granska/{VERAS}")
    assert len(re.findall(r'<details class="line added"', shown)) == 2
    fields = {"mark": mark(desk, VERAS), "0-deed": "wait", "0-activity": "1", "0-status": "pagar"}
    added = {
        "1-activity": "",
        "1-other": "kungsholmen-2021/8",
        "1-status": "pagar",
        "1-comment": "Två grupper.",
        "2-activity": "",
        "2-status": "pagar",
    }
    sent = desk.send(f"/granska/{VERAS}", {**fields, **added})

    assert sent.status_code == 303
    assert told(desk, "kungsholmen-2021/8") == [(Status.PAGAR, "Två grupper.", None)]
    assert VERAS in waiting(desk), "the line that waits"
    again = desk.send(f"/granska/{VERAS}", {**fields, "0-deed": "", "mark": mark(desk, VERAS)})
    assert again.status_code == 422, "nothing is changed and nothing chosen"


def test_a_suggestion_that_is_made_up_is_refused(desk: Site) -> None:
    """As any other wrong field: nothing is recorded."""
    for chosen in ("0:finns_inte", "9:pagar", ":", "0"):
        sent = desk.send(f"/granska/{VERAS}", {"mark": mark(desk, VERAS), "0-activity": "1", "valj": chosen})
        assert sent.status_code == 422, chosen
    assert told(desk, "kungsholmen-2021/7") == []


def test_a_dismissed_reply_comes_back(desk: Site) -> None:
    desk.send(f"/granska/{VERAS}/avfarda")
    assert waiting(desk) == [FREDRIKS]

    back = desk.send(f"/granska/avgjort/{VERAS}/oppna")

    assert back.headers["Location"] == f"/granska/{VERAS}"
    assert waiting(desk) == [VERAS, FREDRIKS]


def test_mails_from_nobody_that_we_know_are_dismissed_together(desk: Site) -> None:
    desk.send("/granska/okanda", {"avsandare": STRANGERS})

    assert "annan.example" not in desk.get("/granska")
    with desk.database.session() as session:
        (gone,) = review_items(session, ReviewState.DISMISSED)
    assert gone.id == STRANGERS


def test_who_did_it_is_in_the_log(desk: Site) -> None:
    """The person at the desk, through the page."""
    desk.send(f"/granska/{VERAS}/avfarda")

    query = "SELECT count(*) FROM event WHERE what = 'dismissed' AND who LIKE 'person:%/page'"
    assert desk.count(query) == 1


def test_a_long_list_asks_no_more_of_the_database(desk: Site) -> None:
    """As many questions for two replies as for hundreds; the page stays below 100 kB."""
    statements: list[str] = []
    event.listen(desk.database.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    desk.get("/granska")
    few = len(statements)
    with desk.database.session() as session:
        for number in range(100, 500):
            session.connection().exec_driver_sql(COPY_MAIL.format(number=number))
            session.connection().exec_driver_sql(COPY_CASE.format(number=number))

    statements.clear()
    size = len(desk.client.get("/granska").data)

    assert len(statements) == few
    assert size < 100_000
    assert len(desk.client.get(f"/granska/{VERAS}").data) < 100_000


COPY_MAIL = """INSERT INTO incoming (id, mailbox, uidvalidity, uid, sha256, received_at, state, kind, person_id, letter_id, error)
SELECT {number}, mailbox, uidvalidity, {number}, {number}, received_at, state, kind, person_id, letter_id, error FROM incoming WHERE id = 1"""  # noqa: E501
COPY_CASE = """INSERT INTO review (incoming_id, text, suggestion, reasons, causes, trace, state, decided_by)
SELECT {number}, text, suggestion, reasons, causes, trace, state, decided_by
FROM review WHERE incoming_id = 1"""
