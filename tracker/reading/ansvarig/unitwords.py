"""The words that name a unit of a municipality, a body beside it, or a field of work."""

from tracker.reading.mending import word_list

UNIT_ENDINGS = word_list(
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
    akutmottagning vården vårdcentral vårdcentralen kommun region myndigheter bolagsstyrelser
    bolagsstyrelserna styrelser styrelserna presidium presidiet presidier fullmäktige arbetslag arbetslaget
    arbetslagen arbetsplats arbetsplatser arbetsplatsen förbund förbundet förbunden revisionen beredningen
    beredning församling församlingen församlingar församlingarna nätverk nätverket nätverken organisation
    organisationen organisationer organisationerna sjukhus sjukhuset stiftelse stiftelsen delegationen
    forum universitet universitetet högskola institutet klubben klubbar koncern koncernen värnet kåren
    samfund samfunden samhället föreningslivet näringslivet förskola avd förv enh verk vattenverk utskotten
    mediatek mediateket kyrka polismyndigheten filialen filialerna facken boendena kommitté kommittén
    elevkår studentkår brandkår
    kårer råden centraler centralerna mottagningar mottagningarna hallen hallar hallarna restaurangen
    restauranger restaurangerna bussen badhuset ridhuset kulturhuset boende barnahus område områden
    """
)
TOPICS = word_list(
    """
    social sociala socialt omsorg barn unga ungdom ungdomar vuxen vuxna äldre ekonomi ekonomiskt bistånd
    hr it kommunikation kultur fritid prevention familj familjer familjebehandling stadsmiljö miljö
    lokaler lokal trygghet säkerhet service stöd utredning öppenvård vård hälsa utbildning bibliotek
    administration upphandling juridik digitalisering samhällsbyggnad myndighet integration
    arbetsmarknad mottagning näringsliv individ funktionsnedsättning funktionshinder boende lss ifo
    förskola skola grundskola gymnasium hemtjänst socialtjänst äldreomsorg beställare utförare
    verksamhetsstöd kvalitet utveckling personal teknik fastighet park gata plan bygg räddningstjänst
    avfall återvinning renhållning kost inköp primärvård fjärrvärme löner va energi näringslivsutveckling
    samhällsplanering polis kundcenter
    livsmedel hälsoskydd bygglov idrott turism landsbygd trafik vatten avlopp exploatering bemanning
    arkiv logistik missbruk nyanlända hållbarhet konsument
    natt norr söder öster väster syd nord öst väst centrum tekniska elevhälsa psykiatri
    klimat jämställdhet mångfald barnrätt folkhälsa beredskap tillgänglighet demokrati rehab korttid
    brå slk slf sdn ks kf bun kfn mbn von sn måltid kost städ kök
    """
)
TOPIC_ENDINGS = word_list(
    """
    omsorg tjänst stöd miljö hälsa skola vård service bistånd planering utveckling försörjning hållning
    byggnad psykiatri assistans vistelse bostad behandling mottagning rehabilitering måltid rådgivning
    """
)
