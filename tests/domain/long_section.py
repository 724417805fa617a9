"""A made-up section of the length of a real one: fourteen activities in three areas, every kind of work."""

from dataclasses import replace
from datetime import date

from tests.domain.telling import HEADS, YEAR, answered, row, section
from tracker.domain.forms import OccasionKind
from tracker.domain.question import QuestionKind
from tracker.domain.records import StoredActivity
from tracker.domain.report.values import Change, Section
from tracker.domain.status import Status, StatusReport
from tracker.domain.year_forecast import Forecast

AREAS = ("Förebyggande aktiviteter", "Förhindrande aktiviteter", "Kompetenshöjande aktiviteter")
_ROWS = (
    (QuestionKind.FREQUENCY, "Våldsbejakande extremism i trygghets- och säkerhetsrådet", "möten", 4.0),
    (QuestionKind.ONGOING, "Fältarbetarna finns ute på kvällar då många unga samlas", "", None),
    (QuestionKind.DATE, "Temadag om källkritik och demokrati för skolorna", "", None),
    (QuestionKind.DATE, "Gemensamt möte för pensionärsrådet och rådet för funktionshinderfrågor", "", None),
    (QuestionKind.COUNTABLE, "Anhöriga som hör av sig får en namngiven kontakt", "anhöriga", None),
    (QuestionKind.CONDITIONAL, "Stöd till den som vill lämna en destruktiv miljö", "gånger", None),
    (QuestionKind.DATE, "Rutinen vid oro gås igenom på ett enhetsmöte", "", None),
    (QuestionKind.CONDITIONAL, "Samverkan med stadens VBE-team när det blir aktuellt", "gånger", None),
    (QuestionKind.ONGOING, "Föreningar som söker bidrag kontrolleras mot stadens checklista", "", None),
    (QuestionKind.DATE, "Överenskommelsen mellan polisen och stadsdelsnämnden revideras", "", None),
    (QuestionKind.COUNTABLE, "Webbaserad grundutbildning om våldsbejakande extremism", "medarbetare", None),
    (QuestionKind.MINUTES, "Lägesbilden tas upp på arbetsplatsträffar", "möten", None),
    (QuestionKind.DATE, "Utbildning för nyanställda i första linjen", "", None),
    (QuestionKind.REVISION, "Handlingsplanen revideras utifrån årets lägesbild", "", None),
)
_DUE = {3: date(YEAR, 9, 30), 4: date(YEAR, 5, 31), 7: date(YEAR, 5, 31), 10: date(YEAR, 12, 31)}
_DUE |= {13: date(YEAR, 12, 31)}


def activities(count: int = len(_ROWS)) -> list[StoredActivity]:
    """Returns so many activities, the same kinds over and over."""
    return [_activity(number) for number in range(1, count + 1)]


def _activity(number: int) -> StoredActivity:
    place = (number - 1) % len(_ROWS)
    kind, title, counts, goal = _ROWS[place]
    due = (_DUE[place + 1],) if place + 1 in _DUE else ()
    asks_all = f"Relevant personal ska gå {title}" if counts == "medarbetare" else title
    stored = row(kind, id_=number, due=due, counts=counts, goal=goal, title=title, aktivitet=asks_all)
    words = replace(stored.activity.row, omrade=AREAS[place // 5], ansvarig="Enhetschefer, socialtjänsten")
    return replace(stored, activity=replace(stored.activity, number=number, row=words))


def answers(comment: str = "") -> list[StatusReport]:
    """Returns answers to the fourteen activities; `comment` is what one of them says."""
    done, going, none = Status.GENOMFORD, Status.PAGAR, Status.INGET_BEHOV
    said = "Personalomsättningen har varit hög under hösten, och en vikarie saknas ännu."
    return [
        *(answered(going, "Rådet har träffats fyra gånger.", about=1, seat=seat, value=4) for seat in (1, 2)),
        *(answered(going, "Löpande, enligt plan.", about=2, seat=seat) for seat in (1, 2, 3, 4)),
        *(answered(done, "Genomfördes i september.", about=3, seat=seat) for seat in (1, 2, 3)),
        answered(Status.FORSENAD, "Mötet sköts upp på grund av sjukdom.", about=4, seat=2),
        *(answered(going, "", about=5, seat=seat, value=3 + seat) for seat in (1, 2, 3)),
        answered(going, "En gång.", about=6, seat=2, value=1),
        answered(none, "Nej, inget behov.", about=6, seat=1),
        *(answered(done, comment or "Klart.", about=7, seat=seat) for seat in (1, 2, 3, 4, 5)),
        *(answered(none, "Inget behov.", about=8, seat=seat, when=date(YEAR, 5, 3)) for seat in (1, 2, 3)),
        answered(going, "Checklistan används vid varje ansökan.", about=9, seat=4),
        answered(Status.EJ_PABORJAD, said, about=10, seat=1),
        answered(going, "", about=11, seat=1, value=14, target=22, forecast=Forecast.OSAKERT),
        *(answered(going, "", about=11, seat=seat, value=31, target=31) for seat in (2, 3, 4, 5)),
        *(answered(going, "Protokoll finns.", about=12, seat=seat, value=6) for seat in (1, 2)),
        *(answered(done, "", about=13, seat=seat) for seat in (1, 2, 3, 4, 5)),
        answered(going, "Planen bör nämna hedersrelaterat våld.", about=14, seat=3),
    ]


def long_section(comment: str = "", form: OccasionKind = OccasionKind.VB) -> Section:
    """Returns the section; four of five units answer most of it."""
    changes = [Change(10, "changed", date(YEAR, 6, 1), ("tidplan",))]
    return section(activities(), answers(comment), seats=HEADS, form=form, changes=changes)
