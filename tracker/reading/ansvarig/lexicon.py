"""The words for roles and units of a Swedish municipality.

A role is recognised by its last part (its head: …chef, …samordnare), a unit by its ending (…enheten) or its
field (social omsorg). A municipality can pass a `RoleLexicon` with its own words.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from tracker.reading.ansvarig.unitwords import TOPIC_ENDINGS, TOPICS, UNIT_ENDINGS
from tracker.reading.mending import Vocabulary, fold, slips_of, word_list

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
    gäst förälder förtroendeman talesman kontaktman tillsynsman oppositionsråd regionråd
    partner företrädare inspiratör attestant tjänsteman befäl politiker förtroendevald revisor beställare
    föredragande leverantör diakon kontaktpolis närpolis volontär anställd vikarie elev
    kock biträde guide lots fadder gymnast brandman chaufför
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
    "ombuden": "ombud",
    "cheferna": "chef",
    "partners": "partner",
    "partnerna": "partner",
    "vänner": "vän",
    "vännerna": "vän",
    "förtroendevalda": "förtroendevald",
    "anställda": "anställd",
    "biträden": "biträde",
    "faddrar": "fadder",
    "faddrarna": "fadder",
    "undersköterskor": "undersköterska",
    "föräldrar": "förälder",
    "föräldrarna": "förälder",
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
    "dsk": "distriktssköterska",
    "usk": "undersköterska",
    "adm": "administrativ",
    "tib": "tjänsteman i beredskap",
    "rcb": "räddningschef i beredskap",
    "kd": "kommundirektör",
    "kso": "kommunstyrelsens ordförande",
    "dso": "dataskyddsombud",
    "hso": "huvudskyddsombud",
    "mla": "medicinskt ledningsansvarig",
    "cfo": "cfo",
    "cio": "cio",
    "ciso": "ciso",
    "cto": "cto",
    "ceo": "ceo",
    "dpo": "dpo",
    "syv": "studie- och yrkesvägledare",
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
    "förvaltn": "förvaltnings",
    "avdeln": "avdelnings",
    "verksamh": "verksamhets",
    "ekon": "ekonomi",
    "kom": "kommun",
    "rehab": "rehabiliterings",
    "fast": "fastighets",
    "samh": "samhälls",
}
# The head of a title, abbreviated at the end of a word: "kultursekr.", "kommundir."
_CUT_HEADS = {
    "sekr": "sekreterare",
    "samordn": "samordnare",
    "samord": "samordnare",
    "handl": "handläggare",
    "dir": "direktör",
    "insp": "inspektör",
    "koord": "koordinator",
    "kommunik": "kommunikatör",
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
    "inre": "inre",
    "yttre": "yttre",
    "digital": "digital",
    "digitala": "digital",
    "regional": "regional",
    "regionala": "regional",
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
    "förste": "förste",
    "senior": "senior",
    "junior": "junior",
    "1:e": "första",
    "2:e": "andra",
    "verkställande": "verkställande",
    "närmaste": "närmaste",
    "nationell": "nationell",
    "nationella": "nationell",
    "extern": "extern",
    "externa": "extern",
    "intern": "intern",
    "interna": "intern",
}
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
    cut_heads: dict[str, str] = field(default_factory=lambda: dict(_CUT_HEADS))
    abbreviations: dict[str, str] = field(default_factory=lambda: dict(_ABBREVIATIONS))
    shortened: dict[str, str] = field(default_factory=lambda: dict(_SHORTENED))
    modifiers: dict[str, str] = field(default_factory=lambda: dict(_MODIFIERS))
    unit_endings: tuple[str, ...] = tuple(UNIT_ENDINGS)
    topics: tuple[str, ...] = tuple(TOPICS)
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
            elif head.endswith("e"):
                forms[fold(head + "r")] = forms[fold(head + "rna")] = (head, True)
            elif head.endswith("man"):
                forms[fold(head[:-3] + "män")] = forms[fold(head[:-3] + "männen")] = (head, True)
        forms |= {fold(form): (head, True) for form, head in _IRREGULAR.items()}
        return forms

    @cached_property
    def shortened_titles(self) -> re.Pattern[str]:
        """The abbreviated first part of a title, before a head that is written in full."""
        stems, heads = ("|".join(map(re.escape, words)) for words in (self.shortened, self.heads))
        return re.compile(rf"\b({stems})(?:\.\s?|\s?-\s?|\s?)(?={heads})", re.IGNORECASE)

    @cached_property
    def misspelt(self) -> re.Pattern[str]:
        """A head or a rank with one typing error: "enhetsceferna", "avdelnigschef"."""
        heads = "|".join(sorted(self._slips_of_heads, key=len, reverse=True))
        ranks = "|".join(sorted(self._slips_of_ranks, key=len, reverse=True))
        forms = "n|en|er|erna|na|"
        return re.compile(rf"(?<=\w\w\w\w)({heads})(?=(?:{forms})\b)|\b({ranks})(?=chef)", re.IGNORECASE)

    @cached_property
    def _slips_of_heads(self) -> dict[str, str]:
        return slips_of(word_list("chef samordnare sekreterare handläggare direktör"))

    @cached_property
    def _slips_of_ranks(self) -> dict[str, str]:
        ranks = word_list("enhets avdelnings verksamhets förvaltnings områdes")
        return slips_of(ranks) | {rank[:-1]: rank for rank in ranks}

    def spelled(self, found: re.Match[str]) -> str:
        """Returns the word that is meant by a match of `misspelt`, with its first letter as it stands."""
        slip = found[0].lower()
        right = self._slips_of_heads.get(slip) or self._slips_of_ranks[slip]
        return found[0][0] + right[1:]

    @cached_property
    def cut_titles(self) -> re.Pattern[str]:
        """A title whose head is cut off at the end of the word, with its full stop or at the cell's end."""
        return re.compile(rf"(?<=\w\w[.\w])({'|'.join(self.cut_heads)})(?:\.(?!\w)|(?=\s*$))", re.IGNORECASE)

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
        return tuple(_folded(TOPIC_ENDINGS))

    @cached_property
    def first_names(self) -> frozenset[str]:
        return _folded(_FIRST_NAMES)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary that broken words are repaired to."""
        endings = [*self.forms, *self.units]
        return Vocabulary(self.topic_words, tuple(sorted((e for e in endings if len(e) > 3), key=len)))


ROLES = RoleLexicon()
