"""Guessed tokens: none of them opens anything, who tries many waits, and memory stays as it was."""

import gc
import random
import string
from collections.abc import Iterator
from itertools import chain, islice
from resource import RUSAGE_SELF, getrusage
from urllib.parse import quote

from tests.actors import SAM
from tests.examples import is_thorough
from tests.web.conftest import SAM_AT, Site
from tracker.domain.access import AccessRole
from tracker.services.access.users import add_user
from tracker.web.access import BROWSER
from tracker.web.misses import MOST, MOST_ADDRESSES

MANY = 50_000 if is_thorough() else 150  # of each kind of token
LETTERS = string.ascii_lowercase + "234567"
# Cyrillic letters, and a wide digit, that look like those of a token.
LOOK = "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0458\u0455\uff12\u0432"
ALIKE = str.maketrans(dict(zip("aceopxyijs2b", LOOK, strict=True)))


def near(token: str) -> Iterator[str]:
    """Yields what is almost the token: another case, cut, longer, in parts, one letter changed or moved."""
    yield from (token.upper(), token.title(), token.swapcase(), token[::-1], token.translate(ALIKE))
    yield from (
        token[:-1],
        token[1:],
        token[:32],
        token + "a",
        f"{token}====",
        f"{token} ",
        f" {token}",
        token * 2,
    )
    yield from (f"{token}\x00", f"{token}.", f"{token};x=1", f"{token}\u200b", f"\ufeff{token}", f"{token}%")
    yield from ("", "%", "_", "*", "' OR '1'='1", "forhandsvisning", "None", "0", "null", "..", "[]")
    yield from (token[:n] + token[n + 1 :] for n in range(len(token)))
    yield from (
        token[:n] + token[n].upper() + token[n + 1 :] for n in range(len(token)) if token[n].isalpha()
    )
    yield from (token[:n] + token[n + 1] + token[n] + token[n + 2 :] for n in range(len(token) - 1))
    for n, letter in enumerate(token):
        yield from (token[:n] + other + token[n + 1 :] for other in LETTERS if other != letter)


def guesses(token: str) -> Iterator[str]:
    """Yields MANY tokens that are not this one: first those near it, then any."""
    chance = random.Random(5)
    almost = list(dict.fromkeys(one for one in near(token) if one and one != token))
    if not is_thorough():
        almost = almost[:30] + chance.sample(almost[30:], MANY // 2)
    endless = ("".join(chance.choices(LETTERS, k=52)) for _ in iter(int, 1))
    return islice(chain(almost, endless), MANY)


def opened(site: Site, place: str, tokens: Iterator[str]) -> dict[str, int]:
    """Returns the tokens that got anything but a page that says nothing, and what they got."""
    found = {}
    for token in tokens:
        path = f"{place}/{quote(token, safe='', errors='surrogatepass')}"
        status = site.client.get(path).status_code
        if status != 404:
            found[token] = status
    return found


def test_no_guess_opens_a_letter_or_signs_in(site: Site) -> None:
    """Near a live token and far from it; the throttle is off, so that each is looked up."""
    site.app.extensions["tracker"].misses.too_many = lambda _address: False
    site.at("2021-05-17T10:00")
    live = site.link()
    with site.database.session() as session:
        add_user(session, SAM, site.clock.now(), SAM_AT, AccessRole.CENTRAL, (), name="Sam Ordnare")
    entrance = site.sign_in_link(SAM_AT)
    before = memory()

    hits = opened(site, "/svar", guesses(live.removeprefix("/svar/")))
    hits |= opened(site, "/logga-in", guesses(entrance.removeprefix("/logga-in/")))

    assert hits == {}
    assert memory() - before < 20
    assert site.client.get(live).status_code == 200
    assert "Du loggas in som" in site.get(entrance)
    site.client.delete_cookie(BROWSER)
    assert site.client.get(entrance).status_code == 404, "of another browser"


def test_an_old_token_opens_nothing(site: Site) -> None:
    """One that is revoked, of a letter that is too old, or of a link that was used once."""
    live = site.link()
    with site.unchanged():
        site.count("UPDATE answer_link SET revoked_on = '2021-05-17' RETURNING 1")
        revoked = site.client.get(live).status_code
    site.at("2021-08-16T09:00")

    assert (revoked, site.client.get(live).status_code) == (404, 404)


def test_who_guesses_much_waits_and_is_all_that_is_remembered(site: Site) -> None:
    """Of either kind of link; many addresses are forgotten again, the oldest first."""
    misses = site.app.extensions["tracker"].misses
    answers = [
        site.client.get(f"{place}/okand", environ_base={"REMOTE_ADDR": address}).status_code
        for place, address in (("/svar", "192.0.2.1"), ("/logga-in", "192.0.2.2"))
        for _ in range(MOST + 5)
    ]
    for number in range(MOST_ADDRESSES + 500):
        misses.count(f"2001:db8::{number:x}")

    assert answers == ([404] * MOST + [429] * 5) * 2
    assert len(misses._times) <= MOST_ADDRESSES


def memory() -> float:
    """Returns the most that the process has had, in megabytes."""
    gc.collect()
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024
