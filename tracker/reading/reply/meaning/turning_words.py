"""The words that change a status: negation, reservation, time, doubt, condition."""

from tracker.reading.reply.patterns import word

NEGATION = word(
    "inte; ej; icke; aldrig; ingen; inget; inga; ingenting; varken; not; never; no; "
    "langt i?fran; allt annat an"
)

RESERVATION = word(r"""
    sa nar som pa; (?:fjarde|tredje|femte)del(?:en|ar)?; forutom; utom; bortsett fran;
    med undantag; undantaget; nastan; snart; strax;
    i (?:stort sett|princip|huvudsak); i det (?:stora|narmaste);
    till (?:stor|storsta|viss|halften|halva)(?: del(?:en)?)?; stor(?:a)? delar?; storsta delen; mestadels;
    delvis; halva; halften; halvklar[ta]?; mesta; flesta; merparten; flertalet; vissa; nagra; nagon; ett par;
    en del; sa gott som; hittills; an sa lange; aterstar; kvarstar; aterstod; aterstaende; kvar; saknas;
    saknar; fattas; delmal\w*; ar (?:pa god vag|nara)
""")

FURTHER = word(r"""
    en till; ett till; ytterligare; resterande; resten; ovriga; nasta; fler; aterstaende; sista; bara;
    andra (?:gruppen|omgangen|delen|halften|steget); behover; maste; vantar; avvaktar; innan; dock; fast;
    nu (?:tar|skriver|gor|bygger|jobbar|arbetar|planerar|ser|gar|utbildar|kor) vi;
    sjalva(?! (?:aktiviteten|verket));
    (?:galler|finns|anvands|fungerar|foljs) (?:inte|ej);
    (?:ska|skall|kommer att|behover) kompletteras; kompletteras; justeras
""")

PART = word(r"""
    (?:den |det )?forsta; en forsta; del; delen; delar(?:na)?; del(?:vis)? \d; steg(?:et)?; steg \d;
    etapp(?:en)?; omgang(?:en)?; en (?:grupp|enhet|traff|omgang|av); ett av; ena; endast;
    (?:tva|tre|fyra|fem|sex) (?:grupper|enheter|traffar|omgangar|moten|tillfallen);
    \d+ (?:grupper|enheter|traffar|omgangar|moten|tillfallen); pilot\w*; manga; flera
""")

FUTURE = word(r"""
    blir; bli; ska; skall; kommer; planeras; planerad?t?; beraknas; berakna[rd]?;
    raknar (?:vi )?(?:med|att)?; vantas; forvantas; siktar; sikte; hoppas; forhoppningsvis; satsar; malet;
    mal(?:sattning\w*); tanken; vill; senast; innan; inom kort; i ?morgon; bor; borde; vantar; sa snart;
    prelimin\w+; ev; deadline; pa vag att;
    (?:till|under|i|framat|fore|efter|nasta|lagom till) (?:nasta )?<season>;
    nasta (?:vecka|manad|ar|termin|kvartal); (?:till|i|under|fore) <month>;
    om (?:\w+ )?(?:veck\w+|manad\w*|dag\w*|ar); (?:pa|till) (?:mandag|tisdag|onsdag|torsdag|fredag);
    (?:v|vecka)\.? ?\d{1,2}; kvartal \w+; q[1-4]; t[12]; [vh]t
""")

FUTURE_VERB = word(r"""
    blir; bli; ska; skall; kommer; beraknas; vantas; forvantas; siktar; hoppas; forhoppningsvis;
    raknar (?:vi )?(?:med|att)?; bor; borde; malet; tanken; planerar; planeras; vill; senast; innan;
    planen (?:ar|var) (?:nu )?att; att (?:fa|bli|gora|ha|hinna);
    (?:hade|har|var) (?:\w+ )?tankt; tankte; hade velat; will; should; to be;
    satsar; maste; behover; skulle; (?<=kan )vara; (?<=att )vara; (?<=bor )vara; (?<=hinna )vara;
    (?:hoppats|velat|tankt|onskat) vara
""")

# "i vår" is folded to "i var" and is no verb.
PAST = word(
    "blev; (?<!i )var; har varit; hade; forst; redan; sedan; "
    "sen(?= (?:<month>|v|\\d|i|forra|borjan|slutet|ett|en|lange))"
)

HEDGE = word(r"""
    kanske; tror; troligen; troligtvis; nog; formodligen; antagligen; osaker[ta]?; oklart?; vet (?:inte|ej);
    eventuellt; ev; far (?:vi )?se; tveksamt; borde; gissar; svart att saga; lite oklart; skulle;
    om allt gar; knappt; redo att; sager att; sag(?:er|s|t) att; sa att; sade att;
    pastar?; pastod; havdar; horde att; vore; hort att;
    tydligen; uppenbarligen; pastas; lar; antar; antas; forefaller; ser ut; (?:ar|var) visst; visst ar;
    i teorin; pa papp(?:e)?ret; eller (?:inte|ej);
    enligt \w+(?: \w+)? (?:ar|har|blev|var) (?:den|det|detta|allt|vi);
    enligt (?!\w*<formal>)\w+$;
    av (?:en |nagon )?(?:annan|andra); pa (?:forsok|prov); till papp(?:e)?ret; ingen aning;
    nastan ing(?:en|a|et); for er; hos er; ni (?:har|ar); (?:har|ar) ni;
    enligt uppgift; vad jag vet; hade varit;
    om (?!du |ni |man )\w+ (?:ar|var|har|blir|hade|kan|vill)(?! (?:nagot|nagra|nagon|fragor));
    kan (?:man )?saga; kanns(?! (?:bra|skont|roligt|kul)); verkar; anser; upplever
""")

# With one of these, only a part is done.
LEFT_OUT = word(
    "utom; forutom; bortsett fran; med undantag; aterstar; kvarstar; kvar; delvis; halva; halften; resten; "
    "goras om; (?:den|det|de) gamla; behover (?:goras|ses|uppdateras|revideras)"
)

BELIEF = word("tror (?:jag|vi|att); (?:jag|vi) tror; antagligen; formodligen; troligen; gissar")

# A preparation is not the activity: "planeringen är klar".
PREPARATION = word(r"""
    planering(?:en)?; forberedels\w+; inbjud\w+; upphandling\w*; utkast\w*; underlag\w*; bokning\w*;
    lokal(?:en|er)?; ansokan; schemat?; kallels\w+; datum\w*; tidplan\w*; bestallning\w*; offert\w*;
    rekrytering\w*; program(?:met)?; material(?:et)?; projektplan\w*; mall(?:en|ar|arna)?;
    avtal(?:et)?; budget(?:en)?; finansiering(?:en)?; forslag(?:et)?; direktiv\w*;
    styrgrupp\w*; arbetsgrupp\w*
""")
# "Ny chef på plats": somebody, and not something, is in place.
SOMEBODY = word(r"chef\w*; samordnare\w*; personal(?:en)?; vikarie\w*; medarbetar\w*; vi; jag")

# These begin a reason, a condition or a relative clause, which does not report on the activity.
SUBORDINATE = word(r"""
    (?<!sa )nar; innan; tills; forran; sa snart; sa fort; efter att; for att; infor att; eftersom; pga;
    p\.? ?g\.? ?a\.?; pa grund av; beror(?:ende)? pa; med anledning av; i vantan pa;
    (?:avvaktar|vantar|invantar)(?: (?:pa|in))?(?: att)?; till foljd av; darfor att; trots; tack vare;
    (?<!gott )(?<!sa nar )(?<!markeras )(?<!raknar den )som<!as_said>;
    (?:om|da|medan)<clause>
""")
