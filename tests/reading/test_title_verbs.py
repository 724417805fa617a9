"""The verb of an activity's title, bent as Swedish bends it, says in a reply that it is done, or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.reading.reply import read_reply
from tracker.reading.reply.meaning.as_done import said_as_done
from tracker.reading.reply.meaning.title_verbs import nouns_of, verbs_of


@pytest.mark.parametrize(
    ("title", "reply"),
    [
        ("Uppdatera delegationsordningen", "Uppdaterad!"),
        ("Byta till digitala lås", "Nu är alla låsen bytta."),
        ("Ta fram en checklista", "Checklistan togs fram i höstas."),
        ("Ta fram en checklista", "Vi har tagit fram den."),
        ("Ta fram en checklista", "Den är framtagen."),
        ("Köpa in lyftar", "Lyftarna är inköpta."),
        ("Gå igenom rutinen med personalen", "Genomgånget med alla."),
        ("Kartlägga lokalbehovet", "Lokalbehovet är kartlagt."),
        ("Utse en miljösamordnare", "Det utsågs en i september."),
        ("Teckna avtal om handledning", "Avtal tecknat."),
        ("Revidering av likabehandlingsplanen", "Planen är reviderad."),
        ("Översyn av schemat", "Vi har sett över det."),
        ("Bygga om köket", "Köket är ombyggt."),
        ("Starta ett språkcafé", "Språkcaféet startades i september."),
        ("Anställa en samordnare", "Tjänsten är tillsatt, hon började i måndags."),
    ],
)
def test_the_titles_own_verb_says_that_it_is_done(title: str, reply: str) -> None:
    reading = read_reply(reply, 1, [title])

    assert [answer.status for answer in reading.answers] == ["genomford"]
    assert not reading.review, reading.reasons


@pytest.mark.parametrize(
    ("title", "reply"),
    [
        ("Uppdatera delegationsordningen", "Den ska uppdateras i maj."),
        ("Uppdatera delegationsordningen", "Inte uppdaterad än."),
        ("Byta till digitala lås", "Hälften av låsen är bytta."),
        ("Ta fram en checklista", "Vi har tagit fram ett utkast."),
        ("Utbilda handledare", "Sex handledare är utbildade, de andra går i vår."),
        ("Kartlägga och åtgärda brister", "Bristerna är kartlagda."),
        ("Planera introduktionen", "Den är planerad till maj."),
        ("Öka närvaron", "Närvaron har ökat."),
        ("Plantera träd på skolgården", "Vi har röjt klart buskarna vid parkeringen."),
        ("Revidera riktlinjerna", "Grannkommunen har reviderat sina."),
        ("Starta ett språkcafé", "Inte igång ännu."),
    ],
)
def test_what_is_not_done_or_not_all_is_not_read_as_done(title: str, reply: str) -> None:
    reading = read_reply(reply, 1, [title])

    assert all(answer.status != "genomford" for answer in reading.answers) or reading.review


def test_two_verbs_are_not_done_when_one_is() -> None:
    assert [verb.infinitive for verb in verbs_of("Kartlägga och åtgärda brister")] == ["kartlagga", "atgarda"]
    assert said_as_done("bristerna ar kartlagda", "Kartlägga och åtgärda brister") == "bristerna ar kartlagda"


def test_a_deed_has_a_noun() -> None:
    assert "oversyn" in nouns_of("Se över schemat")
    assert "insamling" in nouns_of("Samla in synpunkter")
    assert "installation" in nouns_of("Installera larm")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_title_and_any_words_can_be_read(words: str, title: str) -> None:
    """Nothing raises, and the same gives the same."""
    assert said_as_done(words, title) == said_as_done(words, title)
    assert read_reply(words, 1, [title]) == read_reply(words, 1, [title])
