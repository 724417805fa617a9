"""A day of birth and digits that words call the last are a number, whatever stands between the two."""

from tests.cases import each
from tracker.reading.personal import MASK, without_personal_numbers


@each(
    "text",
    [
        "Första delen av numret är 850412. Den andra är 2395.",
        "Hon är född trettonde januari 2022 och har 0487 efter strecket.",
        "Överst står 850412 och under det 2395, så läser man det.",
        "Minstingen kom 2020-12-11, fyra sista 6972.",
        "Kvinnan är 85 04 12 plus de fyra 2395.",
        "Eva född 200719, kod 4836, har fått plats.",
        "Född 1985 den 12 april. Kod 2395. Ni förstår.",
        "Nr 850412 blankt 2395. Klart.",
        "04/12/85 (alltså den tolfte) + 2394 gäller.",
        "Blankett: Å å M m D d: 85 04 12 | N N N N: 2395.",
        "29 11 29 46 56 är hennes nummer.",
        "Födelsedag: 13 januari. Födelseår: 1991. Kontrollsiffror: 8197.",
        "Född 1929, lever. Födelsedag 16 maj och 9864 sist.",
    ],
)
def test_digits_that_words_call_the_last_are_hidden(text: str) -> None:
    assert MASK in without_personal_numbers(text)


@each(
    "text",
    [
        "Född 200719, kod 4836 till porten.",
        "Hon är född 2022-01-30 och kom sist 16.30.",
        "Sex första kom 08.50 och fyra sista 09.30.",
        "Född 850412. Sista fyra av 2394 svar saknas.",
        "Fakturanummer 8504122394 är betald.",
        "Biljettnummer 8504122394 gäller.",
        "Uppdatering 26.11.03.2117 orsakade felet.",
        "Född 1951-07-11, plats sedan 2023-02-89?? Så står det.",
        "Född 1929. Mötet 16 maj, 9864 sist i listan.",
        "Noll sju noll, fem två fyra, fem sju, fyra sju är hans mobil.",
        "Lagerplats 44-12-03-1177 är tom.",
        "Ärendet (nr 240312-0071) är avslutat.",
    ],
)
def test_what_other_words_tell_of_is_left(text: str) -> None:
    assert without_personal_numbers(text) == text


@each(
    "text",
    [
        "pnr 19850=\n4122394 och så vidare",
        "pnr 850412\\u20132394 står det",
        "Beslut om 1985-\n04-12-\n2394 är fattat.",
        "Kort 0000850412-2394 gäller.",
        "Momsnr SE850412239401, hon har enskild firma.",
        "Skriver 85-0412-2395 så går det.",
        "20 12 03 04 - 1221 går i sjuan.",
        "Dnr 1985/0412-2394, det är egentligen elevens personnummer.",
        "850412\nBo Ek\n2395\nRaderna är ur kallelsen.",
        "Uppföljning aktivitet 12 / 8504122395 är klar.",
        "Fakturanummer 8504122394 är ju hennes personnummer.",
    ],
)
def test_breaks_padding_and_groups_hide_no_number(text: str) -> None:
    assert MASK in without_personal_numbers(text)
