"""Another number, by its name or its shape, is no person's, whatever its check digit and the words near."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.reading.personal import MASK, without_personal_numbers

DIGITS = st.text("0123456789", min_size=10, max_size=10)
SHAPES = [
    "07{0}{1}-{2}{3}{4} {5}{6} {7}{8}",
    "07{0}{1}{2}-{3}{4} {5}{6} {7}{8}",
    "07{0}{1} {2}{3}{4} {5}{6} {7}{8}",
    "07{0}{1}{2} {3}{4} {5}{6} {7}{8}",
    "07{0}-{1}{2}{3}{4}{5}{6}{7}",
    "+467{0}{1}{2}{3}{4}{5}{6}{7}",
    "+46 (0)7{0}-{1}{2}{3} {4}{5} {6}{7}",
    "0046 7{0} {1}{2}{3} {4}{5} {6}{7}",
    "08-{0}{1}{2} {3}{4}{5} {6}{7}",
    "04{0}1-{1}{2} {3}{4} {5}{6}",
]
DAYS = st.dates(date(2020, 1, 1), date(2026, 10, 31))


@given(
    DIGITS,
    st.sampled_from(SHAPES),
    st.sampled_from(
        [
            "Nås på nummer {}, född i Polen, här sedan 1998.",
            "Eleven, född 2009, har {} nu.",
            "Sista fyra får ni på {}.",
            "Personnummer saknas, ring {} om henne.",
        ]
    ),
)
def test_a_telephone_of_any_shape_is_no_number(digits: str, shape: str, words: str) -> None:
    text = words.format(shape.format(*digits))

    assert without_personal_numbers(text) == text


@given(
    DAYS,
    st.integers(1, 60),
    st.sampled_from(["-", "–", " - "]),
    st.sampled_from(
        ["Semester {}, vikarie finns.", "Eleven född 2009, frånvaro {}.", "Ledig {}, hon är sedan åter."]
    ),
)
def test_a_span_from_a_day_to_another_is_no_number(first: date, days: int, dash: str, words: str) -> None:
    text = words.format(f"{first:%y%m%d}{dash}{first + timedelta(days):%m%d}")

    assert without_personal_numbers(text) == text


@given(DIGITS, st.sampled_from("5789"), st.sampled_from("23456789"), st.sampled_from(["{}-{}", "{}{}"]))
def test_an_organisation_s_number_is_no_person_s(digits: str, kind: str, month: str, form: str) -> None:
    number = form.format(f"{kind}{digits[0]}{month}{digits[1:4]}", digits[4:8])
    text = f"Org nr: {number} (brukarföreningen), personnummer behövs inte."

    assert without_personal_numbers(text) == text


@each(
    "text",
    [
        "OCR-nr 490308 7122 ska anges, inte ert personnummer.",
        "Momsreg.nr SE772103132101, faktura 446359-4933.",
        "Swish 123 140 39 99, märk med barnets namn.",
        "Fakturanr 170315-3401, personnummer saknas på den.",
        "Batch 170115-7776, vaccinerade 40 boende.",
        "Mål nr 0389-33, dom 180902, mannen är född 2003.",
        "Kundens nummer hos oss är 1716127845.",
        "Blodsocker 7,2 – 8,1 – 6,9 (12, 13 och 14 mars).",
        "Puls 47 – 09 – 61 – 46 – 78, mätt 210603.",
        "Saldo 180117 5841,60 kr, klienten.",
        "Sex första kom 08.50 och fyra sista 09.30.",
        "Vi hade sex första 201023 och fyra sista 150827.",
        "Sista fyra av 9202 enheter svarade 180304.",
        "Första sidan 170924, sista sidan 7404.",
        "Numret är 6659 sedan 180415.",
        "Patient född 030428, blodtryck 650/90, 180527 0710.",
        "150121 1300: larm från boende.",
        "Barnet föddes 241201 07.10, 7327 gram.",
        "Nås 0765-44 76 51 (kl 1110–1650), hon är född 2006.",
    ],
)
def test_names_values_hours_and_words_for_other_things_hide_nothing(text: str) -> None:
    assert without_personal_numbers(text) == text


@each(
    "text",
    [
        "Kundnr 850412-2394 gäller.",
        "Refnr 198504122394-01, det är ju hennes personnummer med 01 efter.",
        "Telefonnr: 85 04 12 23 94. Det är alltså personnumret.",
        "Det är inget telefonnummer: 85 04 12-23 94.",
        "Barnet 120412-1220 har semester i juli.",
        "Sista biten 2394, första biten 850412.",
        "Slå 850412 minus tecken 2394.",
    ],
)
def test_another_number_s_name_or_shape_hides_no_person_s_number(text: str) -> None:
    assert MASK in without_personal_numbers(text)
