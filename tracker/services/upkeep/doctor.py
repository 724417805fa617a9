"""Checks the health of the installation: database, mail servers, letter templates, jobs and people."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime
from urllib.parse import urlsplit

from sqlmodel import Session

from tracker.clock import swedish_day, swedish_time
from tracker.domain.letter import LetterState
from tracker.domain.swedish import listed, quantity, shortened
from tracker.errors import TrackerError
from tracker.mail.incoming.imap import open_box
from tracker.mail.outgoing.sender import open_server
from tracker.services.answers.causes import is_outsiders
from tracker.services.letters.blocked import letters_to_nobody, questions_without_words
from tracker.services.letters.check_texts import check_texts
from tracker.services.letters.outstanding import outstanding_occasions
from tracker.services.letters.watch_clock import what_is_wrong
from tracker.services.people.coordinators import without_coordinator
from tracker.services.people.match_seats import questions
from tracker.services.reports.check_template import check_template
from tracker.services.upkeep.checks import Check, job_checks, rights_check, room_check
from tracker.services.upkeep.desk_files import half_done, settle_files
from tracker.settings import Settings
from tracker.settings.desk import desk_rules
from tracker.store import letter_counts, people, plans, reviews
from tracker.store.database import Database, open_database
from tracker.store.location import database_file


def examine(
    now: datetime, settings: Settings, wrong_times: Sequence[str] = (), mend: bool = False
) -> tuple[Check, ...]:
    """Runs all checks. A failing check does not stop the others.

    `wrong_times` are sentences about times of jobs that the scheduler can't read. `mend`: closes to others
    what they may open of the data, and ends what a crash has left half done.
    """
    checks = [_settings(settings)]
    checks += (Check("jobbtider", False, sentence) for sentence in wrong_times)
    checks += (room_check(settings), rights_check(settings, mend))
    database = _tried("databas", lambda: _database(settings), checks)
    checks += _texts(settings)
    checks += _templates(settings)
    _tried("SMTP", lambda: _smtp(settings), checks)
    _tried("IMAP", lambda: _imap(settings), checks)
    checks.append(_senders(settings))
    checks.append(_pages(settings))
    if database is not None:
        with closing(database), database.session() as session:
            checks += _desk_files(session, settings, mend)
            checks.append(_clock(session, now))
            checks += _contents(session, settings, swedish_day(now))
            checks.append(_questions(session))
            checks += job_checks(session, settings, now)
    return tuple(checks)


def _tried(
    name: str, examine_one: Callable[[], tuple[bool | None, str, Database | None]], checks: list[Check]
) -> Database | None:
    try:
        ok, detail, database = examine_one()
    except TrackerError as error:
        checks.append(Check(name, False, str(error)))
        return None
    checks.append(Check(name, ok, detail))
    return database


def _database(settings: Settings) -> tuple[bool | None, str, Database | None]:
    database = open_database(settings)
    with database.session() as session:
        count = len(plans.plans(session))
    where = database_file(settings) or database.engine.url.render_as_string(hide_password=True)
    return True, f"{where} ({count} {'plan' if count == 1 else 'planer'})", database


def _smtp(settings: Settings) -> tuple[bool | None, str, None]:
    smtp = settings.smtp
    if not smtp.host:
        return None, f"inte inställt: brev läggs i {settings.mail_folder / 'ut'}", None
    with open_server(smtp):
        return True, f"{smtp.host}:{smtp.port} svarar ({smtp.security})", None


def _imap(settings: Settings) -> tuple[bool | None, str, None]:
    imap = settings.imap
    if not imap.host:
        return None, f"inte inställt: svar läses ur {settings.mail_folder / 'in'}", None
    with open_box(imap):
        return True, f"{imap.host}:{imap.port} svarar, mappen {imap.folder} finns", None


def _senders(settings: Settings) -> Check:
    """Checks that somebody vouches for who writes."""
    if settings.trusted_hosts:
        return Check("avsändare", True, f"intygas av {', '.join(settings.trusted_hosts)}")
    risk = (
        "intygas inte: vem som helst kan svara i en annans namn, så du bekräftar allt som avslutar en "
        'aktivitet; ange er mottagande server, [mail] trusted_hosts = ["mx.kommun.example"]'
    )
    return Check("avsändare", None, risk)


def _settings(settings: Settings) -> Check:
    """Says which file was read, and for which districts something is set at the desk."""
    file, set_here = str(settings.file or "förvalda (ingen tracker.toml)"), sorted(desk_rules(settings))
    return Check("inställningar", True, f"{file}; satt på sidan för {listed(set_here)}" if set_here else file)


def _desk_files(session: Session, settings: Settings, mend: bool) -> Iterator[Check]:
    """Yields one check if a crash has left a change of the desk half done; `mend` ends it."""
    if mend:
        settle_files(session, settings)
    waiting = half_done(session, settings)
    if waiting:
        told, changes = f"gör klart {'den' if len(waiting) == 1 else 'dem'}", len(waiting)
        yield Check(
            "inställningar",
            False,
            f"{quantity(changes, 'ändring', 'ändringar')} från skrivbordet avbröts när programmet stannade "
            f"och gäller inte än: {told} med tracker doctor --mend",
        )


def _pages(settings: Settings) -> Check:
    """Checks that letters have a link, and that what is sent over it is encrypted on the way."""
    base = settings.web.base_url
    if not base:
        return Check("sidor", None, "breven har ingen länk: ange web.base_url")
    local = urlsplit(base).hostname in ("127.0.0.1", "localhost")
    if base.startswith("http:") and not local:
        return Check("sidor", None, f"breven har länk till {base}, utan kryptering: använd https")
    return Check("sidor", True, f"breven har länk till {base}")


def _texts(settings: Settings) -> Iterator[Check]:
    """Yields one check per broken own letter template, or one that all are valid."""
    if settings.letter_templates is None:
        return
    wrong = check_texts(settings.letter_templates)
    yield from (Check("brevtexter", False, sentence) for sentence in wrong)
    if not wrong:
        yield Check("brevtexter", True, f"egna, i {settings.letter_templates}")


def _templates(settings: Settings) -> Iterator[Check]:
    """Yields one check per fault of an own Word template, or one that all are valid."""
    named = {settings.report_template, *settings.district_report_templates.values()} - {None}
    for path in sorted(path for path in named if path is not None):
        wrong = check_template(path)
        yield from (Check("avsnittsmall", False, sentence) for sentence in wrong)
        if not wrong:
            yield Check("avsnittsmall", True, f"egen, {path}")


def _clock(session: Session, now: datetime) -> Check:
    wrong = what_is_wrong(session, now)
    return Check("klockan", wrong is None, wrong or f"{swedish_time(now):%Y-%m-%d %H:%M}, svensk tid")


def _contents(session: Session, settings: Settings, today: date) -> Iterator[Check]:
    waiting = letter_counts.waiting(session)
    held, drafts = (
        letter_counts.count(session, LetterState.HELD),
        letter_counts.count(session, LetterState.EXPORTED),
    )
    detail = f"{waiting} brev väntar" + (f", {held} av dem hålls" if held else "")
    detail += f"; {drafts} utkast är inte märkta som skickade (tracker letters sent)" if drafts else ""
    yield Check("utkorg", True, detail)
    items = reviews.review_items(session)
    outsiders = sum(is_outsiders(item.causes) for item in items)
    told = f"{len(items) - outsiders} svar väntar på dig"
    told += f", och {outsiders} mejl från okända avsändare" if outsiders else ""
    yield Check("granskning", not items or None, told)
    bad = unreachable(session, settings)
    yield Check("adresser", not bad, "fungerar inte: " + ", ".join(bad) if bad else "inga kända fel")
    without = sum(len(questions(session, name)) for name in {p.ref.district for p in plans.plans(session)})
    detail = f"{without} av planernas roller saknar befattning (tracker people missing)"
    yield Check("ansvariga", without == 0 or None, detail if without else "alla roller har en befattning")
    missing = without_coordinator(session, settings)
    yield Check("samordnare", not missing, missing or "angiven")
    nobody = outstanding_occasions(session, settings, today, today).nobody
    told = "; ".join(letters_to_nobody(district, count) for district, count in nobody.items())
    yield Check("mottagare", not nobody, told or "varje fråga har någon att gå till")


def _questions(session: Session) -> Check:
    """Checks that every question has words."""
    mute = questions_without_words(session)
    told = f"utan ord, skriv dem med tracker plans question: {shortened(', '.join(mute), 100)}"
    return Check("frågor", not mute or None, told if mute else "alla har ord")


def unreachable(session: Session, settings: Settings) -> tuple[str, ...]:
    """Returns the failing addresses that are in use: those of holders, coordinators and superiors."""
    failed = [person for person in people.people(session).values() if person.unreachable_since]
    if not failed:
        return ()
    seats = people.seats(session)
    holders = {person.id: person for seat in seats for person in seat.holders}
    left = people.last_holders_of(session, [seat.seat.id for seat in seats if not seat.holders])
    before = people.people_of(session, (ids[0] for ids in left.values()))  # of vacant seats
    contacts = {settings.coordinator_for(district) for district in plans.districts(session)}
    superiors = {person.superior_id for person in (*holders.values(), *before.values())}
    addresses = {contact.email for contact in contacts if contact}
    return tuple(
        person.email
        for person in failed
        if person.id in holders or person.id in superiors or person.email in addresses
    )
