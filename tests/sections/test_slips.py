"""Our own sentences have no slip of the pen, in any section: what a spelling check does not see."""

import re

from tests.cases import each
from tests.sections.towns import FORMS, section_of, town_names
from tracker.domain.forms import OccasionKind
from tracker.domain.report.document import section_document
from tracker.services.reports.formats import markdown, plain_text

CASES = [(name, form) for name in town_names() for form in FORMS]
SLIPS = {
    "a word twice": r"\b([^\W\d_]+) \1\b",
    "a count that has its noun already": r"\b(?:år|mandatperiod) (?:gång|möte|träff|person)\w*",
    "two full stops": r"[.!?]”?\.(?!\.)",
    "a space before a mark": r" [.,;:)]",
    "brackets with nothing in them": r"\(\s*\)",
    "a mark after a mark": r"[,;:][.,;:]",
    "a sentence in lower case": r"[.!?]”? [a-zåäö]",
    "a word of the program": r"\b(?:None|nan|True|False)\b|[{}]|_\w+_",
}


def slips(text: str) -> list[tuple[str, str]]:
    """Returns each slip with what stands around it; what is quoted is only seen by its last mark."""
    bare = re.sub(r"”[^”]*?([.!?]?)”", r"”…\1”", text.replace("\u00a0", " "))
    bare = re.sub(r"\[\^\d+\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", bare)
    return [
        (slip, bare[max(found.start() - 30, 0) : found.end() + 20])
        for slip, pattern in SLIPS.items()
        for found in re.finditer(pattern, bare)
    ]


@each(("name", "form"), CASES)
def test_no_sentence_of_ours_has_a_slip(name: str, form: OccasionKind) -> None:
    document = section_document(section_of(name, form))
    texts = [sentence.text for sentence in section_of(name, form).sentences]

    assert [one for text in texts for one in slips(text)] == []
    assert [one for text in (markdown(document), plain_text(document)) for one in slips(text)] == []


@each(
    ("slip", "text"),
    [
        ("a word twice", "Båda enheterna enheterna har svarat."),
        ("a count that has its noun already", "Planen anger en gång per år gånger."),
        ("two full stops", "Tidplan: ”Löpande.”."),
        ("a space before a mark", "Enheten har svarat ."),
        ("brackets with nothing in them", "Två är försenade ()."),
        ("a mark after a mark", "Enheten uppger:, ”ja”"),
        ("a sentence in lower case", "Två är klara. en pågår."),
        ("a word of the program", "Planen anger None möten."),
    ],
)
def test_a_slip_would_be_found(slip: str, text: str) -> None:
    assert slip in [found for found, _ in slips(text)]
