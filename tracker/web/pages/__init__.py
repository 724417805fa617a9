"""The pages. A new one: a module here with a blueprint, a template, and a row in tests/web/test_routes.py."""

from tracker.web.pages import accessibility, answer, front, hand_over, new_link, oidc, sign_in

PAGES = (front.page, sign_in.page, oidc.page, answer.page, hand_over.page, new_link.page, accessibility.page)
