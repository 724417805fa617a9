# ruff: noqa: E501  (a plan has one row per line)
"""The played municipality: two real plans and a small made-up one, and the people who answer for them."""

from pathlib import Path

from tests.actors import SAM
from tests.conftest import write_settings
from tests.examples import is_thorough
from tests.outside import plans_folder
from tests.outside.played.heads import heads
from tests.outside.played.manners import TRUSTED
from tests.outside.test_real_letters import people_csv
from tests.services.year import YEAR, clock
from tracker.documents.people_file import read_people_file
from tracker.services.people.assign_seat import assign_seat
from tracker.services.people.import_people import import_people
from tracker.services.plans.find_activity import find_activity
from tracker.services.plans.read_plan import read_plan
from tracker.services.plans.store_plan import store_plan
from tracker.settings import Settings, load_settings
from tracker.store.database import Database, open_database

# The kinds of question that the two real plans do not have: minutes, revision, and forecasts at T1 and T2.
BROMMA = """\
Aktivitet;Ansvarig;Tidplan;Uppföljning
Områdesgruppen för trygghet samlar skola, fält och polis till möten;Preventionssamordnare;Löpande;Protokoll, VB
Fritidsgårdarna går igenom checklistan för uthyrning av lokaler;Enhetschef fritidsenheten;Senast 31 maj 2021;T1, T2
Ta fram en lokal lathund för hur oro anmäls;Enhetschef mottagningsenheten;Senast 30 september 2021;T1, T2, VB
Samtal med unga som rör sig i utsatta miljöer hålls varje vecka;Enhetschef fritidsenheten;Löpande;T1, T2 och VB
Stödsamtal erbjuds syskon om behov uppstår;Enhetschef mottagningsenheten;Vid behov;T1, T2 och VB
Handlingsplanen revideras utifrån årets lägesbild;Preventionssamordnare;Årligen;Uppdatering av handlingsplanen
"""
OTHERS = """\
;o1@kommun.example;Trygghets- och säkerhetssamordnare;;;ostermalm;
;o2@kommun.example;Kultursekreterare;;;ostermalm;
;o3@kommun.example;Enhetschef;preventionsenheten;socialtjänstavdelningen;ostermalm;
;o4@kommun.example;Enhetschef;vuxenenheten;socialtjänstavdelningen;ostermalm;
;o5@kommun.example;Enhetschef;familjeenheten;socialtjänstavdelningen;ostermalm;
;b1@kommun.example;Preventionssamordnare;;;bromma;
;b2@kommun.example;Enhetschef;fritidsenheten;;bromma;
;b3@kommun.example;Enhetschef;mottagningsenheten;;bromma;
"""
# The plan of Kungsholmen has four fifths of the heads: it is played in `make thorough`.
DISTRICTS = ("bromma", "ostermalm", *(("kungsholmen",) if is_thorough() else ()))
SOCIAL_HEADS = ("o3@kommun.example", "o4@kommun.example", "o5@kommun.example")


def found_town(folder: Path) -> tuple[Database, Settings]:
    """Imports the plans and the people as on 4 January; seats that are asked about are assigned."""
    more = f'[mail]\ntrusted_hosts = ["{TRUSTED}"]\naccept_unauthenticated = false\n[outbox]\nper_minute = 0'
    settings = load_settings(write_settings(folder, more))
    database = open_database(settings)
    now = clock().now()
    with database.session() as session:
        for district, file in _plans(folder).items():
            store_plan(session, SAM, now, settings, read_plan(file, district, YEAR, settings))
        import_people(session, SAM, now, settings, read_people_file(_people(folder)))
        shared = find_activity(session, settings, f"ostermalm-{YEAR}/5", None, None)
        assign_seat(session, SAM, now, settings, shared, SOCIAL_HEADS, None)
    return database, settings


def _plans(folder: Path) -> dict[str, Path]:
    real = plans_folder()
    assert real is not None, "tests/conftest.py does not collect this file then"
    (folder / "bromma.csv").write_text(BROMMA, encoding="utf-8")
    plans = {
        "kungsholmen": real / "kungsholmen-2021.txt",
        "ostermalm": real / "ostermalm-2021.txt",
        "bromma": folder / "bromma.csv",
    }
    return {district: plans[district] for district in DISTRICTS}


def _people(folder: Path) -> Path:
    """people.csv with the heads' names."""
    rows = [row.split(";") for row in (people_csv() + OTHERS).splitlines()]
    named = [";".join([heads()[row[1]].name if row[1] in heads() else row[0], *row[1:]]) for row in rows]
    file = folder / "people.csv"
    file.write_text("\n".join(named) + "\n", encoding="utf-8")
    return file
