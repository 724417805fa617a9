"""å, ä and ö come back to scanned words, and nothing else changes."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tests.examples import examples
from tests.reading.plan_variants import PROSE, ROWS
from tracker.reading.diacritics import is_damaged, mend_words

CELLS = sorted({cell for row in ROWS for cell in row.values()})
TEXT = "\n".join([PROSE, *CELLS])


def undotted(text: str) -> str:
    return text.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))


@each(
    ("scanned", "word"),
    [
        ("forebygga", "förebygga"),
        ("l6pande", "löpande"),
        ("Uppfdljning", "Uppföljning"),
        ("stadsOvergripande", "stadsövergripande"),
        ("miljGer", "miljöer"),
        ("vdgledningen", "vägledningen"),
        ("drenden", "ärenden"),
        ("miljéer", "miljöer"),
        ("n&mnden", "nämnden"),
        ("anmadlan", "anmälan"),
        ("&r", "är"),
        ("P&gar", "Pågår"),
        ("6verenskommelse", "överenskommelse"),
        ("socialtjanstavdelningen", "socialtjänstavdelningen"),
        ("stadsdelsnamnds", "stadsdelsnämnds"),
        ("uppfoljningsområde", "uppföljningsområde"),
    ],
)
def test_a_word_that_can_only_be_one_is_put_right(scanned, word):
    """Lost dots and false signs, in whole words and in compounds that no list has."""
    assert mend_words(scanned) == mend_words(scanned, damaged=True)
    assert mend_words(scanned).text == word
    assert mend_words(scanned).changes == ((scanned, word),)


@each(
    "text",
    [
        "Lars Ostberg och Ulla Aberg",
        "SoL, LSS, VBE, SSPF och OST",
        "https://intranat.stockholm.se/fragor",
        "eva.sjostrom@example.se",
        "www.hallstahammar.se",
        "24/7, 31 dec 2O23, T1, kap 6, 60 000 kr, H&M, R&D",
        "Alla idéer om kaféer är välkomna",
        "har man inga andra val",
        "begar",  # begär or begår
        "",
        " \n\t ",
    ],
)
def test_names_addresses_numbers_and_words_with_two_readings_stand(text):
    """Also where the document is known to be damaged."""
    assert mend_words(text, damaged=True).text == text
    assert mend_words(text).text == text


@each(
    ("scanned", "meant"),
    [
        ("4 ganger per ar", "4 gånger per år"),
        ("4 ggr/ar", "4 ggr/år"),
        ("Det ar klart", "Det är klart"),
        ("Var och host", "Vår och höst"),
        ("Var tredje manad", "Var tredje månad"),
        ("Barn som far illa far stod", "Barn som far illa får stöd"),
        ("10 miljon i en god miljon", "10 miljon i en god miljön"),
    ],
)
def test_neighbours_settle_what_a_word_alone_does_not(scanned, meant):
    """Words that are words both with and without dots."""
    assert mend_words(scanned, damaged=True).text == meant


def test_a_known_word_of_earlier_plans_is_put_back():
    """Names of places and units that the word list lacks, or that begin with a capital, come from `known`."""
    assert mend_words("Det sker i Vasterorp").text == "Det sker i Vasterorp"
    assert mend_words("Det sker i Vasterorp", frozenset({"västerorp"})).text == "Det sker i Västerorp"
    assert mend_words("Klatterhallen", frozenset({"klatterhallen"}), damaged=True).changes == ()


@each("text", [TEXT, *CELLS])
def test_clean_swedish_is_never_changed(text):
    """Whether the text is judged by itself, or told to be no scan."""
    assert mend_words(text).changes == ()
    assert mend_words(text, damaged=False).changes == ()
    assert not is_damaged(text)


def test_a_stripped_text_comes_back():
    """Hardly a word of the made-up plans is left, and none is made wrong."""
    words = zip(TEXT.split(), undotted(TEXT).split(), mend_words(undotted(TEXT)).text.split(), strict=True)
    damaged = [(true, scanned, mended) for true, scanned, mended in words if true != scanned]

    assert {mended for true, scanned, mended in damaged if mended not in (true, scanned)} == set()
    assert sum(true == mended for true, _, mended in damaged) > 0.95 * len(damaged)


def test_other_languages_are_no_damaged_swedish():
    """Few å, ä and ö alone tell nothing."""
    english = "The council decided in March to coordinate all work on safety in the municipality. " * 4

    assert not is_damaged(english)
    assert mend_words(english).changes == ()


@examples(200)
@given(st.text(alphabet=st.sampled_from("abdeorslåäöéGO&60 .-@/\n\tA"), max_size=60) | st.text(max_size=60))
def test_no_text_raises_and_white_space_stays(text):
    """Only letters inside words change, and each change is listed."""
    for damaged in (None, True, False):
        mended = mend_words(text, damaged=damaged)
        assert re.findall(r"\s+", mended.text) == re.findall(r"\s+", text)
        assert (mended.text == text) == (not mended.changes)
        assert mend_words(mended.text, damaged=damaged).text == mended.text or damaged
