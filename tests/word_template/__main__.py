"""python -m tests.word_template: writes the shipped Word template anew."""

from tests.conftest import ROOT
from tests.word_template.building import template_bytes

if __name__ == "__main__":
    (ROOT / "templates" / "report" / "section.docx").write_bytes(template_bytes())
