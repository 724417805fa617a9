"""The twenty mails of the terminal (tests/cli/test_twenty_cases.py) at the desk, in a real browser: keys,
clicks and pages, counted by a script that knows what each mail means.

A choice in a list is two clicks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.actors import SAM
from tests.browser import needs_browser, opened
from tests.cli import test_twenty_cases as terminal
from tests.cli.test_twenty_cases import KIM, Said, Trouble, check, keys_for
from tests.examples import is_thorough
from tests.services.test_replies import LATER
from tests.services.year import clock
from tracker.domain.access import AccessRole
from tracker.domain.status import Status
from tracker.domain.swedish import swedish_number
from tracker.services.access.sign_in import sign_in_as
from tracker.services.access.users import add_user
from tracker.services.answers import review
from tracker.services.answers.decide_typed import TypedLine, as_read
from tracker.services.answers.review_case import ReviewCase
from tracker.services.answers.suggested import suggested
from tracker.settings import Settings
from tracker.store.database import Database
from tracker.web.access import SESSION
from tracker.web.server import pages

SAM_AT = "sam@kommun.example"
SECONDS_A_CASE, SECONDS_A_KEY, SECONDS_A_PAGE = 8, 3, 1  # as at the terminal; a click as a key
SAMPLE = 3  # cases in make test
mails = terminal.mails


@dataclass
class Hand:
    """What a person does at the page, counted."""

    page: Any
    keys: int = 0
    clicks: int = 0
    loads: int = 0

    def __post_init__(self) -> None:
        self.page.on("load", self._loaded)

    def _loaded(self, _page: Any) -> None:
        self.loads += 1

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def click(self, what: Any) -> None:
        what.click()
        self.clicks += 1

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f"[name='{name}']").select_option(value)
        self.clicks += 2

    def write(self, name: str, text: str) -> None:
        field = self.page.locator(f"[name='{name}']")
        self.click(field)
        if field.input_value():
            self.press("Control+a")
        field.press_sequentially(text) if text else self.press("Delete")
        self.keys += len(text)


def decide(hand: Hand, case: ReviewCase, one: Trouble) -> None:
    """Decides a case that is shown: what the program has read right is left as it is."""
    typed = as_read(case)
    recorded = {done.activity.id for done in case.recorded}
    known = {int(fields.activity) for fields in typed.values() if fields.activity}
    known |= {number for number, stored in case.numbered if stored.id in recorded}
    rest = [number for number in one.means if number not in known]
    if one.sender == KIM:
        hand.click(hand.page.get_by_role("button", name="Låt den som skrev svara"))
        return
    extra = len(case.lines)
    if not one.means and len(case.lines) <= 1:
        hand.press("d")
        return
    if key := _one_press(case, one):
        hand.press(key)
        return
    for place, fields in typed.items():
        number = int(fields.activity) if fields.activity else 0
        if not number and rest:
            number = rest.pop(0)
        if number or place < extra:
            _line(hand, place, fields, number, one.means.get(number), case, added=place >= extra)
    assert rest == [], f"{one.why}: {rest} would need another line"
    hand.page.evaluate("document.activeElement.blur()")
    hand.press("a")


def _one_press(case: ReviewCase, one: Trouble) -> str:
    """Returns the key of a suggestion that is all there is to say; "" if there is more."""
    if (
        len(case.lines) != 1
        or len(one.means) - len(case.recorded) != 1
        or case.lines[0].number not in one.means
    ):
        return ""
    line, (status, value, target) = case.lines[0], one.means[case.lines[0].number]
    offered = [found.status for found in suggested(line)]
    same = (line.read["value"], line.read["target"]) == (value, target)
    return (
        str(offered.index(status) + 1) if same and status in offered and line.read["status"] != status else ""
    )


def _line(
    hand: Hand,
    place: int,
    fields: TypedLine,
    number: int,
    said: Said | None,
    case: ReviewCase,
    *,
    added: bool,
) -> None:
    if said is None:
        hand.click(hand.page.locator(f"[name='{place}-deed'][value=no_answer]"))
        return
    status, value, target = said
    if added and case.lines:
        hand.click(hand.page.locator("details.added:not([open]) > summary").first)
    if str(number) != fields.activity:
        hand.choose(f"{place}-activity", str(number))
    if status.value != fields.status:
        hand.choose(f"{place}-status", status.value)
    numbers = {"number": value, "whole": target} if status is not Status.INGET_BEHOV else {}
    for name, wanted in numbers.items():
        text = "" if wanted is None else swedish_number(wanted)
        if text != getattr(fields, name):
            hand.write(f"{place}-{name}", text)


@contextmanager
def granska(database: Database, settings: Settings, browser: Any) -> Iterator[tuple[Any, str]]:
    """A browser in which the coordinator of all districts is signed in."""
    with database.session() as session:
        now = clock(LATER).now()
        add_user(session, SAM, now, SAM_AT, AccessRole.COORDINATOR, terminal.DISTRICTS, name="Sam Ordnare")
        key = sign_in_as(session, now, SAM_AT)
    with pages(database, settings, clock(LATER), "127.0.0.1", 0) as address:
        at = address.rstrip("/")
        with opened(browser, at, viewport={"width": 1280, "height": 900}) as page:
            page.context.add_cookies([{"name": SESSION, "value": key, "url": at}])
            yield page, at


@needs_browser
def test_twenty_cases_at_the_desk_beside_the_terminal(
    database: Database, settings: Settings, home: Path, mails: dict[int, Trouble], browser: Any, capsys: Any
) -> None:
    """Each is recorded as meant, with few keys and clicks; all, with the table, in `make thorough`."""
    with database.session() as session:
        cases = review.waiting(session)
    rows = []
    with granska(database, settings, browser) as (page, at):
        for case in cases if is_thorough() else cases[:SAMPLE]:
            one = mails[case.number]
            page.goto(f"{at}/granska/{case.number}")
            hand = Hand(page)
            decide(hand, case, one)
            page.wait_for_url(lambda url, shown=f"/granska/{case.number}": not url.endswith(shown))
            page.wait_for_load_state()
            check(database, case.number, one)
            rows.append((one.why, len(keys_for(case, one)), hand.keys, hand.clicks, hand.loads))
    if is_thorough():
        with capsys.disabled():
            show(rows)
    assert sum(row[2] + row[3] for row in rows) / len(rows) < terminal.MOST_KEYS


def show(rows: list[tuple[str, int, int, int, int]]) -> None:
    """Prints a row for each case, then the sums with the time that they would take a person."""
    print(f"\n{'case':28} | terminal: keys | desk: keys, clicks, pages")
    for row in rows:
        print("{:28} | {:14} | {:10} {:7} {:6}".format(*row))
    there, keys, clicks, loads = (sum(row[at] for row in rows) for at in (1, 2, 3, 4))
    print(f"{len(rows)} cases: {there} keys | {keys} keys, {clicks} clicks, {loads} pages")
    reading = SECONDS_A_CASE * len(rows)
    desk = reading + SECONDS_A_KEY * (keys + clicks) + SECONDS_A_PAGE * loads
    print(f"as time: {(reading + SECONDS_A_KEY * there) / 60:.1f} | {desk / 60:.1f} minutes")
