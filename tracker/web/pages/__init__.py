"""The pages. A new one: a module here with a blueprint, a template, and a row in tests/web/test_routes.py."""

from tracker.web.pages import (
    answer,
    front,
    hand_over,
    new_link,
    review,
    review_case,
    review_done,
    sign_in,
    to_do,
)

PAGES = (
    front.page,
    sign_in.page,
    answer.page,
    hand_over.page,
    new_link.page,
    to_do.page,
    review.page,
    review_case.page,
    review_done.page,
)
