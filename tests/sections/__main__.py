"""Prints sections of made-up answers, to be read aloud: `python -m tests.sections [PLAN [FORM]]`."""

import sys

from tests.sections.towns import FORMS, section_of, town_names
from tracker.domain.report.document import section_document
from tracker.services.reports.formats import markdown


def main(plan: str = "", form: str = "") -> None:
    for name in town_names():
        for one in FORMS:
            if plan in name and form in one:
                print(markdown(section_document(section_of(name, one))))


if __name__ == "__main__":
    main(*sys.argv[1:])
