"""The words for roles and units of a Swedish municipality.

A role is recognised by its last part (its head: …chef, …samordnare), a unit by its ending (…enheten) or its
field (social omsorg). A municipality can pass a `RoleLexicon` with its own words.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from tracker.reading.mending import Vocabulary, fold, word_list

_HEADS = word_list(
    """
    chef samordnare sekreterare ledare direktör strateg handläggare utredare konsulent assistent pedagog
    controller ansvarig jurist intendent rektor kurator registrator ordförande koordinator kommunikatör
    administratör inspektör ingenjör ekonom psykolog specialist utvecklare planerare föreståndare
    sjuksköterska terapeut coach lärare kontaktperson ombud sammankallande representant arkitekt
    bibliotekarie fältassistent socionom vaktmästare medarbetare personal ledamot informatör rådgivare
    behandlare lotsare kommunpolis analytiker expert sköterska skötare konsult bedömare stödjare
    förvaltare mästare arkivarie statistiker dietist logoped vårdare sakkunnig mottagare handledare
    fältare antikvarie kommunalråd överförmyndare sotare tolk processtöd nyckelperson stödperson
    moderator redaktör revisor tekniker mentor vägledare instruktör kanslist samordningsansvarig
    områdespolis fritidsassistent åklagare översköterska barnmorska läkare upphandlare inköpare
    ombudsman ägare utbildare projektör vetare kriminolog sociolog vakt väktare
    """
)
_SUFFIXES = ("", "n", "en", "et", "a", "e", "s", "ns", "ens")
_PLURALS = ("er", "erna", "ers", "ernas", "ar", "arna", "na", "a")
_IRREGULAR = {
    "ledamöter": "ledamot",
    "ledamöterna": "ledamot",
    "controllrar": "controller",
    "controllrarna": "controller",
    "barnmorskor": "barnmorska",
    "sköterskor": "sköterska",
    "sköterskorna": "sköterska",
    "sakkunniga": "sakkunnig",
    "experter": "expert",
    "ombudsmän": "ombudsman",
    "ombudsmännen": "ombudsman",
    "ombuden": "ombud",
    "cheferna": "chef",
}
_ABBREVIATIONS = {
    "ec": "enhetschef",
    "ac": "avdelningschef",
    "bitr": "biträdande",
    "stf": "ställföreträdande",
    "tf": "tillförordnad",
    "t.f": "tillförordnad",
    "ordf": "ordförande",
    "sekr": "sekreterare",
    "handl": "handläggare",
    "mas": "medicinskt ansvarig sjuksköterska",
    "mar": "medicinskt ansvarig för rehabilitering",
    "sas": "socialt ansvarig samordnare",
    "vc": "verksamhetschef",
    "fc": "förvaltningschef",
    "vd": "verkställande direktör",
    "ssk": "sjuksköterska",
}
# The first part of a title, abbreviated before its head: "säk.samordnare", "enh chef".
_SHORTENED = {
    "avdelnings": "avdelnings",
    "enhets": "enhets",
    "verksamhets": "verksamhets",
    "förvaltnings": "förvaltnings",
    "områdes": "områdes",
    "sektions": "sektions",
    "stadsdels": "stadsdels",
    "avd": "avdelnings",
    "enh": "enhets",
    "förv": "förvaltnings",
    "verks": "verksamhets",
    "sekt": "sektions",
    "omr": "områdes",
    "säk": "säkerhets",
    "trygg": "trygghets",
    "utv": "utvecklings",
    "kval": "kvalitets",
    "proj": "projekt",
    "ek": "ekonomi",
    "soc": "social",
    "pers": "personal",
    "komm": "kommunikations",
}
_MODIFIERS = {
    "biträdande": "biträdande",
    "ställföreträdande": "ställföreträdande",
    "tillförordnad": "tillförordnad",
    "vice": "vice",
    "lokal": "lokal",
    "lokala": "lokal",
    "central": "central",
    "centrala": "central",
    "operativ": "operativ",
    "operativa": "operativ",
    "strategisk": "strategisk",
    "strategiska": "strategisk",
    "administrativ": "administrativ",
    "administrativa": "administrativ",
    "ekonomisk": "ekonomisk",
    "medicinskt": "medicinskt",
    "socialt": "socialt",
    "teknisk": "teknisk",
    "tekniska": "teknisk",
    "första": "första",
    "1:e": "första",
    "verkställande": "verkställande",
    "närmaste": "närmaste",
}
_UNIT_ENDINGS = word_list(
    """
    enhet enheten enheter enheterna avdelning avdelningen avdelningar avdelningarna förvaltning
    förvaltningen förvaltningar förvaltningarna nämnd nämnden nämnder nämnderna kontor kontoret grupp
    gruppen grupper grupperna team teamet teamen ledning ledningen styrelse styrelsen utskott utskottet
    sektion sektionen kansli kansliet stab staben byrå byrån råd rådet verksamhet verksamheten
    verksamheter verksamheterna polisen socialtjänsten omsorgen mottagningen förskolan förskolor
    förskolorna skolan skolor skolorna biblioteket bolag bolaget bolagen gården hemmet boendet boenden
    centralen centret centrum skolenheten hemtjänsten räddningstjänsten regionen kommunen staden
    länsstyrelsen myndigheten jobbtorg elevhälsan kontaktcenter servicecenter funktion funktionen
    jour jouren förening föreningen föreningar kyrkan gymnasium gymnasiet rätten växeln arkivet museet verket
    distriktet området gårdar gårdarna biblioteken hemmen centren kontoren föreningarna
    företagshälsovården öppenvården psykiatrin assistansen äldrevården
    """
)
_TOPICS = word_list(
    """
    social sociala socialt omsorg barn unga ungdom ungdomar vuxen vuxna äldre ekonomi ekonomiskt bistånd
    hr it kommunikation kultur fritid prevention familj familjer familjebehandling stadsmiljö miljö
    lokaler lokal trygghet säkerhet service stöd utredning öppenvård vård hälsa utbildning bibliotek
    administration upphandling juridik digitalisering samhällsbyggnad myndighet integration
    arbetsmarknad mottagning näringsliv individ funktionsnedsättning funktionshinder boende lss ifo
    förskola skola grundskola gymnasium hemtjänst socialtjänst äldreomsorg beställare utförare
    verksamhetsstöd kvalitet utveckling personal teknik fastighet park gata plan bygg räddningstjänst
    brå slk slf sdn ks kf bun kfn mbn von sn måltid kost städ kök
    """
)
_TOPIC_ENDINGS = word_list(
    """
    omsorg tjänst stöd miljö hälsa skola vård service bistånd planering utveckling försörjning hållning
    byggnad psykiatri assistans behandling rehabilitering måltid rådgivning
    """
)
_FIRST_NAMES = word_list(
    """
    anna maria eva karin kristina christina lena kerstin sara emma marie ingrid malin jenny birgitta
    annika linda susanne elin monica johanna inger sofia ulla carina elisabeth katarina helena marianne
    åsa hanna annelie anneli julia ida lars mikael anders johan erik per karl carl peter jan thomas
    tomas daniel fredrik andreas hans stefan mats marcus magnus bengt bo niklas nils björn alexander
    patrik christer leif lennart david mattias jonas henrik gunnar ulf joakim oskar oscar simon ali
    mohammed mohamed ahmed fatima amina leila hassan hussein mehmet ayse zahra yusuf ibrahim camilla
    pernilla ulrika therese charlotte cecilia caroline frida amanda josefin lisa maja alice ebba petra
    gustav viktor victor martin robert rickard richard kent kjell roger tommy göran håkan sven stina
    """
)


def _folded(words: object) -> frozenset[str]:
    return frozenset(fold(str(word)) for word in words)  # type: ignore[attr-defined]


@dataclass(frozen=True, eq=False)
class RoleLexicon:
    """The words for roles and units, in Swedish; heads are singular and indefinite.

    `heads` are the last parts of roles, `unit_endings` those of units, `topics` words that name a unit by its
    field, `places` the municipality's own units and districts.
    """

    heads: tuple[str, ...] = tuple(_HEADS)
    abbreviations: dict[str, str] = field(default_factory=lambda: dict(_ABBREVIATIONS))
    shortened: dict[str, str] = field(default_factory=lambda: dict(_SHORTENED))
    modifiers: dict[str, str] = field(default_factory=lambda: dict(_MODIFIERS))
    unit_endings: tuple[str, ...] = tuple(_UNIT_ENDINGS)
    topics: tuple[str, ...] = tuple(_TOPICS)
    places: tuple[str, ...] = ()

    @cached_property
    def forms(self) -> dict[str, tuple[str, bool]]:
        """Every folded form of every head: its base form, and whether the form is plural."""
        forms: dict[str, tuple[str, bool]] = {}
        for head in self.heads:
            for suffix in _PLURALS:
                forms[fold(head + suffix)] = (head, True)
            for suffix in _SUFFIXES:
                forms[fold(head + suffix)] = (head, False)
            if head.endswith("are"):
                forms[fold(head[:-1] + "na")] = forms[fold(head[:-1] + "nas")] = (head, True)
        forms |= {fold(form): (head, True) for form, head in _IRREGULAR.items()}
        return forms

    @cached_property
    def shortened_titles(self) -> re.Pattern[str]:
        """The abbreviated first part of a title, before a head that is written in full."""
        stems, heads = ("|".join(map(re.escape, words)) for words in (self.shortened, self.heads))
        return re.compile(rf"\b({stems})(?:\.\s?|\s?-\s?|\s?)(?={heads})", re.IGNORECASE)

    @cached_property
    def glued_titles(self) -> re.Pattern[str]:
        """A title joined to its unit by a hyphen: "Enhetschef-familjerätten"."""
        heads = "|".join(map(re.escape, self.heads))
        return re.compile(rf"({heads})-(?=[^\W\d_]{{4}})(?!(?:{heads}))", re.IGNORECASE)

    @cached_property
    def endings_by_length(self) -> tuple[str, ...]:
        return tuple(sorted(self.forms, key=len, reverse=True))

    @cached_property
    def units(self) -> tuple[str, ...]:
        return tuple(_folded(self.unit_endings))

    @cached_property
    def topic_words(self) -> frozenset[str]:
        return _folded(self.topics + self.places)

    @cached_property
    def topic_endings(self) -> tuple[str, ...]:
        return tuple(_folded(_TOPIC_ENDINGS))

    @cached_property
    def first_names(self) -> frozenset[str]:
        return _folded(_FIRST_NAMES)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that broken words are repaired to."""
        endings = [*self.forms, *self.units]
        return Vocabulary(self.topic_words, tuple(sorted((e for e in endings if len(e) > 3), key=len)))


ROLES = RoleLexicon()
