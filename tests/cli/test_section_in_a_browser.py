"""The section's page in a real browser, held to axe's rules in light and dark; sources open; it prints."""

from dataclasses import replace
from typing import Any

import pytest

from tests.browser import SCHEMES, look, needs_browser, shown, width_of
from tests.domain.long_section import long_section
from tracker.domain.report.document import section_document
from tracker.services.reports.formats import html

pytestmark = needs_browser
BEGINNING = 12  # blocks, with the first links
EVIL = "Klart <script>document.title = 'x'</script> <img src=http://127.0.0.1:9/x onerror=alert(1)> & ”mer”"


@pytest.fixture(scope="module")
def page() -> str:
    return html(section_document(long_section(EVIL)))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_page_has_no_violation(browser: Any, page: str, scheme: str) -> None:
    """With every source opened: what is hidden is not judged."""
    wrong, undecided = look(browser, page.replace("<details>", "<details open>"), scheme)

    assert (wrong, undecided) == ([], [])


@pytest.mark.parametrize(
    ("scheme", "good", "bad"),
    [("light", "--link: #00489b", "--link: #9ecbff"), ("dark", "--link: #9ecbff", "--link: #00489b")],
)
def test_a_bad_colour_is_seen(browser: Any, scheme: str, good: str, bad: str) -> None:
    """The start of a section is enough for it."""
    whole = section_document(long_section())
    page = html(replace(whole, blocks=whole.blocks[:BEGINNING]))

    assert "color-contrast" in look(browser, page.replace(good, bad, 1), scheme)[0]


def test_it_fits_a_telephone(browser: Any, page: str) -> None:
    """A table may be scrolled within itself; the page is never wider than the screen."""
    assert width_of(browser, page, 320) <= 320


def test_sources_open_on_the_screen_and_are_left_out_on_paper(browser: Any, page: str) -> None:
    with shown(browser, page) as opened:
        first = opened.locator("details").first
        assert not first.locator("li").first.is_visible()
        first.locator("summary").click()
        assert first.locator("li").all_inner_texts() == [
            "Familjeenheten, 10 december 2021.",
            "Vuxenenheten, 10 december 2021.",
        ]
        assert opened.title().startswith("Uppföljning")

        opened.emulate_media(media="print")
        assert opened.locator("details:visible, nav:visible").count() == 0
        assert opened.locator("table:visible").count() == 2
