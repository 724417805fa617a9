"""The pages. A new one: a module here with a blueprint, a template, and a row in tests/web/test_routes.py.

Those of the desk have their rows in tests/web/desk_routes.py.
"""

from tracker.web.pages import (
    accessibility,
    activity,
    answer,
    front,
    hand_over,
    imports,
    keys,
    letters,
    new_link,
    oidc,
    people,
    person,
    plan,
    report,
    review,
    review_aside,
    review_attachments,
    review_case,
    review_done,
    settings,
    sign_in,
    to_do,
)

OPEN = (front.page, sign_in.page, oidc.page, answer.page, hand_over.page, new_link.page, accessibility.page)
REVIEWING = (
    review.page,
    review_case.page,
    review_aside.page,
    review_attachments.page,
    review_done.page,
    keys.page,
)
PLANNING = (plan.page, activity.page, report.page, imports.page)
DESK = (to_do.page, *REVIEWING, *PLANNING, letters.page, people.page, person.page, settings.page)
PAGES = (*OPEN, *DESK)
