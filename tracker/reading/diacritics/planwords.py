"""Words that are far more common in municipal plans than in the newspapers and subtitles of a word list.

Only words that become another word without dots: "stöd" is then "stod", "hösten" is "hosten". In a plan the
word is almost certainly the one here. Words that are common in both forms (var, vår; har, här) are left out.
"""

from tracker.reading.mending import word_list

PLAN_WORDS = frozenset(
    word_list(
        """
    är så få får fått följa följer följs följt för rör rörande både båda nå nått stå står på då åt
    stöd stödet stödja stödjer stödja stöda stödinsatser stödmaterial stödbehov stödperson stödåtgärd
    höst hösten höstens våren vårens vårtermin hösttermin våld våldet våldets våldsam våldsamma mål målen
    målet målbild målgrupp målgruppen målgrupper målområde råd rådet rådgivning vård vårdnad länet
    läns nivå nivån nivåer fåtal halvår halvårs halvåret månad månaden månader månadsvis måndag lördag söndag
    gäller gällande håller hålla håll säkra säkras säkrare stärka stärks stärker stärkt säkerhet säkerhets
    väg vägen vägar vägled vägledning vägledningen vägledningar mäta mäts mätning mätningar mått
    möte mötet möten mötena mötes mötesplats mötesplatser hör höra höras hörs köp köpa kör köra läs läsa lära
    lärare lärande lär stäm stäms stämma stämmer avstämning avstämningar innebär sköta sköts skötsel
    åk årskurs års årliga årlig årligen året åren åtgärd åtgärder åtgärden åtgärderna ärende ärenden
    råder råda rätt rätten rätta läge läget lägen lägesbild lägesbilden räkna räknas bråk bråka
    pröva prövas prövning täcka täcks träff träffa träffar träffas tjänst tjänsten
    sätt sättet första främsta fortsätta begå åter nämnd nämnden fäste
    miljön miljöns röda rädda träd träden
    växa växer väntar vänta vända vänder känna känner känd kända kännedom
    återvända återvänder återvändare ökad ökade ökar öka överlämna övning övningar öva
    """
    )
)
