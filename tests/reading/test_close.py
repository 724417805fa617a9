"""Four digits directly beside a day of birth, or called the last with one near, are a personal number."""

from tests.cases import each
from tracker.reading.personal import MASK, without_personal_numbers


@each(
    "text",
    [
        "Herr Holm 440917§3814 behöver hjälp.",
        "Intyg finns för 78 1015-8827, chefen har det.",
        "Larm 3 kvitterat av 610519 2702 den 4 april.",
        "Avtal underskrivet av 811118;9344 den 2 juni.",
        "310228 / 7069 har avlidit. Avslutat.",
        "Samtal om barn 15-0618 3472 hölls.",
        "Sparat under Barn\\2021\\210728_1731\\Plan.",
        "Samordningsnr 2022-07-81 5923, ny hos oss.",
    ],
)
def test_four_digits_beside_a_day_of_birth_are_hidden(text: str) -> None:
    assert MASK in without_personal_numbers(text)


@each(
    "text",
    [
        "Punkt 330702 § 8476 finns inte i reglementet.",
        "Budget 811118; 9343 kr avsatt.",
        "Mätningen 2016-07-25 - 2560 steg i snitt.",
        "Inskrivna 2022-03-01 - 3120.",
        "Loggfil 240402_2213 visar avbrott.",
        "Avsnitt 14-0213 4264 i förteckningen.",
        "Utfall jan–jun: 91 04 05 61 20 18.",
        "Artikel 5910-24-7150 ersätts av 5911-24-7150.",
        "690512-4410=686102, alltså återstår det.",
        "Den 610519 2701 enkäter hade kommit in.",
    ],
)
def test_four_digits_of_something_else_beside_a_day_stay(text: str) -> None:
    assert without_personal_numbers(text) == text


@each(
    "text",
    [
        "Nytt barn, f 210720, sista 2597. Klart.",
        "Ärendet, 0342 är de fyra sista och födelsedatumet 1950-10-03, är avslutat.",
        "Hon föddes 3 mars 1941. Hemtjänst sedan 2019. Larm önskas. Numrets fyra sista siffror är 6524.",
    ],
)
def test_what_is_called_the_last_four_of_somebody_born_on_a_day_is_hidden(text: str) -> None:
    assert MASK in without_personal_numbers(text)


@each(
    "text",
    [
        "Hon är född 1950-10-03. De sista 2596 enkäterna kom i maj.",
        "Född 10 maj 1939. Av de fyra sista månaderna betalade hon 7870 kronor.",
        "Handläggaren, född 10 maj 1964. Sista 4500 kr betalas i juni.",
        "Född 1971-05-02. Kortets fyra sista siffror är 4471.",
        "Brukaren är född 3 maj 1940. Kontots sista fyra är 8812.",
        "De fyra sista är 7870. Det gäller ärendet.",
    ],
)
def test_last_ones_of_something_else_stay(text: str) -> None:
    assert without_personal_numbers(text) == text
