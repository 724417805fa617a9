"""The words that decide a question: patterns in folded letters, shared by kinds and wording."""

from tracker.domain.swedish import number_word
from tracker.reading.mending import fold

NUMBER_WORDS = {fold(number_word(number)): number for number in range(1, 21)} | {
    "ett": 1, "trettio": 30, "fyrtio": 40, "femtio": 50
}  # fmt: skip
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(NUMBER_WORDS)})"

# People who work for the municipality, as a plan names them in the plural.
STAFF = (
    r"(?:(?:\w*personal(?:en)?|\w*medarbetar(?:e|na)|(?:till|ny|visstids|manads|tim)?anstallda|nyanstalld"
    r"|\w*chefer|\w*pedagoger|\w*assistenter|rektorer|\w*ombud(?:en)?|\w*vikarier|\w*skoterskor"
    r"|\w*(?:ledar|handlaggar|sekreterar|utredar|samordnar|larar|tranar|mastar|forar|skotar)(?:e|na)"
    r"|\w+(?:arbetar|givar)(?:e|na)|\w*vardar|\w*terapeuter|elevhalsan|nyckelpersoner|fortroendevalda|politiker"
    r"|\w*konsulenter|\w*instruktorer|arbetsgrupper|arbetslag(?:en)?|\w*ledamoter|\w*kockar|\w*bitraden"
    r"|\w*tekniker|foraldrar|elever|ungdomar|\w*aktorer)(?:na)?)"
)
EVERYONE = (
    r"(?:all|alla|samtlig|samtliga|varje|berord|berorda|relevant|relevanta|aktuell|aktuella|minst"
    r"|ordinarie|\d+)"
)
TRAINING = (
    r"(?:\w*utbildning\w*|\w*kurs(?:en|er|erna)?|\w*forelasning\w*|\w*traning(?:en)?|\w*workshop\w*"
    r"|\w*seminari\w*|\w*webbinari\w*|\w*webinar\w*|\w*ovning(?:en|ar|arna)?|\w*fortbildning\w*"
    r"|\w*handledning\w*|\w*introduktion\w*|\w*konferens\w*|\w*temadag\w*|\w*modul\w*|processtod\w*)"
)
MEETING = (
    r"(?:\w*mote(?:n|t|na|s)?\b|\w*motes\w*|\w*traff(?:en|ar|arna|as|a)?\b|\bmots\b|\bsamlas\b|\w*samrad\w*|\w*forum(?:et|en)?\b"
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
    r"|testa|planera|formulera|besluta|digitaliser\w+|renover\w+|undersok\w+|ansok(?:a|er)|teckna|bilda"
    r"|\w*(?:kartlaggning|inventering|utredning|undersokning|utvardering|upphandling|revidering|analys|studie"
    r"|uppdatering|renovering|utbyggnad|ombyggnad|nybyggnad)(?:en)?)"
)
