"""Seventeen hundred spellings of personal numbers are hidden, and nothing of 4,700 other sentences."""

import hashlib
import json
import time
import unicodedata
from datetime import date, datetime
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.examples import sample
from tracker.reading.personal import MASK, without_personal_numbers
from tracker.reading.reply import guard

FOLDER = Path(__file__).parents[1] / "data" / "guard"


def data(name: str) -> list[Any]:
    found: list[Any] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return found


def hidden(text: str) -> str:
    return guard.redact(text, keep=guard.SUSPECTED).text


def digits(text: str) -> str:
    """Returns the digits of any script, as a reader of the text sees them."""
    values = (unicodedata.digit(sign, None) for sign in text)
    return "".join(str(value) for value in values if value is not None)


@pytest.mark.parametrize("part", range(1, 13))
def test_each_spelling_is_hidden(part: int) -> None:
    cases = data(f"spellings_{part}.json")

    assert len(cases) >= 100
    read = [(one, hidden(one["text"])) for one in sample(cases, every=2)]

    through = [one["text"] for one, left in read if one["hidden"] in digits(left)]
    unseen = [one["text"] for one, left in read if MASK not in left]

    assert (through, unseen) == ([], [])


@pytest.mark.parametrize("part", range(1, 12))
def test_ordinary_sentences_are_left_as_they_are(part: int) -> None:
    sentences = data(f"ordinary_{part}.json")

    assert len(sentences) >= 250
    assert [one for one in sample(sentences, every=2) if hidden(one) != one] == []


def test_the_parts_are_hidden_where_they_stand_and_the_words_between_are_left() -> None:
    assert hidden("Född 850412, sista fyra 2394.") == f"Född {MASK}, sista fyra {MASK}."


def test_a_day_that_does_not_exist_is_nobodys() -> None:
    for text in ("född 30 februari 1985, sista fyra 2394", "851312 och 2394", "851312-2394"):
        assert hidden(text) == text


def test_a_number_with_a_digit_mistyped_is_hidden_where_it_is_written_or_called_as_one() -> None:
    for text in (
        "850412-2395",
        "19850412-2395",
        "Född 850412, sista fyra 2395",
        "Eleven 850412 2395 har slutat",
        "850412 2395",
        "«850412» «2395» ska gå kursen",
        "85 04 12 2395 enligt kortet",
        "Det är 8.5.0.4.1.2.2.3.9.5 som väntar",
        "850412 och hade 2395 som slutsiffror",
    ):
        assert "2395" not in digits(hidden(text)), text
    for text in (
        *("850412;2395;klart", "Räknat 850412: 2395", "Artikel 850412, lager 2395", "620314\t4410"),
        *("850412 2395 kr", "Konto 850412 2395", "250412 2395", "2395 850412", "7 8 1 0 2 5 1 6 4 4 2 5"),
    ):
        assert hidden(text) == text


@each(
    "text",
    [
        # (what names itself as a thing's number, where {} is one)
        "Orderbekräftelse, ordernummer {}, kom i går.",
        "Följesedel {}: 14 kartonger.",
        "Avvikelse nr {} är analyserad.",
        "Bokningsnr {} på vandrarhemmet.",
        "Biljettnumret är {}.",
        "Inventarienumret på lyften är {}.",
        "Liftens serienummer: {}",
        "{} är vårt kundnummer hos leverantören.",
        "Fakturan ({} är fakturanumret) är bestridd.",
        "Löpnr {} ska gallras.",
    ],
)
def test_what_names_itself_as_a_thing_s_number_is_hidden_only_if_its_check_digit_fits(text: str) -> None:
    for wrong in ("850412-2395", "610829-4410"):
        assert hidden(text.format(wrong)) == text.format(wrong)
    assert MASK in hidden(text.format("850412-2394"))


def test_a_thing_named_elsewhere_leaves_no_number_unhidden() -> None:
    for text in ("Ordern gäller 850412-2395", "Nyckeln är hemma hos 850412-2395", "Ärendet pnr 850412-2395"):
        assert MASK in hidden(text)


def test_a_number_that_replaces_a_thing_s_is_one_too() -> None:
    text = "Artikelnummer 780104-5512 har utgått och ersätts av 780104-5521."

    assert hidden(text) == text


@each(
    "text",
    [
        "Hon är född 850412 och anställd sedan {}.",
        "Född: 1985-04-12. Inflyttad: {}. Rum: 1104.",
        "Vikarien, f. 850412, börjar {}-01-07 kl. 0700.",
        "Han är född den 12 april 1985 och bor i lägenhet 1104, portkoden är 4471.",
        "Hon, född 1985-04-12, nås på anknytning 2640 mellan kl 0800 och 2100.",
    ],
)
def test_a_birthday_and_then_a_year_a_time_or_a_room_are_no_number(text: str) -> None:
    for year in ("1998", "2019", "2023"):
        assert hidden(text.format(year)) == text.format(year)


# Days of birth, and four digits whose check digit fits.
FITTING = {"850412": "2394", "450823": "1216", "120304": "1221"}


@each(
    "text",
    [
        *(
            "Född {day}, rum {four}",
            "Hon, född {day}, har bott på {four} sedan i mars",
            "född {day}, {four} kr",
        ),
        *("född {day} (journal {four})", "Född {day}. Avgift {four} kr", "Sal {four}: eleven född {day}"),
        *("Avgift {four}, brukaren är född {day}", "född {day}, vägde {four} gram", "född {day}, § {four}"),
        *("f. {day}, tel 0480-23 42 10", "född {day}, dnr {four}/23", "född {day}; {four} dagar kvar"),
    ],
)
def test_a_birthday_and_digits_that_a_word_names_otherwise_are_no_number_though_they_fit(text: str) -> None:
    for day, four in FITTING.items():
        assert hidden(text.format(day=day, four=four)) == text.format(day=day, four=four)
        assert MASK in hidden(f"född {day}, sista fyra {four}")


@each(
    "between",
    [
        " när vi var ",
        " var vi ",
        ", därav ",
        ". Av dem har ",
        "\nDet blev ",
        " (vi bad om ",
        " och på plats ",
    ],
)
def test_a_day_and_four_digits_apart_are_a_number_only_if_words_name_it(between: str) -> None:
    for day, four in FITTING.items():
        for text in (f"Mötet {day}{between}{four} i lådan", f"Det var {four}{between}{day}."):
            assert hidden(text) == text
        assert four not in hidden(f"Mötet {day}{between}de sista fyra {four}")
        assert four not in hidden(f"Personnummer {day}{between}{four}")


@given(
    st.dates(date(1930, 1, 1), date(2019, 12, 31)),
    st.dates(date(2015, 1, 1), date(2027, 12, 31)),
    st.times(),
    st.sampled_from(["%Y-%m-%d", "%y%m%d", "%-d/%-m %Y", "kl. %H.%M", "kl %H%M", "%H:%M"]),
)
def test_a_birthday_and_another_day_or_an_hour_are_no_number(
    born: date, day: date, hour: time_of_day, form: str
) -> None:
    """Whatever their check digits."""
    text = f"Hon är född {born:%y%m%d} och besöket slutade {datetime.combine(day, hour).strftime(form)}."

    assert hidden(text) == text


@each(
    "text",
    [
        *("Klart utom för eleven 0412-2394, årgång 85", "0412-2394 och född 1985, hon är klar"),
        *("Eva, 85 04 12 - 2394, har fått larm beställt", "Beställt för Eva, 85 04 12 - 2394, i dag"),
        *(
            "850412¹ har slutat.\n¹ 2394 är de fyra sista.",
            "Han är 8 504 122 394 i listan, personnumret alltså",
        ),
        "Platsen gick till Eva20150412-2399 som stod först",
    ],
)
def test_a_year_apart_a_name_thousands_and_a_footnote_hide_no_number(text: str) -> None:
    assert MASK in hidden(text)


def test_a_nought_that_a_sheet_dropped_is_put_back_where_a_number_is_spoken_of() -> None:
    for text in ("Nollan först föll bort: 504122391", "personnummer 504122391"):
        assert MASK in hidden(text)
    for text in ("Kundnummer 504122391", "Nollan först föll bort: 504122397", "Ring 504122391, nollan först"):
        assert hidden(text) == text


def test_the_numbers_of_lines_are_no_digits_of_a_day() -> None:
    text = "1. svar nr 85\n4. 12\n5. 2394"

    assert hidden(text) == text


@each(
    "text",
    [
        "Räkningen: 690512-4410=686102, så mycket är kvar.",
        "Kvar är 431 107 - 8 812 = 422 295 kr.",
        "850412 + 2394 = 852806",
        "Listan 67, 03, 14, 12, 34 är svaren per enhet.",
        "Poängen blev 8 5 0 3 1 2 4 4 1 1 på frågorna.",
        "Ring från 0708-15 93 20 eller till noll sju noll, fem fem två, arton, nittiotre.",
        "Syskon födda 190626 och 090714.",
        "Loggrad 20190314-1631, larm från rum 8.",
        "Mätdatum 131218, 1714 steg per person.",
        "Han är född 850412 och arbetar 0700–1600.",
        "Kortet har nummer 850412-2395, biljettens nummer slutar på 4410.",
        "Kontering 7777-450721-3008 gäller.",
    ],
)
def test_sums_rows_and_telephones_are_no_numbers(text: str) -> None:
    assert hidden(text) == text


@each(
    "text",
    [
        "Kvar att göra: alla utom 8504122395 som ligger på sjukhus.",
        "Sjuksköterskan 850412;2395 har bytt pass.",
        "Nattpersonalen (Anders (85-04-12, 2395)) är informerad.",
        "I listan: 850412, Gunilla, 2395.",
        "Maja 850412 Berg 2395 har tackat nej.",
        "Hon har nr850412nr2395 i systemet.",
        "Barnet 2011-04-28, nr 2395, avses.",
        "Hembesök hos 850412=E2=80=932395 är gjort.",
        "Filen sa 850412â€“2395 om henne.",
        "Berg;Maja;19850412;2395;ej klar",
        "Mona: 850412\nMona: 2395",
        "> > är det 19850412\n> > 2395 än?",
        "första delen 850412 andra delen 2395",
        "2395 sist, 850412 först, så heter han",
        "850412 streck 2395",
        "1985-0412-2395 väntar",
        "12 april 1985-2395 väntar",
        "2395, född 850412",
        "Det är född 250412. Sista siffrorna i personnumret är 2395.",
    ],
)
def test_a_number_with_a_digit_mistyped_is_hidden_where_somebody_is_near_and_nothing_names_another_kind(
    text: str,
) -> None:
    assert "2395" not in digits(hidden(text))


@given(
    st.dates(date(1930, 1, 1), date(2004, 12, 31)),
    st.text("0123456789", min_size=4, max_size=4).filter(lambda four: not "1900" <= four < "2050"),
    st.sampled_from([" ", "-", "+", "\xa0", " - ", "  ", "/", ". "]),
    st.booleans(),
)
def test_a_grown_up_s_day_and_any_four_are_hidden(day: date, four: str, between: str, whole: bool) -> None:
    """Whatever the check digit."""
    born = day.strftime("%Y%m%d" if whole else "%y%m%d")

    assert four not in hidden(f"Klart för {born}{between}{four} i mars").replace(born, "")


def test_a_number_said_again_in_figures_is_hidden_there_too() -> None:
    said = "Född: tjugonde april 1996. Fyra sista: sjuttiosex sjuttionio, alltså 7679."

    assert "7679" not in hidden(said)


# What is drawn between the halves of a number: signs, marks that show nothing, no letters and no digits.
BETWEEN = st.text(st.sampled_from(" \t\n.,;|•·-–—_/\u200b\u200d\u2060\u00ad\u3000\uff0d"), max_size=8)


@given(BETWEEN, st.sampled_from(["850412", "19850412", "85-04-12", "1985-04-12"]))
def test_any_signs_between_the_parts_hide_nothing_from_the_guard(between: str, day: str) -> None:
    assert "2394" not in hidden(f"Klart för {day}{between}2394 i mars")


def test_places_are_those_of_the_text_as_written() -> None:
    text = "å\u200b 85\u200b0412\uff0d２394 ½ slut"

    (place,) = guard.redact(text, keep=guard.SUSPECTED).found

    assert text[place.start : place.end] == "85\u200b0412\uff0d２394"


PIECES = (
    *("850412", "2394", "85", "9", "kontrollsiffra", "kontrollsiffra8", "sist", "år", "månad", "dag", "född"),
    *("&#48;", "%2D", "&#0;", "&#xD800;", "&amp;#48;", "XI", "iv", "maj", "oct", "fjärde", "andra", "nitton"),
    *(
        "hundra",
        "tjugo",
        "tre",
        "noll",
        "samordningsnummer",
        "|",
        "!",
        "[",
        "]",
        "²",
        "٣",
        "½",
        "⑩",
        "\u200b",
    ),
    *("-", ".", "i"),
)


@given(st.lists(st.sampled_from([*PIECES, " ", "\n"]), max_size=30).map("".join))
def test_any_pieces_in_any_order_are_read_and_the_places_are_in_order(text: str) -> None:
    places = [
        edge for found in guard.redact(text, keep=guard.SUSPECTED).found for edge in (found.start, found.end)
    ]

    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_what_hangs_on_the_word_for_a_check_digit_is_not_read_as_one() -> None:
    assert hidden("900, kontrollsiffra8 9") == "900, kontrollsiffra8 9"
    assert MASK in hidden("850412-239 och kontrollsiffran 4")


def test_the_codes_of_a_number_are_hidden_whole() -> None:
    text = f"Klart, {''.join(f'&#{ord(sign)};' for sign in '850412-2394')} har &ouml;nskat det."

    assert hidden(text) == f"Klart, {MASK} har &ouml;nskat det."


@each("text", ["7, 8, 5, 0, 4, 1, 2, 2, 3, 9, 4", "8 504 122 394 kr", "Budget: 8 504 122 394"])
def test_a_longer_row_and_a_sum_are_no_number(text: str) -> None:
    assert hidden(text) == text
    assert MASK in hidden("8, 5, 0, 4, 1, 2, 2, 3, 9, 4")
    assert MASK in hidden("8 504 122 394")


@each("text", ["{}%2D2394", "{}%2394", "{}&2394;", "100%{}-2394", "&{}-2394;", "%{}2394"])
def test_what_only_looks_like_a_code_hides_nothing_from_the_guard(text: str) -> None:
    assert "2394" not in hidden(text.format("850412"))


def test_number_words_written_together_are_read_at_once() -> None:
    """One word, or "femtio" and "åtta", or three: not each way is tried with each way of the next."""
    before = time.process_time()

    assert hidden("femtioåtta" * 13 + "x") == "femtioåtta" * 13 + "x"
    assert time.process_time() - before < 2


BOXES = [
    "[8]",
    "8, ",
    "|85",
    "&#48;",
    "%2D",
    "tjugotre ",
    "20.XI.1931 ",
    "8 504 122 ",
    "|!1",
    "<td>8</td>",
    "<1>",
]


UNITS = ["850412 ", "12/4 1985 2394 ", "8 5 0 4 ", "född ", "1-", "l1", "\u200b"]


@each("unit", [*UNITS, *sample(BOXES, every=2)])
def test_ten_times_the_text_takes_about_ten_times_the_steps(unit: str) -> None:
    """A day is compared with what stands near it only: counted in comparisons, not in time."""
    assert comparisons(unit, 100) <= 12 * comparisons(unit, 10) + 100


def comparisons(unit: str, times: int) -> int:
    """Returns how many functions of the reader are called for the unit, repeated."""
    import sys

    count = 0

    def step(frame: Any, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call" and "reading/personal" in frame.f_code.co_filename

    sys.setprofile(step)
    try:
        hidden(unit * times)
    finally:
        sys.setprofile(None)
    return count


@given(st.binary(max_size=50))
def test_a_checksum_is_no_number(data: bytes) -> None:
    """Whatever figures it has by chance."""
    text = (
        f"sha256: {hashlib.sha256(data).hexdigest()}, {hashlib.md5(data, usedforsecurity=False).hexdigest()}"
    )

    assert without_personal_numbers(text) == text
