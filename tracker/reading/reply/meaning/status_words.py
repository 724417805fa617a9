"""The words that carry a status.

A form has its tense: "genomfört" is done and "genomförs" is not, so whole words are listed, not stems.
Letters are folded and forms stand between semicolons (patterns.py).
"""

from tracker.reading.reply.patterns import word

# Fixed expressions with a word of status but without its meaning.
IDIOM = word(r"""
    sa ?klart; sjalvklart; helt klart att; klart att; (?<!gjorde )(?<!gjort )klart det;
    klart som korvspad; klar over; klart over;
    klart slut; klart och tydligt; for (?:var|min|egen) del;
    (?:vi hade |malet var |med )malet (?:var |pa )?\d+; far klart for;
    (?:ar|var|blev) klara? (?:med|over) att; inte bara;
    (?:aven om |trots att )?<took_time>;
    (?:jobbar|arbetar)(?: nu)? (?:efter|enligt|utifran) (?:den|det|dem|detta|\w+en)<!still>;
    loper (?:till|ut|tom|fram|i \w+ ar);
    (?:ingen|inget|inga)(?: annan)? behover (?:gora )?(?:nagot )?mer; ingen annan behover gora nagot(?: mer)?;
    (?:vi )?har haft (?:(?:en|ett|mycket|stor|hog|lag|bara) )*<hindrance>;
    mot (?:de )?planerade \d+; personnummer borttaget; utan (?:problem|anmarkning|avvikelse\w*|hinder);
    inga (?:problem|hinder|avvikelser|konstigheter);
    (?:inget|inga|inte nagot) (?:(?:mer|fler|ytterligare) )?(?:\w+ )?(?:behovs|aterstar|kvarstar);
    (?:inget|inga|inte nagot) (?:(?:mer|fler|ytterligare) )?(?:\w+ )?kvar(?: att gora)?;
    i (?:gang|arbete) med tack;
    (?:den|det|de|vara?|era?) <which> (?!(?:redan|sedan|innan)\b)\w+(?:en|et|an|na|rna);
    (?<=% )skulle jag saga; utan att (?:\w+ )?(?:ha )?(?:\w+(?:ts|tt|t)); plan for (?:genomforande|att);
    genomforandeplan\w*;
    tidplan for
""")

DONE = word(r"""
    klar[ta]?; klarmarkerad?; klarmarkeras; fardig[ta]?; fardigstall[dt]a?; fardigstalldes; fardigstallts;
    genomfor(?:d|t|da|des|ts|de); avslut(?:ad|at|ade|ades|ats); avklara(?:d|t|de|ts|des); klarats? av;
    slutfor(?:d|t|da|des|ts); utfor(?:d|t|da|des|ts); infor(?:d|t|da|des|ts);
    (?:ar|blev|har blivit) (?:\w+ )?genomgang(?:en|na);
    implementera(?:d|t|de|des|ts); hallits; holls; har vi hallit; har hallit; agt rum; agde rum; blev av;
    har blivit av; pa plats; i (?:mal|hamn); bocka(?:t|d)? av; verkstall(?:d|t|da|des|ts);
    atgarda(?:d|t|de|des|ts); (?:ar|var|blev) (?:nu |alla |redan )?hall(?:en|et|na); i (?:full )?drift;
    mal(?:et|en)?(?: ar| har| har vi)?(?: \w+)? (?:natt?s?|uppnatt?s?|uppnadda?|uppfyll[dt]a?s?);
    (?:natt|uppnatt|uppfyllt) malet;
    avbocka[dt]e?; fardig(?!plan|stall)[a-z]{4,}(?:ade?|at|da|d|t);
    kan (?:\w+ ){0,2}(?:stangas?|bockas? av|avslutas?|klarmarkeras?|markeras? som klar);
    check(?: pa (?:den|det|denna|detta))?; done; completed; finished; ar (?:nu )?gjor[dt]a?
""")

FINISHED_ADJECTIVE = word(r"""
    klar[ta]?; fardig[ta]?; i (?:mal|hamn); pa plats
""")

# Made, which may not be the whole of the activity: a person looks.
MADE = word(r"""
    gjord; gjort; gjorde; skriv(?:en|et|na); inlamna(?:d|t|de); dokumentera(?:d|t|de|s); hall(?:en|et|na);
    kort(?= (?:igenom|\w+ utbildning\w*|utbildning\w*|\w*kurs\w*));
    gjorts; gjordes; gjorda; antag(?:en|its|na); antogs; beslut(?:ad|at|ats|ades);
    faststall(?:d|t|ts|des); publicera(?:d|t|ts|des); framtag(?:en|et|na); tagits? fram; upprattad?e?;
    upprattat; utskickad?e?; utskickat; levererad?; levererat; finns (?:nu|sedan); skickats? ut;
    uppfylld?t?; anstalld; rekryterad; har (?:vi )?haft; vi hade; har varit pa; anlitat; kopt in; inkopt;
    tillsatta?; tillsattes; paskriv(?:en|et|na); undertecknade?t?; tryckta?; utdela(?:d|t|de);
    lansera(?:d|t|des|ts);
    monterade?t?; utbildade?s?; utbildats; fixa[td]; fixade; ordna[td]; ordnade
""")

ATTENDED = word(r"""
    har (?:nu )?(?:gatt|deltagit|utbildats|fatt|svarat|medverkat|genomgatt|tagit del); deltog;
    gick utbildningen; ar (?:nu )?utbildade; har genomfort; gatt; deltagit; medverkat
""")

ONGOING = word(r"""
    pagar; pagaende; i ?gang; (?:i )?full gang; loper(?: pa)?; rullar(?: pa)?; lopande; kontinuerligt;
    fortlopande; (?:jobbar|arbetar)(?: vidare| fortfarande)?; arbetas; jobbas; fortsatter; fortgar;
    fortskrider; haller (?:vi |fortfarande )?pa; halls pa; pa gang; pa vag;
    kommit (?:en bit|langt|halvvags); under arbete;
    under (?:framtagande|oversattning|uppbyggnad|<making>); gar (?:framat|vidare|(?<!^det gar )bra); halvvags;
    (?:hunnit|kommit)(?: med)?(?: \w+)? (?:halften|halva)(?: vagen)?; in progress; ongoing; under ?way;
    (?!sakn|behov|finn|fatta)\w{3,}s just nu;
    (?:skrivs|byggs|utreds|upphandlas|revideras|uppdateras|installeras|tas fram|ses over) nu;
    just nu \w{3,}r vi; vi \w{3,}r (?:\w+ )?just nu;
    sitter (?:(?:vi|jag|fortfarande|just nu|nu) )*med (?:den|det|detta); slutfasen; mitt (?:uppe )?i;
    pa remiss; (?:pa )?god vag; tar form; ar i process
""")

# Done every week or month: ongoing.
REGULARLY = word(r"""
    <does>(?: vi)? (?:\w+ ){0,4}<every> (?:\w+ )?<time>
""")

STARTED = word(r"""
    paborja(?:d|t|de|des|ts);
    startat?s?; startad(?:e|es)?; borjat; borjade; kommit i ?gang;
    (?:satt|dragit|kort) i ?gang; inle(?:tt|dd|tts|ddes|dda); komma i ?gang; (?:borja|starta); kom i ?gang;
    uppstartad?t?; i ?gang(?:satt)?
""")

AS_PLANNED = word(r"""
    (?:enligt|efter) (?:tid)?plan(?:en|ering(?:en)?)?; foljer (?:tid)?plan(?:en)?;
    som (?:planerat|det ska|tankt); i fas; i tid
""")

NOT_STARTED = word(r"""
    (?:inte|ej) ens (?:\w+ )?hunnit; (?:inte|ej) pab;
    (?:opaborja|ostarta)[dt]e?;
    (?:inget|ingenting) (?:har )?(?:ar )?(?:annu )?(?:hant|gjor[td]s?|skett|paborjat)(?: an)?;
    (?:ingen|inga|inget) (?:\w+ )?(?:har )?(?:ar )?(?:annu )?(?:startat?s?|paborja[dt]s?e?|kommit i ?gang);
    (?:inte|ej) gjort (?:nagot|nagonting|nat); (?:star|ligger) (?:helt )?stilla fran start;
    vi har inget gjort; (?:inte|ej)(?: \w+){0,3} (?:hunnit|hunnits|hinner)(?: \w+){0,3} <begin>;
    (?:inte|ej) kommit till skott; (?:inte|ej) start; not (?:yet )?(?:started|begun);
    ligger i startgroparna; i startgroparna; noll o(?:ch)? in(?:ge|te)t; noll gjort;
    (?:inte|ej) ens (?:\w+ )?(?:tankt?a?|tittat?|fundera|borjat?|startat|oppnat|paborja(?:t|d|de))
""")

PLANNED = word(r"""
    planeras; planera(?:d|t|de); startar; borjar; paborjas; inleds;
    (?:drar|satter|kor|kommer)(?: vi)? i ?gang; startar upp;
    ska(?:ll)? (?:startas?|borja|paborjas|inledas|genomforas|dra i ?gang|hallas); inbokad?e?; bokade?;
    bokat; genomfors; kommer att (?:startas?|borja|paborjas|genomforas|hallas); ar tankt;
    hogst upp pa listan; halls; vantar vi med(?: den| det| detta)? till; har datum (?:i|den)
""")

DELAYED = word(r"""
    forsen(?:ad|at|ade|as|ats|ades|ing|ingar|ingen); skjuts (?:upp|fram|pa|till);
    skjutits?(?: \w+)? (?:upp|fram|pa); skjuter(?: \w+){0,2} (?:upp|fram|pa); skjutas? (?:upp|fram|pa);
    framskjut\w+; uppskjut\w+; senarela\w+; framflytta\w+;
    flytta(?:s|d|t|ts|de|r)? (?:\w+ )?(?:fram|till (?:nasta|hosten|varen|host|var|<month>|2\d\d\d));
    senare an (?:\w+ ){0,3}(?:tankt|planerat|planen|sagt|trodde|trott|hoppats|hoppades|beraknat|utlovat);
    (?:det |den )?blir (?:tyvarr |nagot |lite )?senare;
    (?:blir|blev) (?:\w+ )?(?:inte|ej) (?:klar[ta]?|fardig[ta]?|av) (?:till|fore|innan|i tid);
    (?:var|ar) utlova[dt];
    (?:haller|hallit|klarar|klarat)(?: \w+)? (?:inte|ej) (?:tidplanen|tiden|datumet|deadline\w*);
    (?:inte|ej) (?:hallit|klarat) (?:tidplanen|tiden|datumet|deadline\w*);
    halkat efter; drar over tiden; dragit over tiden;
    ny(?:tt)? slutdatum; skjutas? till (?:efter|nasta|<season>);
    flyttas?(?: \w+)? fram; (?:hinner|hinns|hann|hunnit|hinnas|hinna)(?: \w+){0,2} (?:inte|ej);
    (?:inte|ej|aldrig)(?: \w+){0,3} (?:hunnit|hinner|hinns|hinnas|hinna|hann)<!begin>; drar ut pa tiden;
    dragit ut pa tiden; drojer; drojt; tar langre tid; tagit langre tid; blir (?:sen(?:t|are)|framflyttat);
    (?:ligger|ar) (?:\w+ )?(?:efter(?! <then>)|bakom|sena|sen med)(?! att);
    ligger(?: \w+){0,2} efter(?! att);
    (?:blir|blev)(?: det)?(?: klart?)? forst (?:i|till|under|efter|nasta);
    fordroj\w+; forskjut\w+; (?:inte|ej)(?: \w+){0,2} (?:inom (?:tid\w*|utsatt tid)); spricker;
    sprack; spruckit;
    efter i (?:tid|planen|planeringen|schemat); (?:far|maste)(?: \w+){0,2} vanta; pausa[dts]\w*; pa paus;
    (?:inte|ej) (?:\w+ )?(?:klar[ta]?|fardig[ta]?) i tid;
    klarar (?:\w+ )?(?:inte|ej) (?:tid\w*|datum\w*|deadline\w*);
    (?:begart|fatt|sokt|bett om) (?:om )?(?:forlangning|forlangd tid|anstand);
    (?:ligger|ar)(?: vi)? <about>(?:dagar|veckor|manader|manad|vecka|ar) (?:efter|sena|forsenade?);
    delayed; postponed; pa is; vilande; stannat av; avstannat; bordlag\w+
""")

# "Skulle ha varit klart i maj": late, if something else reports that it is not done.
SHOULD_HAVE = word(r"""
    skulle (?:\w+ )?(?:ha )?(?:varit|blivit|levererats?|kommit|startat|borjat|hallits|genomforts);
    (?:ville|hade velat) (?:ha|fa) (?:den|det); (?:hade hoppats|hoppades)
""")

DROPPED = word(r"""
    avsluta(?:d|t|ts|des|s) i fortid;
    utgar(?! i?fran); utga; utgatt(?! i?fran); utgick(?! i?fran);
    lagg(?:s|a|er|as)(?: \w+){0,2} ne[rd](?! (?:mycket|tid|stor|energi|kraft)); lagts? ne[rd]; nedlag[dgt]\w*;
    avbrut(?:en|its|et); avbryt(?:s|er); avbrots;
    (?:inte|ej)(?: \w+)? (?:langre )?aktuell?t?a?(?:(?: \w+){0,3} langre)?;
    inaktuell?t?;
    stryk(?:s|er|as|a)(?! (?:en|ett|nagra|vissa)(?!\w));
    stryk (?:den|det|denna|aktivitet\w*|punkt\w*|nr|nummer);
    struk(?:en|its|et|it); ta(?:s|gits|get|r)? bort(?:tag\w+)?;
    borttag(?:en|et|na)? (?:ur|fran) (?:planen|listan|handlingsplanen); skrota[dts]\w*; slopa[dts]\w*;
    utgallrad; avskriv(?:en|et|s|its); avskrevs;
    kommer (?:\w+ )?(?:inte|ej|aldrig) (?:att )?(?:\w+ )?(?:genomforas?|goras?|bli av|hallas?);
    kommer (?:\w+ )?(?:inte|ej|aldrig) (?:att )?(?:starta|paborjas?);
    (?:ska|skall) (?:inte|ej) (?:langre )?(?:genomforas|goras); genomfors (?:inte|ej)(?: alls)?;
    kunde (?:\w+ )?(?:inte|ej) (?:\w+ )?(?:genomforas|goras|hallas);
    (?:blir|blev) (?:det )?(?:inte|ej|aldrig|inget|ingen) (?:\w+ )?av; inte blivit av; installd?t?a?;
    stall(?:s|ts|des|er)(?: \w+)? in; cancell?ed; ska(?:ll)? bort; ersatt(?:s|es|ts) av;
    skippar?; skippats?; upphor\w*;
    (?:installt?d?|stoppat?d?|lagt ner|avslutat?d?|nedprioriterat?d?) for gott;
    drog tillbaka uppdraget;
    beslut\w* (?:\w+ ){0,2}att (?:den|det|aktiviteten|vi) (?:inte|ej) ska(?:ll)? \w+;
    lade (?:\w+ )?ne[rd];
    beslut\w* (?:\w+ ){0,2}att (?:inte|ej) (?:gora|genomfora|starta|infora|fortsatta|ga vidare)
""")

# What was cancelled has a new time: late, and not dropped.
MOVED = word(
    r"""
    ny(?:tt|a)? (?:tid\w*|datum|omgang\w*|forsok|tillfall\w+|planering);
    (?:gors|tas|tar vi|gor vi|kors|kor vi|halls|haller vi|blir|sker|genomfors|planeras)(?: det| den)?(?: \w+)?
    (?:under|i|till|pa|nasta|om) (?:nasta )?(?:<season>|<month>|termin\w*|ar|manad|vecka)
""".replace("\n    (?:under", " (?:under")
)

DROPPED_FOR_SURE = word(r"""
    utga; (?:inte|ej) aktuell?t?a?(?: \w+){0,3} langre; (?:blir|blev) (?:det )?inget (?:\w+ )?av;
    kan (?:(?:ni|du|vi) )?(?:gott |garna )?ta(?:s)? bort; ska(?:ll)? bort (?:fran|ur);
    avsluta(?:d|t|ts|des|s) i fortid; utgar; utgatt; utgick;
    lagg(?:s|a|er|as)(?: \w+){0,2} ne[rd]; lagts? ne[rd]; nedlag\w+;
    (?:inte|ej) langre aktuell?t?a?; stryk\w*; struk\w+; avskriv\w+; avskrevs;
    ta(?:s|gits) bort; borttag(?:en|et|na)? (?:ur|fran) \w+; slopa\w+;
    skrota\w+; kommer inte (?:att )?(?:genomforas|goras|bli av|ersattas);
    beslut\w* (?:\w+ ){0,2}att (?:den|det|aktiviteten) (?:inte|ej) ska(?:ll)? (?:goras|genomforas);
    ska inte genomforas;
    inaktuell?t?; avbrut\w+; (?:installt?d?|stoppat?d?|lagt ner|avslutat?d?) for gott;
    lade (?:\w+ )?ne[rd]; beslut\w* (?:\w+ ){0,2}att (?:inte|ej) (?:gora|genomfora|infora)
""")

REPEAT = word(r"""
    in(?:get|te nagot|genting) nytt; inga nyheter; oforandra[dt]e?; ingen (?:forandring|skillnad|andring);
    inga (?:forandringar|andringar);
    samma (?:status|lage|svar)?(?: ?som)? ?(?:forra|senast|sist|tidigare|innan)(?: gangen)?;
    som (?:forra gangen|sist|senast|tidigare rapporterat); status quo;
    samma som (?:forra|sist|senast|tidigare|i)\w*; samma (?:status|lage); ser likadant ut;
    inte hant nagot(?: nytt)? (?:sedan|sen); inget (?:har )?(?:hant|andrats) (?:sedan|sen); inget att tillagga
""")
