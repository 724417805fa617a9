"""Quotes, footers and signatures: what is cut, and what is kept."""

from tests.cases import each
from tracker.reading.reply import cut_quotes, cut_signature


@each(
    "introduction",
    [
        "Den 3 mars 2021 kl. 10:12 skrev Anna <anna@kommun.example>:",
        "Den ons 3 mars 2021 kl 10:12 skrev Anna Ek <\nanna@kommun.example>:",
        "3 mars 2021 kl. 10:12 skrev Anna <anna@kommun.example>:",
        "Den 2021-03-03 kl. 10:12, skrev Anna Ek:",
        "On Wed, 3 Mar 2021 at 10:12, Anna Ek <anna@kommun.example> wrote:",
        "Anna Ek <anna@kommun.example> skrev: (3 mars 2021 10:12)\n\nFrån: Anna\n"
        "Skickat: den 3 mars 2021\nTill: Per\nÄmne: x",
        "-----Ursprungligt meddelande-----",
        "----- Ursprungligt meddelande -----",
        "Vidarebefordrat brev:",
        "________________________________\nFrån: Anna <anna@kommun.example>\n"
        "Skickat: den 3 mars 2021 10:12\nTill: Per\nÄmne: x",
        "*Från:* Anna <anna@kommun.example>\n*Skickat:* den 3 mars 2021 10:12\n*Till:* Per\n*Ämne:* x",
        "From: Anna <anna@kommun.example>\nSent: Wednesday, March 3, 2021\nTo: Per\nSubject: x",
        "Från: Anna <anna@kommun.example> Skickat: den 3 mars 2021 10:12 Till: Per Ämne: x",
        "Från: Anna Ek\nDatum: onsdag 3 mars 2021 10:12\nTill: Per\nKopia: Eva\nÄmne: x",
    ],
)
def test_what_a_program_introduces_is_cut(introduction: str) -> None:
    text = cut_quotes(f"Klart.\n\n{introduction}\n\nHej Per,\n1. Utbildning\n")

    assert "Klart." in text
    assert "Utbildning" not in text


@each(
    "footer",
    ["Skickat från min iPhone", "Skickat från min Samsung Galaxy", "Hämta Outlook för iOS<https://aka.ms/x>",
     "Skickat från Outlook för Android", "Skickat från mobilen", "Get Outlook for iOS", "Sent from my iPhone",
     "Skickat med Proton Mail", "-- \nAnna Ek\nEnhetschef", "--\nAnna Ek",
     "Tänk på miljön innan du skriver ut detta mejl.", "Detta meddelande är endast avsett för mottagaren."],
)  # fmt: skip
def test_footers_are_cut(footer: str) -> None:
    assert cut_quotes(f"Klart.\n\n{footer}\n") == "Klart."


@each(
    "closing",
    ["Med vänlig hälsning\nAnna Ek", "Med vänliga hälsningar,\n\nAnna", "Mvh", "Mvh Anna", "mvh/Anna",
    "MVH\nAnna",
     "Hälsningar Anna", "Vänliga hälsningar\nAnna", "Vänligen\nAnna Ek\nEnhetschef\n08-123 45 67",
     "/Anna", "// Anna",
     "Bästa hälsningar\nAnna", "Sommarhälsningar\nAnna", "M.v.h. Anna", "Hälsar Anna",
     "Ha en fin dag!\nAnna"],
)  # fmt: skip
def test_a_closing_and_what_stands_below_is_cut(closing: str) -> None:
    assert cut_signature(f"1. Klart.\n2. Pågår\n\n{closing}\n") == "1. Klart.\n2. Pågår"


@each(
    "text",
    ["Från: 1 mars\nTill: 30 april\nPågår", "Den 3 mars skrev jag till IVO:\nvi väntar på svar",
     "Vänligen återkom om något saknas.\nKlart", "Skickat från oss till IVO den 3 mars. Klart.",
     "1. Klart\n--\n2. Pågår", "1. Klart\n________\n2. Pågår", "Klart: 12 mars 2021\nNästa: hösten",
     "> inte citat utan pil\nKlart", "Tack, vi hälsar att det är klart", "PS. Klart",
     "Vi skrev klart den 3 mars:\nrutinen"],
)  # fmt: skip
def test_a_line_that_the_sender_wrote_is_kept(text: str) -> None:
    """Losing a line is the worse error."""
    assert cut_signature(cut_quotes(text)) == text


def test_an_answer_below_the_name_is_kept() -> None:
    assert cut_signature("1. Klart\n\nMvh Anna\n\nPS. 2. Utgår") == "1. Klart\n\nPS. 2. Utgår"
