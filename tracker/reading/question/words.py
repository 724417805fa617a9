"""The words that decide a question: patterns in folded letters, shared by kinds and wording."""

import re

from tracker.reading.mending import word_list

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        word_list("noll en tva tre fyra fem sex sju atta nio tio elva tolv"),
    )
} | {"ett": 1, "femton": 15, "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50}
SPELLED = word_list("noll en två tre fyra fem sex sju åtta nio tio elva tolv")
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(NUMBER_WORDS)})"

# People who work for the municipality, as a plan names them in the plural.
STAFF = (
    r"(?:\w*personal(?:en)?|\w*medarbetare|(?:till|ny|visstids|manads|tim)?anstallda|nyanstalld|nyanstallda"
    r"|\w*chefer(?:na)?|\w*ledare|\w*handlaggare|\w*sekreterare|\w*pedagoger|\w*assistenter|larare|rektorer"
    r"|\w*ombud(?:en)?|\w*vikarier|\w*vardar|\w*skoterskor|\w*terapeuter|elevhalsan|nyckelpersoner"
    r"|fortroendevalda|politiker|forskollarare|barnskotare|\w*utredare|\w*konsulenter|\w*samordnare"
    r"|\w*instruktorer|arbetsgrupper(?:na)?|arbetslag(?:en)?|underskoterskor|tranare|fritidsledare)"
)
EVERYONE = (
    r"(?:all|alla|samtliga|varje|berord|berorda|relevant|relevanta|aktuell|aktuella|minst|ordinarie|\d+)"
)
TRAINING = (
    r"(?:\w*utbildning\w*|\w*kurs(?:en|er|erna)?|\w*forelasning\w*|\w*traning(?:en)?|\w*workshop\w*"
    r"|\w*seminari\w*|\w*webbinari\w*|\w*webinar\w*|\w*ovning(?:en|ar|arna)?|\w*fortbildning\w*"
    r"|\w*handledning\w*|\w*introduktion\w*|\w*konferens\w*|\w*temadag\w*|\w*modul\w*)"
)
MEETING = (
    r"(?:\w*mote(?:n|t|na|s)?\b|\w*motes\w*|\w*traff(?:en|ar|arna)?\b|\w*samrad\w*|\w*forum(?:et|en)?\b"
    r"|\w*natverk\w*|\w*grupp(?:en|er|erna)?\b|\w*rad(?:et|en)?\b|\w*avstamning\w*|\bapt\b"
    r"|\w*samverkan\w*|\w*sammantrad\w*|\w*konferens\w*|\w*dialog\w*|diskuter\w*|\blyft(?:s|er|a|as)?\b)"
)
# What a finished piece of work begins with, and what goes on without an end does not.
TASK = (
    r"(?:ta(?:s)? fram|tar fram|framtagande|genomfor(?:a|ande|s)?|utarbeta\w*|uppratta(?:s|nde)?|revider\w+"
    r"|infor(?:a|ande|s)?|implementer\w+|start(?:a|as|ar)|kartlagg\w*|inventer\w+|utred(?:a|s|ning)?"
    r"|anordna\w*|arranger\w+|uppdater\w+|skapa(?:s)?|utveckla(?:s)?|informera|inrat\w+"
    r"|sprida|marknadsfora|kop(?:a|s)? in|installer\w+|tillsatt\w+|utse(?:s)?|anstall(?:a|s)|rekryter\w+"
    r"|publicer\w+|bygg(?:a|s|er)|utforma(?:s)?|oversyn|se(?:s)? over|utvarder\w+|pilot\w*|upphandl\w+"
    r"|fardigstall\w+|faststall\w+|analys(?:era|eras)|utbilda|byt(?:a|s) ut|ersatt(?:a|s)|sammanstall\w+"
    r"|testa|planera|formulera|besluta|digitaliser\w+|renover\w+|undersok\w+|ansok(?:a|er)|teckna|bilda)"
)

CONDITION = re.compile(
    r"(?<!och )(?<!samt )(?<!eller )(?<!som )(?<!kan )(?:"
    r"\b(?:vid|efter|utifran) behov\b|\bvid (?:sarskilda |eventuellt )behov\b"
    r"|\bnar (?:det |sa |ett )?(?:behov|behovs|kravs|ar aktuellt|blir aktuellt|ar nodvandigt)"
    r"|\bom (?:\w+ ){0,6}?(?:blir|ar|bli|blivit|vore) aktuell\w*"
    r"|\bom (?:\w+ ){0,6}?(?:uppstar|uppkommer|intraffar|foreligger|behovs|onskar|efterfragas|upptacks"
    r"|uppmarksammas|begars?|kravs|sa kravs|finns|behover|utsatts|drabbas|misstanks)\b"
    r"|\bi (?:\w+ )?forekommande fall\b|\bi de fall\b|\bi sadana fall\b|\bifall\b|\bi akuta fall\b"
    r"|\bvid forekommen anledning\b|\bvid (?:forfragan|efterfragan)\b|\bpa (?:begaran|forfragan)\b"
    r"|\bi handelse av\b|\bvid eventuell\w*\b|\bvid nyanstallning\w*|\bvid nyrekrytering\w*"
    r"|\bnar (?:nagon|nagot|ett barn|en \w+|en person) (?:\w+ ){0,4}?(?:drabbas|utsatts|visar|uppvisar|begar)"
    r")"
)
# "Rutin vid oro" is the routine's name; "vid oro kontaktas …" is a condition.
ON_CONCERN = re.compile(
    r"^(?:vid|efter) (?:\w+ )?(?:oro|misstanke|misstankar|handelse|handelser|incident\w*|hot|kris\w*|tecken"
    r"|kannedom|suicid\w*|vald|krankning\w*|olyck\w*|larm|avbrott|stromavbrott|varmebolj\w*|sjukdom"
    r"|dodsfall)\b"
    r"|\b(?:kontakta\w*|anmal\w*|samverka|radgora|konsultera|tillkalla|larma|erbjud\w*|sammankalla\w*)\b"
    r"[^.,]{0,50} vid (?:oro|misstanke|misstankar|intraffad\w*|handelse|krissituation\w*)\b(?! om vem)"
)
BEGINS_WITH_IF = re.compile(r"^(?:om|ifall|i det fall|nar) (?!den\b|alla\b)\w+")
# Conditions in the follow-up's cell: a bare "vid behov" there is about the follow-up.
CONDITION_OF_REPORT = re.compile(
    r"\b(?:om|nar) (?:det|detta|sa) (?:har )?(?:blir|blivit|varit|ar) aktuellt|\bi forekommande fall\b"
)
# In a time plan that is mixed: what happens at an event.
CONDITION_OF_TIME = re.compile(
    r"\bvid (?!arsskiftet|halvarsskiftet|manadsskiftet|terminsstart|skolstart)\w+|\bi samband med\b|\bnar\b"
    r"|\bom (?:det|detta|behov)\b|\bi forekommande fall\b"
)
