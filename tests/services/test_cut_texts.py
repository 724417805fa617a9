"""A text that is shown in part: a personal number where it is cut is not shown in part."""

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.faults_in import collector
from tests.faults_in.collector import Place
from tests.services.test_automatic import gathered
from tests.services.test_collect_faults import here
from tracker.mail.incoming.attachments import LONGEST_NAME, Attachment, attachments
from tracker.reading.personal import beginning
from tracker.reading.reply import below
from tracker.reading.reply.inside.answers import LONGEST_MAIL, answers_inside
from tracker.reading.reply.own_words.cutting import LONGEST_TEXT, cut_quotes
from tracker.reading.reply.values import Reading
from tracker.services.answers import attachment_text, read_automatic, review, whole_mail
from tracker.store.database import Database

__all__ = ["here"]  # the fixture of the other file
NUMBER = "850412-2394"
SPELLINGS = (NUMBER, "19 85 04 12 23 94", "född 850412\nsista fyra 2394", "sista fyra: 2394, född 850412")
Shown = Callable[[str], str]


@pytest.fixture
def database(here: Place) -> Iterator[Database]:
    opened = here.database()
    yield opened
    opened.close()


def across(longest: int, spelling: str = NUMBER, shown: int = 9) -> str:
    """A long text in which so many characters of a number stand before the cut."""
    return f"{'Vi har haft möten. ' * longest}"[: longest - shown] + f"{spelling} och mer. " * 30


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_what_is_cut_off_takes_the_number_with_it(spelling: str) -> None:
    """Wherever in the number the cut falls; and no more than that is lost."""
    for shown in range(1, len(spelling)):
        text = across(1000, spelling, shown)

        found = beginning(text, 1000)

        assert len(re.sub(r"\D", "", found)) == 0, (shown, found[-40:])
        assert text.startswith(found)
        assert len(found) > 900


def test_a_text_without_a_number_at_the_cut_is_cut_there() -> None:
    assert beginning("ab " * 1000, 1000) == ("ab " * 1000)[:1000]
    assert beginning(NUMBER, 1000) == NUMBER


def test_an_attachment(tmp_path: Path) -> None:
    text = across(attachment_text.LONGEST)

    shown = "".join(attachment_text.attachment_text(Attachment("bilaga.txt", text.encode())))

    assert "möten" in shown
    assert "8504" not in shown


def test_an_attachment_says_that_there_is_more() -> None:
    text = across(attachment_text.LONGEST)

    assert (
        attachment_text.attachment_text(Attachment("bilaga.txt", text.encode()))[-1] == attachment_text.MORE
    )


def test_the_name_of_an_attached_mail() -> None:
    """It is the mail's subject, and no longer than a name may be."""
    inside, mail = EmailMessage(), EmailMessage()
    inside["Subject"] = across(LONGEST_NAME)
    mail.add_attachment(inside)

    [found] = attachments(message_from_bytes(mail.as_bytes()))

    assert "möten" in found.name
    assert "8504" not in found.name


def test_what_the_readers_cut() -> None:
    reading = Reading("", (), False, ())
    shown = below.with_answers_below(reading, across(below.LONGEST_SHOWN)).text
    inside = answers_inside("Fråga ett\n" + across(LONGEST_MAIL - 10), ["Fråga ett"], [1])

    assert "möten" in shown
    assert "8504" not in shown + cut_quotes(across(LONGEST_TEXT)) + (inside.text if inside else "")


def test_a_whole_mail_and_one_that_nobody_wrote(here: Place, database: Database) -> None:
    """Both are shown in review as they came, up to a length."""
    long = collector.reply(here.letter, across(whole_mail.LONGEST), 1)
    automatic = collector.reply(
        here.letter, across(read_automatic.LONGEST_SHOWN), 2, Auto_Submitted="auto-replied"
    )
    assert sum(gathered(here, database, long, automatic).values()) == 2

    with database.session() as session:
        mails = [whole_mail.whole_mail(session, here.settings(), number) for number in (1, 2)]
        cases = review.waiting(session)

    assert len(cases) == 2
    for shown in ["\n".join(mail.lines) for mail in mails] + [case.item.text for case in cases]:
        assert "möten" in shown
        assert "8504" not in shown
