"""What nobody wrote is told from what somebody did, in the forms of fifteen programs and two languages."""

from datetime import date

from tests.cases import each
from tests.mail.automatic_corpus import Expected, corpus
from tracker.mail.incoming.absence import first_day_back
from tracker.mail.incoming.message import read_message

MAILS = corpus()


def test_there_is_enough_to_learn_from() -> None:
    kinds = [mail.kind for mail in MAILS]

    assert len([kind for kind in kinds if kind != "reply"]) >= 60
    assert len([mail for mail in MAILS if mail.says.get("back", "none") != "none"]) >= 40
    assert kinds.count("reply") >= 20


@each("mail", MAILS)
def test_a_mail_is_what_it_is(mail: Expected) -> None:
    found = read_message(mail.raw)

    said = {
        "address": found.bounced_address,
        "hard": {True: "yes", False: "no", None: "unknown"}[found.hard],
        "back": str(found.return_date).lower(),
        "left": "yes" if found.has_left else "no",
    }
    assert found.kind == mail.kind
    assert {name: said[name] for name in mail.says} == mail.says


@each(
    ("today", "text", "back"),
    [
        ("2021-12-20", "Julledig, åter 10/1-22.", "2022-01-10"),
        ("2020-12-21", "Jag är ledig t.o.m. den 8 januari.", "2021-01-09"),
        ("2021-12-20", "God jul! Tillbaka på jobbet efter trettonhelgen.", None),
        ("2021-06-28", "Jag är frånvarande 5–30 juli.", "2021-07-31"),
        ("2021-06-28", "Åter den 9.", None),
        ("2021-06-28", "Jag har slutat för dagen och svarar i morgon.", "2021-06-29"),
        ("2021-06-28", "Expeditionen är öppen 10-12. Ring 08-508 12 34.", None),
        ("2021-06-28", "Jag är bortrest 28-30/6.", "2021-07-01"),
        ("2021-05-19", "Åter 31/2 eller 99/99.", None),
    ],
)
def test_a_day_is_reckoned_from_the_mails_own(today: str, text: str, back: str | None) -> None:
    """Over new year it is the next; a day that is none says nothing."""
    found = first_day_back(text, date.fromisoformat(today))

    assert (str(found) if found else None) == back
