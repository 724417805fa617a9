"""The letters' HTML in a real browser, held to axe's rules: light and dark, every kind, no violation."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from tests.browser import SCHEMES, look, needs_browser, shown, width_of
from tests.examples import is_thorough, sample
from tracker.domain.letter import LetterKind
from tracker.domain.swedish import swedish_near_day
from tracker.services.letters.render import letter_words
from tracker.services.letters.sample_letters import samples

pytestmark = needs_browser


def letters() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for kind in LetterKind:
        yield from ((kind, values) for values in samples())


@pytest.mark.parametrize(
    ("kind", "values", "scheme"),
    [(*letter, scheme) for letter, scheme in sample(product(letters(), SCHEMES), every=13)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_letter_has_a_violation(browser: Any, kind: str, values: Mapping[str, Any], scheme: str) -> None:
    """Language, headings, landmarks, contrast and the rest; also what axe leaves open is nothing."""
    wrong, undecided = look(browser, letter_words(kind, values, None).html, scheme)

    assert (wrong, undecided) == ([], [])


@pytest.mark.parametrize(
    ("scheme", "good", "bad"),
    sample(
        [
            ("light", "color: #1a1a1a; background: #ffffff", "color: #b0b0b0; background: #ffffff"),
            ("dark", "color: #f2f2f2; background: #1a1a1a", "color: #505050; background: #1a1a1a"),
            ("light", ".small { font-size: 14px; color: #4a4a4a", ".small { font-size: 14px; color: #999999"),
            ("dark", ".small { color: #c8c8c8", ".small { color: #555555"),
        ],
        every=3,
    ),
)
def test_a_bad_colour_is_seen(browser: Any, scheme: str, good: str, bad: str) -> None:
    """Else the test above would say nothing about contrast; each scheme is looked at with its own colours."""
    html = letter_words("reminder", samples()[0], None).html
    assert html.count(good) == 1

    other = "dark" if scheme == "light" else "light"
    assert look(browser, html.replace(good, bad), scheme)[0] == ["color-contrast"]
    if is_thorough():
        assert look(browser, html.replace(good, bad), other)[0] == []


def test_a_bad_structure_is_seen(browser: Any) -> None:
    """A letter without language, with headings out of order, without a landmark."""
    html = letter_words("reminder", samples()[2], None).html
    for good, bad in (('<html lang="sv">', "<html>"), ("<h2>", "<h4>"), ("<main>", "<div>")):
        html = html.replace(good, bad)

    assert {"html-has-lang", "heading-order", "region"} <= set(look(browser, html, "light")[0])


WHOLE_ON_SCREEN = """
[...document.querySelectorAll("main > *")]
    .filter(part => part.getBoundingClientRect().bottom <= window.innerHeight)
    .map(part => part.innerText).join(" ")
"""


@pytest.mark.parametrize(("values", "scheme"), sample(product(samples(), SCHEMES), every=5))
def test_the_first_screen_of_a_telephone_says_all(
    browser: Any, values: Mapping[str, Any], scheme: str
) -> None:
    """360 by 640: what is wanted, by when, how, how long it takes, what it is used for, and the examples."""
    html = letter_words("reminder", values, None).html
    with shown(browser, html, scheme, width=360, height=640) as page:
        seen = " ".join(page.evaluate(WHOLE_ON_SCREEN).split())

    assert f"om {values['plan_name']}" in seen
    assert swedish_near_day(values["due"]) in seen
    assert ("en rad per fråga" in seen) == (len(values["items"]) > 1)
    assert f"Det tar {values['guide'].time}." in seen
    assert f"Ditt svar {values['guide'].used}." in seen
    assert all(example in seen for example in values["guide"].examples)


def test_a_letter_fits_a_telephone(browser: Any) -> None:
    """A word of 200 characters in a title makes nobody scroll sideways."""
    values = dict(samples()[0])
    values["items"] = [replace(values["items"][0], title="Å" * 200, aktivitet="Å" * 200)]

    assert width_of(browser, letter_words("reminder", values, None).html, 320) <= 320
