"""The parts of Swedish titles: heads and their forms, modifiers, abbreviations; first names beside them."""

from tracker.reading.mending import word_list

HEADS = word_list(
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
# The endings of a head in the singular and in the plural.
SUFFIXES = ("", "n", "en", "et", "a", "e", "s", "ns", "ens")
PLURALS = ("er", "erna", "ers", "ernas", "ar", "arna", "na", "a")
IRREGULAR = {
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
ABBREVIATIONS = {
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
SHORTENED = {
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
CUT_HEADS = {
    "sekr": "sekreterare",
    "samordn": "samordnare",
    "samord": "samordnare",
    "handl": "handläggare",
    "dir": "direktör",
    "insp": "inspektör",
    "koord": "koordinator",
    "kommunik": "kommunikatör",
}
MODIFIERS = {
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
FIRST_NAMES = word_list(
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
