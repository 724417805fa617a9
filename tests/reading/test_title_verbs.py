"""The verb of an activity's title, bent as Swedish bends it, says in a reply that it is done, or not."""

from hypothesis import given
from hypothesis import strategies as st

from tests.cases import each
from tracker.reading.reply import read_reply
from tracker.reading.reply.meaning.as_done import with_verb_as_done
from tracker.reading.reply.meaning.title_verbs import nouns_of, verbs_of


@each(
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


@each(
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
        ("Utbilda all personal i brandskydd", "De som var utbildade sedan tidigare behöver gå om."),
        ("Utbilda all personal i brandskydd", "Vi har utbildad personal på plats men inte alla."),
        ("Byta ut belysningen i hallen", "Vi har bytt leverantör."),
        ("Byta ut belysningen i hallen", "Vaktmästaren har bytts ut."),
        ("Ta fram rutin för hot och våld", "Rutinen tas fram av HR."),
        ("Ta fram rutin för hot och våld", "Den gamla rutinen är framtagen 2015 och behöver göras om."),
        ("Ta fram rutin för hot och våld", "Mallen för rutinen är framtagen."),
        ("Anställa en samordnare", "Ingen är anställd."),
        ("Anställa en samordnare", "Tjänsten är utlyst, någon är nästan anställd."),
        ("Anställa en samordnare", "Vi anställde en vikarie i stället."),
        ("Teckna avtal med vårdcentralen", "Avtalet skulle ha varit tecknat i maj."),
        ("Teckna avtal med vårdcentralen", "Vi tecknar avtal i maj."),
        ("Uppdatera krisplanen", "Uppdaterad tidplan: klart i maj."),
        ("Uppdatera krisplanen", "Tack, jag är uppdaterad nu."),
        ("Uppdatera krisplanen", "Jag är inte uppdaterad på detta."),
        ("Informera föräldrar om rutinen", "Jag blev informerad om detta först i går."),
        ("Informera föräldrar om rutinen", "Personalen är informerad, föräldrarna informeras i maj."),
        ("Revidera riktlinjerna", "Riktlinjerna revideras vartannat år."),
        ("Revidera riktlinjerna", "Riktlinjerna är reviderade av förra nämnden och gäller inte längre."),
        ("Starta språkcafé", "Språkcaféet startar i maj."),
        ("Starta språkcafé", "Startat? Nej."),
        ("Köpa in lyftar", "Vi köpte en lyft av tre."),
        ("Köpa in lyftar", "Lyftarna är beställda."),
        ("Köpa in lyftar", "En lyft är köpt."),
        ("Genomföra skyddsrond", "Skyddsronden genomförs av fastighet."),
        ("Genomföra skyddsrond", "Skyddsronden är bokad."),
        ("Inrätta matråd", "Matråd inrättas när chefen är tillbaka."),
        ("Skriva handlingsplan", "Vi skrev ett första utkast i maj."),
        ("Skriva handlingsplan", "Jag skrev till dig i maj om detta."),
        ("Gå igenom rutinen med personalen", "Vi gick igenom halva."),
        ("Gå igenom rutinen med personalen", "Vi går igenom den i maj."),
        ("Utreda behovet av lekplats", "Utredningen är tillsatt."),
        ("Utreda behovet av lekplats", "Utredaren är anställd."),
        ("Samla in synpunkter", "Synpunkter har samlats in från hälften."),
        ("Samla in synpunkter", "Insamlingen har startat."),
        ("Mäta matsvinnet", "Vi har mätt i ett kök."),
        ("Måla skolan", "Fasaden är målad, insidan kvar."),
        ("Besluta om riktlinje", "Beslutat att avvakta."),
        ("Besluta om riktlinje", "Nämnden beslutade att återremittera."),
        ("Besluta om riktlinje", "Beslut väntas i maj."),
        ("Rutin för introduktion", "Introduktionen är genomförd med de nya."),
        ("Se över schemat", "Vi har sett att det behövs."),
        ("Se över schemat", "Det ser vi över i höst."),
        ("Planera introduktion", "Introduktionen är planerad till hösten."),
        ("Införa digital signering", "Leverantören har infört en ny version."),
        ("Införa digital signering", "Den infördes på prov på en enhet."),
        ("Upphandla system", "Upphandlat men överklagat."),
        ("Upphandla system", "Upphandlingen avbröts."),
        ("Utvärdera projektet", "Projektet är utvärderat till hälften."),
        ("Plantera träd", "Träden är planterade men tio har dött."),
        ("Följa upp planen", "Vi följer upp den varje månad."),
        ("Följa upp planen", "Den följs upp i T2."),
        ("Bjuda in föreningar", "Vi blev inbjudna av föreningarna."),
        ("Översyn av avtal", "Avtalen är översända till juristen."),
    ],
)
def test_what_is_not_done_or_not_all_is_not_read_as_done(title: str, reply: str) -> None:
    reading = read_reply(reply, 1, [title])

    assert all(answer.status != "genomford" for answer in reading.answers) or reading.review


def test_two_verbs_are_not_done_when_one_is() -> None:
    assert [verb.infinitive for verb in verbs_of("Kartlägga och åtgärda brister")] == ["kartlagga", "atgarda"]
    assert (
        with_verb_as_done("bristerna ar kartlagda", "Kartlägga och åtgärda brister")
        == "bristerna ar kartlagda"
    )


def test_a_deed_has_a_noun() -> None:
    assert "oversyn" in nouns_of("Se över schemat")
    assert "insamling" in nouns_of("Samla in synpunkter")
    assert "installation" in nouns_of("Installera larm")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_title_and_any_words_can_be_read(words: str, title: str) -> None:
    """Nothing raises, and the same gives the same."""
    assert with_verb_as_done(words, title) == with_verb_as_done(words, title)
    assert read_reply(words, 1, [title]) == read_reply(words, 1, [title])
