"""What is looked for on a page in a real browser, beyond axe: sizes, overflow, focus."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.browser import findings
from tests.examples import is_thorough

# How a page is looked at: width, colour scheme, forced colours, and the size of the text.
LOOKS = (
    (360, "light", "none", 100),
    (320, "dark", "none", 100),
    (1280, "light", "active", 100),
    (1280, "dark", "none", 200),
    (1280, "light", "none", 100),
)
# WCAG 2.5.8: what can be pressed is at least 24 by 24, but for links within a sentence. A radio button is
# pressed by its label.
SMALL = """
[...document.querySelectorAll("a, button, summary, input:not([type=hidden]), textarea, label.choice")]
    .filter(one => !(one.matches("a") && one.closest("p, li") && one.parentElement.innerText.trim() !== one.innerText.trim()))
    .filter(one => one.checkVisibility() && one.id !== "hoppa")
    .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
    .filter(([_, box]) => box.width < 24 || box.height < 24).map(([text]) => text)
"""  # noqa: E501  (a line of another language)
# Below 16 pixels a telephone zooms in when the field is touched.
SMALL_TEXT = """
[...document.querySelectorAll("input:not([type=radio], [type=checkbox], [type=hidden]), textarea")]
    .filter(one => parseFloat(getComputedStyle(one).fontSize) < 16).map(one => one.outerHTML.slice(0, 80))
"""
OVERFLOW = "document.documentElement.scrollWidth > window.innerWidth ? ['scrolls sideways'] : []"
# WCAG 1.4.12.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
FOCUS = """
(() => { const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const inside = box.bottom > 0 && box.top < window.innerHeight;
  return { name: one.name || one.id || one.innerText || one.tagName, shown, inside }; })()
"""
# A form of the page with these fields, sent.
POST = """
([where, fields]) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: where });
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  document.body.append(form);
  form.submit();
}
"""


def post(page: Any, where: str, fields: Mapping[str, str]) -> None:
    """Sends a form from the page, with the token of the one that stands there, and waits for the answer."""
    token = page.locator("[name=skydd]").first.get_attribute("value")
    with page.expect_navigation():
        page.evaluate(POST, [where, {"skydd": token, **fields}])


def wrong_on_the_way(page: Any, states: Iterable[Any]) -> dict[Any, list[str]]:
    """Returns what is wrong in each state of the page; axe looks at each third, at all in `make thorough`."""
    wrong: dict[Any, list[str]] = {}
    for number, what in enumerate(states):
        found = wrong_with(page) if is_thorough() or number % 3 == 0 else wrong_sizes(page)
        if found:
            wrong[what] = found
    return wrong


def wrong_with(page: Any) -> list[str]:
    """Returns what axe finds, and what is too small or too wide, on the page as it is now."""
    found = findings(page)
    rules = [f"{rule['id']}: {rule['nodes'][0]['html'][:80]}" for rule in found["violations"]]
    return [*rules, *wrong_sizes(page)]


def wrong_sizes(page: Any) -> list[str]:
    """Returns what is too small or too wide."""
    page.wait_for_load_state()
    return [one for check in (SMALL, SMALL_TEXT, OVERFLOW) for one in page.evaluate(check)]


def wrong_when_spaced(page: Any) -> list[str]:
    """Returns what is cut off or pushed out when a reader spaces the text."""
    page.evaluate(
        "css => document.adoptedStyleSheets.push((s => (s.replaceSync(css), s))(new CSSStyleSheet()))",
        SPACING,
    )
    found: list[str] = page.evaluate(OVERFLOW)
    return found


def focus_order(page: Any, presses: int) -> list[dict[str, Any]]:
    """Returns what has the focus after each press of Tab, and whether it is seen to have it."""
    order = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        order.append(page.evaluate(FOCUS))
    return order
