"""Broken and misread words are mended towards what a reader knows; clean text is left as it is."""

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.reading.ansvarig.lexicon import ROLES
from tracker.reading.mending import MAX_READ, clean, fold, key, mend, put_right, slips_of, word_list
from tracker.reading.tidplan.words import VOCABULARY as TIME_WORDS

CLEAN = (
    *word_list(
        """
        Enhetschef för enheten prevention familjebehandling på Kungsholmen ansvarar en gång per år HR-chef
        vit makt-miljön egen avdelning löpande under hösten sedan mars den 1 maj 4 ggr/år i vår verksamhet
        var tredje månad idé kommitté CO2 10 l mp3 Covid-19 rektor skolan är alla chefer men inte vi enhet
        """
    ),
    "Trygghets- och säkerhetssamordnaren",
    "kultur- och fritidsnämnden",
    "enhetens chef",
    "stöd- och matchningsenheten",
)


@each(
    ("broken", "whole"),
    [
        ("Föräldrastödssa mordnare", "Föräldrastödssamordnare"),
        ("Utbildningsförv\naltningen", "Utbildningsförvaltningen"),
        ("Stadsdelsdirektö r", "Stadsdelsdirektör"),
        ("Avdelningschef er", "Avdelningschefer"),
        ("avdelningschefe r och", "avdelningschefer och"),
        ("kultur-sekreterare", "kultursekreterare"),
        ("preventions- enheten", "preventionsenheten"),
        ("Trygghets- och säkerhets-samordnare", "Trygghets- och säkerhetssamordnare"),
    ],
)
def test_broken_roles_are_joined(broken, whole):
    assert mend(broken, ROLES.vocabulary) == whole


@each(
    ("scanned", "meant"),
    [
        ("31 dec 2O23", "31 dec 2023"),
        ("2o21", "2021"),
        ("3l dec", "31 dec"),
        ("I5 mars", "15 mars"),
        ("1O maj", "10 maj"),
    ],
)
def test_letters_in_numbers_are_repaired(scanned, meant):
    assert mend(scanned, TIME_WORDS) == meant


@each(
    ("scanned", "word"),
    [
        ("lépande", "lopande"),
        ("hdsten", "hosten"),
        ("Arligen", "arligen"),
        ("Pégår", "pagar"),
        ("våren", "varen"),
    ],
)
def test_key_finds_the_word_behind_one_misread_letter(scanned, word):
    assert key(scanned, TIME_WORDS) == word


def test_digits_in_words_are_read_as_letters_for_matching():
    assert fold(put_right("l6pande h0sten p&går", TIME_WORDS)) == "lopande hosten pagar"


@each(
    ("spaced", "whole"),
    [("L ö p a n d e", "Löpande"), ("s e n a s t 1 maj", "senast 1 maj"), ("a b c d e f", "a b c d e f")],
)
def test_a_word_set_wide_is_one_word(spaced, whole):
    """Letters with blanks between are joined only where they make a known word."""
    assert mend(spaced, TIME_WORDS) == whole


def test_slips_are_of_one_letter_and_never_the_first():
    """A hand that slips swaps, loses or doubles a letter; it begins the word rightly."""
    slips = slips_of(("senast",))

    assert {"seanst", "senst", "sennast"} <= slips.keys()
    assert "enast" not in slips
    assert "senast" not in slips
    assert all(slip[0] == "s" and slip[-1] in "ts" for slip in slips)


@given(st.lists(st.sampled_from(CLEAN)).map(" ".join))
def test_clean_text_is_left_as_it_is(text):
    """No pair of whole words is ever joined, whatever their order."""
    for vocabulary in (ROLES.vocabulary, TIME_WORDS):
        assert mend(text, vocabulary) == text


@given(st.text())
def test_folding_keeps_every_letters_place(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_cleaning_is_short_and_done_once(text):
    assert len(clean(text)) <= MAX_READ
    assert clean(clean(text)) == clean(text)
