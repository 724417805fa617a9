"""Any file gives a document or one Swedish sentence that says what is wrong and what to do."""

import codecs

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.examples import examples
from tracker.documents import read_document
from tracker.errors import DocumentError
from tracker.reading.plan import read_rows

TEXT = "Åtgärd\tAnsvarig\tKlart\nSjösätta ekan\tHamnvärd\tJuni – juli\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16 le", "utf-16 be", "cp1252", "crlf", "cr"],
)
def test_text_is_read_in_the_encodings_that_people_have(tmp_path, data):
    """Swedish letters come through whatever program saved the text."""
    path = tmp_path / "plan.txt"
    path.write_bytes(data)

    (row,) = read_rows(read_document(path)).rows

    assert (row.aktivitet, row.ansvarig, row.tidplan) == ("Sjösätta ekan", "Hamnvärd", "Juni – juli")
    assert row.source.file == "plan.txt"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD = {
    "empty": (b"", "är tom"),
    "blank": (b"\xef\xbb\xbf \r\n\t\n", "innehåller ingen text"),
    "too large": (b"a" * (20 * 1024 * 1024 + 1), "är större än 20 MB"),
    "broken pdf": (b"%PDF-1.7\n", "är skadad"),
    "xml": (b"<?xml version='1.0'?><w/>", "är en XML-fil"),
    "exe": (b"MZ\x90\x00", "är ett program"),
    "old word": (OLE + b"\0" * 600, "är ett äldre Office-dokument"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "är ett äldre Word-dokument (.doc)"),
    "xls": (OLE + "Workbook".encode("utf-16-le"), "är ett äldre Excel-dokument (.xls)"),
    "encrypted": (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "är krypterad"),
    "broken zip": (b"PK\x03\x04" + b"x" * 300, "är skadad"),
    "picture": (b"\x89PNG\r\n\x1a\n", "är en bild"),
    "rtf": (b"{\\rtf1", "är ett RTF-dokument"),
    "junk": (bytes(range(256)) * 9, "är ingen textfil"),
    "half utf-16": (codecs.BOM_UTF16_LE + b"\x00\xd8a", "är ingen textfil"),
}


@pytest.mark.parametrize(("data", "says"), BAD.values(), ids=BAD.keys())
def test_what_can_not_be_read_is_said_whatever_the_name(tmp_path, data, says):
    """One sentence names the file, says what is wrong and, after the dash, what to do."""
    for name in ("plan.docx", "plan.txt"):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(DocumentError) as caught:
            read_document(path)

        sentence = str(caught.value)
        assert sentence.startswith(name)
        assert says in sentence
        assert " – " in sentence
        assert sentence.endswith(".")
        assert "\n" not in sentence


def test_a_missing_file_and_a_folder_are_said(tmp_path):
    """The most common mistakes have their own sentences."""
    with pytest.raises(DocumentError, match="finns inte"):
        read_document(tmp_path / "borta.docx")
    with pytest.raises(DocumentError, match="är en mapp"):
        read_document(tmp_path)


@examples(30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_our_own_error(tmp_path, data):
    """Whatever lies in the file, there is no traceback."""
    path = tmp_path / "x.txt"
    path.write_bytes(data)

    try:
        document = read_document(path)
    except DocumentError:
        return
    assert document.blocks
