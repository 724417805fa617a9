"""What heads of units say about their work, as phrases over folded letters (patterns.py): a table each.

They stand beside the words of status (meaning/status_words.py), which fit work with a date.
"""

import re

from tracker.reading.reply.patterns import word


def phrases(forms: str) -> re.Pattern[str]:
    """A pattern for any of the phrases; they stand between semicolons and may go on over a line's end."""
    return word(" ".join(forms.split()))


# They hold a "not" or a word of status and say nothing of the activity.
HARMLESS = phrases(r"""
    (?:inga|inte nagra) (?:\w+a )?(?:problem|konstigheter|hinder|synpunkter|anmarkningar);
    inget (?:konstigt|problem|krangel|storre fel);
    inte (?:minst|bara|enbart|endast|sa illa|daligt|dumt|sa dumt);
    (?:inget|inte nagot) (?:mer|annat|ovrigt|sarskilt) att (?:tillagga|saga|rapportera|anmarka);
    inget att tillagga; utan (?:problem|anmarkning\w*|avvikelser?|hinder); om (?:du|ni) undrar\w*(?: nagot)?;
    (?:hor|ring|mejla|maila|kontakta|fraga) (?:\w+ ){0,3}?om [\w ]{3,40};
    inte (?:alls )?svart; battre an (?:inget|ingenting); battre sent an aldrig; inga fragor(?: pa det)?;
    inte (?:mycket|sa mycket) mer (?:an det|att \w+); inte heller; ingen (?:fara|ko pa isen|brist pa \w+)
""")
NOUNS = (
    r"(?:behov|arende\w*|fall|handels\w+|handelse\w*|situation\w*|insats\w*|forfragning\w*|forfragan|tecken|"
    r"anmalning\w*|anmalan|klagomal|incident\w*|tillfalle\w*|avhoppare|ansokning\w*|ansokan|samtal|kop|"
    r"kontakt\w*|individ\w*|barn|personer|gang\w*|familj\w*|inkop|placering\w*|signal\w*|\w*fragor?|"
    r"oro\w*|hot\w*|avvikelse\w*|larm|uppdrag|beslut|dispens\w*|avrop|sadan\w*|sant|anledning|"
    r"bestallning\w*|aktualitet\w*|aterrapport\w*)"
)
VERBS = (
    r"(?:aktuel\w*|aktualisera\w*|behov\w*|hant|forekommit|intraffat|uppstatt|efterfraga\w*|anvan\w*|"
    r"nyttja\w*|kop(?:t|ts|a|er|te)|haft|fatt|inkommit|kommit in|tillampat?s?|aktivera\w*|uppkommit|"
    r"kontakta\w*|begarts?|bestall\w*|initiera\w*|nodvandig\w*|relevant|blivit av|utlost?s?|stott pa|mott|"
    r"tagit emot|tagit kontakt|sokt|varit (?:med om|i kontakt|aktuell\w*)|forelegat|funnits|framkommit|"
    r"anmalts|kravts?|foranle\w+|tagits i bruk|krav(?:de|t)|ringt|hort av (?:sig|oss)|"
    r"sett (?:nagot|nagon|nagra|till)|"
    r"markt|noterat|erbjudits|anordnats|larma(?:t|ts)|placerat|beviljat|anlita\w*|avropat|bett om|"
    r"rycka ut|inkopplad\w*)"
)
_NOT = r"(?:inte|ej|aldrig|icke)"
_NONE = (
    r"(?:inget|ingen|inga|ingetdera|ingendera|noll|0|inte (?:nagot|nagra|nagon|ett enda|en enda)|"
    r"ej (?:nagot|nagra|nagon))"
)
_FEW = r"(?:(?!hunnit|orkat|klart?|vad|som|att)[a-z-]+ )"
# "Det har inte behövts", "inga ärenden i år", "ej aktuellt", "någon insats har ej köpts in".
NO_NEED = phrases(rf"""
    {_NONE} {_FEW}{{0,3}}?{NOUNS}; (?:{_NOT}|{_NONE}|ingenting) {_FEW}{{0,4}}?{VERBS};
    (?:inget|inte nagot|ingenting) (?:alls )?att (?:ater)?(?:rapportera|redovisa|meddela|beratta);
    behov\w* (?:finns|fanns|har) {_NOT}(?: funnits)?; behov(?:s|er|de|des|t|ts) {_NOT}(?: anvandas?)?;
    behov saknas; saknas behov; saknar behov; inaktuellt?; n/a;
    inte (?:varit |nagon |blivit )*fraga (?:hos|for|om)[\w ]*; utan behov; ingen gang;
    {_NONE} sadan\w*(?! (?:verksamhet|enhet|grupp|avdelning));
    inte (?:en enda|nagon|en) gang; (?:tom|noll) lista;
    not (?:applicable|needed|relevant|been needed|come up);
    obefintlig\w*(?: behov)?; sluppit; besparats; klarat oss(?: utan| sjalva)?; no need; no cases;
    ikke (?:aktuelt|behov|relevant|hatt behov);
    intet (?:behov|at rapportere)
""")
_MORE_NO = (
    r"an sa lange|hittills|i ar|sedan sist|tyvarr|inte|det har (?:vi )?inte|alls|tack|faktiskt|har|hos oss|"
    r"for oss|ggr|gang\w*|st|stycken|under (?:aret|perioden|varen|hosten)|an|annu|pa den|pa det|dar|"
    r"pa det har|det har vi inte haft|det gjorde vi inte|gor vi inte|har (?:vi|det) inte|iar|iallafall|"
    r"i alla fall|ialla fall|i nulaget|for narvarande|just nu|inga|inget|fran (?:oss|var sida)|"
    r"for var del|sadana|sadant|sant|"
    r"det var det inte|"
    r"sedan i \w+|under 20\d\d|denna (?:period|termin)|pa (?:min|var) enhet|som tur ar|gudskelov|lyckligtvis|"
    r"dessvarre|den har (?:perioden|gangen|terminen)|pa fraga|varken eller|nej"
)
# "Nej", "nix", "noll", "inte än så länge": the whole clause.
NO = re.compile(
    r"(?:(?:men|och|kort|kort sagt|tyvarr|svaret ar|svar|fortfarande|tack o(?:ch)? lov|gudskelov|sa|oj) )*"
    r"(?:n(?:e|ae|epp|a|ej|aj|ee|ae j)|nah|naj|nej(?:da|do)|nix(?: pix)?|nope|nada|noll|ingen|inga|"
    r"inget|ingenting|"
    r"aldrig|inte|0|no|none|zero|nei|nope|ingen gang)"
    rf"(?: (?:{_MORE_NO}))*"
)
YES = re.compile(
    r"(?:(?:oh|tyvarr|jo|ja|oj|men|svaret ar) )*(?:ja|japp|jajamen|jajamansan|jo|joda|jodu|yes|yep|absolut|"
    r"visst|jepp|jada|jajjemen|jajjamansan|stammer|precis|jaa|jao|si)"
    r"(?: (?:tyvarr|det (?:har|gor|ar|finns)(?: det| vi| de| den)?|tack|visst|absolut|faktiskt|"
    r"precis|fortfarande|"
    r"men|och|da|ja|sa ?klart|stammer|bada|alla|pa den|till det|hos oss))*"
)
# "Ja, det har varit aktuellt", "vi använde vägledningen": the event of a conditional activity.
NEED = phrases(r"""
    (?:har|hade|blev|var) (?:\w+ ){0,3}?(?:aktuellt|nodvandigt|behov);
    har (?:\w+ ){0,3}?(?:behovt|behovts|anvants|
    anvant|kopts?|intraffat|hant|forekommit|nyttjats?|aktiverats?|utlosts?); anvande?s; anvande; anvandes;
    behovde(?:s| vi)?; kopte; blev (?:\w+ )?aktuellt; har haft (?:ett|en|nagra|flera|\d+)
""")
REPEAT = phrases(r"""
    samma (?:svar )?som forra (?:gangen|svaret|rapporten|mejlet|perioden|tertialet);
    samma (?:svar )?som (?:sist|senast|tidigare|i varas|i hostas|i somras);
    samma (?:svar )?som (?:vid (?:t1|t2|tertialet|forra \w+)|i (?:januari|februari|mars|april|maj|juni|juli|
    augusti|september|oktober|november|december));
    (?:enl(?:igt)?|se) (?:min |mitt |vart |var )?(?:tidigare|forra|senaste) (?:rapport|svar|besked|mejl|mail|
    uppgift\w*);
    (?:inget|ingenting) nytt(?: att \w+| har (?:hant|skett|tillkommit))?(?: sedan[\w ]{1,14}|
    sen[\w ]{1,14}| fran oss| har)?; status quo;
    nothing new;
    inte hant nagot(?: nytt)?(?: sedan| sen)?; inget har (?:hant|forandrats|andrats)(?: sedan| sen)?;
    oforandra(?:t|d)(?: lage)?;
    som (?:sist|forra gangen|senast|tidigare rapporterat); inga (?:nyheter|forandringar|andringar)
""")
_RUNS = (
    r"sker|gors|halls|anvands|tillampas|foljs|uppdateras|genomfors|ges|hanteras|lyfts|erbjuds|kontrolleras|"
    r"kors|traffas|motas|deltar|finns|ingar|tas upp|erbjuder|traffar|medverkar|samverkar"
)
_EVERY = (
    r"(?:vecka|manad|dag|termin|kvartal|mandag|tisdag|onsdag|torsdag|fredag|apt|mote|traff|nyanstallning|ar|"
    r"arende|ansokan|host|var)"
)
# The work goes on or is in use; beside ONGOING and AS_PLANNED of status_words.
GOES_ON = phrases(rf"""
    (?:enl\.?|enligt|efter|foljer) (?:(?:var|den) )?(?:\w+ )?(?:\w*plan\w*|\w*rutin\w*|schema\w*|ordinarie);
    (?:enligt|foljer) (?:\w+ )?(?:avtal\w*|overenskommelse\w*); enlpl\w*; e\.? ?p\.?;
    fortlop\w+; fortga\w+; flyter(?: pa)?; flutit(?: pa)?; funka[rt]; fungera[rt]\w*; allt(?:jamt|id);
    som (?:vanligt|forr|det ska|de ska|dom ska|den ska|forut|tidigare|alltid|brukligt|planerat|tankt|innan);
    tuffar(?: pa)?;
    rulla[rt]; knallar; puttrar; lunkar; lop(?:er|ande|te); kontinuerlig\w*; regelbund\w*; tickar pa;
    (?:gar|gatt) (?:\w+ )?(?:bra|fint|framat|utmarkt|smidigt|toppen|hyfsat|ok|okej|som|vidare|runt|sadar);
    sin gilla gang;
    allt (?:ar )?(?:bra|ok|okej|lugnt|frid och frojd|gott);
    (?:vid|pa|under|i) (?:varje|alla|samtliga) \w+;
    (?:bara |mycket |jatte|riktigt |bara jatte)?bra(?! \w+\w* for);
    (?:enl|enligt) \w*(?:hjul|upplagg|agenda|ordning)\w*; (?:{_RUNS})(?! (?:\w+ )?(?:inte|ej)(?!\w));
    ligger fast;
    (?:ar|val) (?:kanda?|implementera\w*|inarbeta\w*|etablera\w*|forankra\w*|valkanda?|kant); pa plats;
    i (?:bruk|drift);
    pa tapeten; levande; pa rull; on ?going; on track; according to plan; as planned; working (?:well|fine);
    running; som planlagt; pa banan; kor (?:vi )?(?:pa|vidare|enligt|som);
    haller (?:vi |de )?(?:igang|liv i|koll);
    det gor (?:vi|de|dom); staende (?:punkt|inslag)\w*; aterkommande; (?:varje|varannan|var \w+e) {_EVERY};
    (?:vecko|manads|kvartals|dag)vis; sitter i \w+; ar med pa (?:varje|alla);
    gors? (?:vi )?(?:alltid|lopande|redan);
    ok(?:ej)?; fullt ut; halls? levande; medverka[rt]; i fas; langs med planen; ar (?:fortsatt )?aktiv\w*;
    i rullning; (?:en|tva|tre|fyra|\d+) (?:gang|ganger|ggr) (?:per|om) \w+; fullbokad\w*; valbokad\w*;
    hog belaggning; igang; i gang
""")
SO_FAR = phrases(r"""
    hit+il+s; an sa lange; sa har langt; sahar langt; so far; hitintills; fram till (?:nu|idag|i dag)
""")
# The finite verb, or the participle, of a sentence that reports what is or was done.
TELLS = phrases(r"""
    har; hade; haft; ar; var(?! (?:\w+ )?(?:vecka|manad|dag)); varit; blev; blivit; gjort; gjorde; gick;
    gatt; holl; hallit;
    fick; fatt; tog; tagit; kom; kommit; motte; gav; gett; givit; fanns; gor; haller; moter; stodjer; far;
    sag; sett;
    [a-z]{2,}(?:ogs|evs|aks|ags|ops|altes|attes|ades|tes|des|nas ut)(?! (?:vecka|ar|manad));
    \w{2,}as (?:ut|upp|in|av|pa|vid|varje|flitigt|av|lopande); hanger; kanner; hamtar; knackar; lever;
    kanns (?:bra|fint|tryggt);
    [a-z]{3,}(?:ade|ades|at|ats|dde|ddes|kte|ktes|pte|ste|stes|tts|nde|ndes|lde|ldes|rde|rdes); laste; last;
    togs; hallits;
    sammantrader; arbetar; jobbar; kor; kort; utbildar; uppmuntrar; lagger; ligger; star; gar; ser;
    \w{3,}erar;
    is; are; was; were; have; has; had; visar; visade; anvander; anvant; foljer; informerar; paminner;
    uppmarksammar
""")
# A verb in the past, or a perfect.
PAST = phrases(r"""
    (?:har|hade) (?:\w+ ){0,4}(?:\w+(?:t|ts)); blev; var; gick; holls?; togs?; fick; kom; gav; gavs; gjorde;
    gjordes; sags?;
    satt; stod; skrev\w*; motte;
    [a-z]{3,}(?:ade|ades|dde|ddes|kte|ktes|pte|ste|stes|nde|ndes|lde|ldes|rde|rdes);
    (?:ar|ble[vi]t?|blivit) (?:\w+ )?\w+(?:ad|at|ade|d|t|da|ta)
""")
# It is to come, and has not been.
TO_COME = phrases(r"""
    ska(?!ll vara)(?:ll)?; planera[rdst]\w*; tanker; avser; hoppas; siktar; blir; (?!full|val)\w*bokad\w*;
    inplanerad\w*; startar; borjar;
    drar (?:vi )?igang;
    tar (?:vi )?(?:upp )?(?:det|detta|den|tag i det)? ?(?:pa|i|till|under|efter|forst) \w+;
    kommer (?:att|vi att|det att); behover(?! (?:inte|ej)); onskar; borde; skulle (?:behova|vilja);
    far (?:vi )?(?:ta|gora|lyfta); vill; will; to be; kors? i gang; dra igang
""")
# The work stands still, without a word of the letter for it.
HALTED = phrases(r"""
    vilar; pausa[dt]\w*; paus; star (?:helt )?still\w*; (?:legat|ligger|lag) nere; pa is; installd\w*;
    installt;
    (?:stallts?|stallas?|stalldes) in; avvaktar; pa vant; fryst\w*; parkerad\w*; bordlag\w*; i trada;
    gatt i sta;
    stanna(?:t|de) av; slutade?; upphor\w*; lades ne[dr]; lagts? ne[dr]; flyttade? till; overgatt;
    tagits? over; finns inte langre;
    vantar pa (?:ny|nya|en ny|besked|beslut|direktiv) ?\w*; ligger (?:numera|nu) (?:pa|hos|under);
    tappat fart; svart att (?:fa|hinna|hitta|fa till|prioritera)[\w ]*; tidsbrist; resursbrist;
    (?:saknar|brist pa) (?:tid|resurser|personal); legat pa is; fallit mellan stolarna; runnit ut i sanden;
    glomt (?:bort|av); glomdes
""")
# They leave open what is true.
DOUBTS = phrases(r"""
    kanske; tror(?! pa); troligen; troligtvis; formodligen; antagligen; os+aker[ta]?; oklart?;
    vet (?:jag |vi )?(?:inte|ej);
    eventuellt; tveksamt?; gissar; gissningsvis; svart att (?:saga|svara|bedoma); ingen aning;
    (?:lar|torde) (?:ha|vara);
    vad (?:jag|vi|man) (?:vet|forstatt|forstar|kanner till|kan se|hort|minns|sett);
    sa ?vitt jag (?:vet|kanner); har jag hort;
    hort (?:att|talas|nagot om); horde att; rykt\w*; pasta[rs]; pastod; enligt uppgift;
    sags(?= (?:vara|att|ha|bli)); antar;
    borde vara; skulle kunna;
    nog(?= (?:klar|gjort|gjord|fardig|inte|har|ar|vara));
    (?:inget|inte|ingenting) (?:som|vad) (?:jag|vi) (?:kanner till|vet|hort|minns|sett);
    mellan halften; skulle jag tro;
    (?:kan|vill|gar|vagar) (?:jag |vi |det )?(?:annu )?(?:inte|ej) (?:att )?svara\w*;
    ska vara (?:klar[ta]?|gjor[dt]|fardig\w*|genomfor\w+);
    maybe; perhaps; i think; not sure; probably; minns inte; kommer inte ihag; har for mig; har inget minne;
    om jag (?:minns|forstatt|inte minns|inte missminner|kommer ihag)(?: mig| ratt)*; bor vara;
    (?:inte|ej|ingen|dalig) (?:\w+ )?koll;
    inte (?:helt |riktigt )?sak\w+; dubbelkolla\w*; kolla[rt]?(?: (?:upp|med|av|detta|det));
    stammer? av med; oklara;
    forstar (?:inte|ej)(?! (?:problem|varfor)); verkar; ska (?:tydligen|visst) ha; tydligen; uppenbarligen;
    skulle tro; i princip (?:inte|nej);
    eller (?:nat|nagot|sa|inte); typ(?! \w+a); ska ha (?:\w+ts|gjorts|\w+t); far (?:vi )?se; vem vet;
    (?:bade )?ja och nej; har koll pa (?:det|detta|den|dem|fragan);
    eller (?:jo|ja|nej|nja); forresten (?:jo|nej); rattelse; nja; kan vara fel; stammer inte; motsager;
    osaker pa;
    (?:ar|det ar) som (?:den|det) ar;
    beror pa hur; beror pa vad; nan ?stans; nagon ?stans;
    (?:runt|cirka|ca|ungefar|typ) (?:halften|halva|en tredjedel|tva tredjedelar)
""")
