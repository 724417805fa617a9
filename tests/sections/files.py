"""Prints a digest of each section's files: `python -m tests.sections.files PLAN…`."""

import hashlib
import sys

from tests.sections.towns import FORMS, town_of
from tracker.domain.report.compile import compile_section
from tracker.domain.report.document import section_document
from tracker.services.reports.formats import FORMATS, report_bytes


def main(*names: str) -> None:
    for name in names:
        for form in FORMS:
            document = section_document(compile_section(town_of(name).basis(form)))
            for one in FORMATS:
                digest = hashlib.sha256(report_bytes(document, one)).hexdigest()
                print(name, form.value, one.name, digest)


if __name__ == "__main__":
    main(*sys.argv[1:])
