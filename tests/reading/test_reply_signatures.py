"""The sender's signature is cut from the answer, with the sender's name as the help; no answer is."""

import time

from tests.cases import each
from tracker.domain.question import QuestionKind
from tracker.reading.reply import cut_quotes, cut_signature, read_reply
from tracker.reading.reply.own_words.sender_name import sender_name

WRITER = "Mehmet Aydin"
SIGNATURES = [
    ("Mehmet Aydin, enhetschef\nekonomiskt bistånd\n08-508 00 112", WRITER),
    ("Mehmet Aydin", WRITER),
    ("Mehmet", WRITER),
    ("mehmet", WRITER),
    ("Mehmet A", WRITER),
    ("M. Aydin", WRITER),
    ("//Mehmet", WRITER),
    ("- Mehmet", WRITER),
    ("Mehmet Aydin\nEnhetschef boendeenheten\nMobil 076-123 00 10", WRITER),
    ("Mehmet Aydin | Enhetschef | 08-508 00 205", WRITER),
    ("Mehmet Aydin (enhetschef)", WRITER),
    ("Mehmet, enhetschef", WRITER),
    ("Mehmet\nKyrkbyns förskola", WRITER),
    ("Mehmet Aydin\nBitr. rektor\n08-508 00 119", WRITER),
    ("Mehmet Aydin\nEnhetschef\nExempelkommunen\nHantverkargatan 87\n112 38 Exempelstad\nwww.kommun.example",
     WRITER),
    ("Mehmet Aydin\nEnhetschef\nBox 49 100\n100 28 Exempelstad\nBesöksadress: Storgatan 3, plan 4\n"
     "Växel: 08-508 08 000\nE-post: mehmet.aydin@kommun.example<mailto:mehmet.aydin@kommun.example>", WRITER),
    ("*Mehmet Aydin*\n*Enhetschef*\n+46 8 508 00 112", WRITER),
    ("Mehmet Aydin\n\nEnhetschef\n\nTfn 08-508 00 112\n\nkommun.example", WRITER),
    ("Mehmet Aydin", "Aydin, Mehmet (Kungsholmen)"),
    ("Mehmet Aydin", "mehmet.aydin@kommun.example"),
    ("Mehmet", "Aydin Mehmet - Exempelkommunen"),
    ("Anna-Karin\nAvdelningschef", "Anna-Karin Holst"),
    ("Anna Karin", "Anna-Karin Holst"),
    ("Hilsen Lise", "Lise Dahl"),
    ("Med vennlig hilsen\nLise Dahl\nEnhetsleder", "Lise Dahl"),
    ("Terveisin/hälsningar Tuula", "Tuula Niemi"),
    ("Kram Ulla-Britt", "Ulla-Britt Ek"),
    ("Hälsar Helena, förskolorna Kristineberg", "Helena Ros"),
    ("Hälsningar Maria\nEnhetschef familjeenheten, tel 08-508 00 106", "Maria Ek"),
    ("Mvh Maria, familjeenheten", "Maria Ek"),
    ("Med vänlig hälsning\n\nAnna Holst\nAvdelningschef\nVäxel 08-508 08 000\nwww.kommun.example", ""),
    ("Camilla Hjort | Enhetschef | 08-508 00 205", ""),
    ("Ellinor Grip\nKultursekreterare", ""),
    ("Ellinor Grip\nKultursekreterare\n08-508 00 205", WRITER),
    ("Yvonne Palm\nBitr. rektor\n08-508 00 119", ""),
    ("Allt gott!\nMehmet", WRITER),
    ("Trevlig helg!\n/M Aydin", WRITER),
    ("Mehmet\n\nSkickat från min iPhone", WRITER),
    ("Mehmet Aydin\nEnhetschef\n\nDetta meddelande är endast avsett för mottagaren.", WRITER),
    ("Mehmet Aydin\nEnhetschef\n\nTänk på miljön innan du skriver ut detta mejl.", WRITER),
]  # fmt: skip
TAILS = [
    (" Med vänlig hälsning Mehmet Aydin", WRITER),
    (" Med vänlig hälsning Mehmet Aydin, enhetschef, 08-508 00 112", WRITER),
    (" Med vänlig hälsning\nMehmet Aydin\nEnhetschef", WRITER),
    (" Mvh Mehmet", WRITER),
    (" mvh", WRITER),
    (" /Mehmet", WRITER),
    (" //Mehmet", WRITER),
    (" Mehmet", WRITER),
    (" Hälsningar Mehmet", WRITER),
    (" Skickat från min iPhone", WRITER),
    (" Mvh Mehmet Skickat från min iPhone", WRITER),
]
KEPT = [
    ("Anna Ek höll i det.", "Anna Ek"),
    ("Mehmet höll i genomgången.", WRITER),
    ("Mehmet Aydin, 6 möten", WRITER),
    ("Mehmet, klart i maj", WRITER),
    ("Mehmet – inget behov", WRITER),
    ("4\n\nmöten", WRITER),
    ("4\n\nAnna Ek", WRITER),
    ("Ansvarig är\n\nAnna Ek\nenhetschef", WRITER),
    ("Vem håller i det? Mehmet", WRITER),
    ("Mehmet:\n4 av 5", WRITER),
    ("Mehmet\n4 av 5", WRITER),
    ("Pågår\nMehmet\nVi väntar på lokal", WRITER),
    ("Aydin och Ek delar på det", WRITER),
    ("Mehmetskolan", WRITER),
    ("6\n\nfamiljeenheten", WRITER),
    ("Vi fick en vänlig hälsning från ministern", WRITER),
    ("Hälsar att det är klart", WRITER),
    ("Ha en bra plan för hösten är viktigt", WRITER),
    ("Hemtjänsten och boendeenheten", WRITER),
    ("Förskolan Solgården\nFörskolan Månen", ""),
    ("Anna Ek\nBo Lund\nCia Ros", ""),
    ("Kram i korridoren hjälper inte", WRITER),
    ("Klart den 12 maj. Anna", WRITER),
]


@each(("signature", "writer"), SIGNATURES)
@each("words", ["6", "1. Klart.\n2. Pågår, 4 av 9\n\nVi väntar på lokal i maj."])
def test_a_signature_below_is_cut(words: str, signature: str, writer: str) -> None:
    assert cut_signature(cut_quotes(f"{words}\n\n{signature}\n"), writer) == words


@each(("tail", "writer"), TAILS)
def test_a_signature_on_the_last_line_is_cut(tail: str, writer: str) -> None:
    assert cut_signature(cut_quotes(f"Klart den 12 maj.{tail}\n"), writer) == "Klart den 12 maj."


@each(("text", "writer"), KEPT)
def test_an_answer_is_no_signature(text: str, writer: str) -> None:
    assert cut_signature(cut_quotes(text), writer) == text


@each("below", ["2. Pågår", "PS. 2 utgår", "Fråga 2: inget behov", "Pågår, 3 av 5 har gått", "Inte klart än"])
@each("signature", ["Mehmet", "Mehmet Aydin\nEnhetschef", "Mvh Mehmet", "/Mehmet"])
def test_an_answer_below_the_name_is_kept(signature: str, below: str) -> None:
    kept = cut_signature(f"1. Klart\n\n{signature}\n\n{below}", WRITER)

    assert below in kept
    assert kept.startswith("1. Klart")


@each("questions", [(), (QuestionKind.COUNTABLE,)])
def test_the_comment_has_no_signature(questions: tuple[QuestionKind, ...]) -> None:
    """Beside a question and without one."""
    text = "4 av 16\n\nMehmet Aydin, enhetschef\nekonomiskt bistånd\n08-508 00 112\n"

    reading = read_reply(text, 1, ["Utbildningar"], questions=questions, writer=WRITER)

    assert [answer.comment for answer in reading.answers] == ["4 av 16"]
    assert reading.text == "4 av 16"


@each(
    ("written", "words"),
    [
        ("Ek, Anna", {"ek", "anna"}),
        ("Åsa af Ärla (Kungsholmens sdf)", {"asa", "arla"}),
        ("asa.arla@kommun.example", {"asa", "arla"}),
        ("Anna Ek - Exempelkommunen", {"anna", "ek"}),
        ("", set()),
    ],
)
def test_a_display_name_is_a_name_without_the_unit(written: str, words: set[str]) -> None:
    assert sender_name(written).words == words


@each(
    "text", ["Mehmet\n" * 160_000, "Mehmet Aydin " * 80_000, "Mvh " * 250_000, "Mvh Mehmet, \n" * 80_000,
             "08-508 00 112 " * 70_000, "Anna Ek\nchef\n" * 80_000]
)  # fmt: skip
def test_a_megabyte_is_cut_soon(text: str) -> None:
    start = time.process_time()
    cut_signature(cut_quotes(text), WRITER)

    assert time.process_time() - start < 1
