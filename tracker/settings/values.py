"""The settings as values.

They are named tuples because every command creates these classes, and a frozen dataclass takes seven times as
long to create.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.districts import District
from tracker.domain.rules import Rules

if TYPE_CHECKING:
    from tracker.reading.ansvarig import RoleLexicon


class Smtp(NamedTuple):
    host: str
    port: int
    security: str
    user: str
    sender: str
    sender_name: str
    reply_to: str
    plus_addresses: bool
    timeout: float
    ca_file: str
    token_command: str = ""
    password: str = ""

    def __repr__(self) -> str:
        """Leaves out the password: the text appears in tracebacks and logs."""
        return f"Smtp({self.host}:{self.port})"


class Outbox(NamedTuple):
    """Limits of sending: letters per minute and per day, and simultaneous connections.

    A run with more letters than `surprise_from`, and more than twice the forecast, stops and asks.
    """

    per_minute: int = 30
    per_day: int = 1000
    connections: int = 4
    surprise_from: int = 10


class Imap(NamedTuple):
    host: str
    port: int
    security: str
    user: str
    folder: str
    timeout: float
    ca_file: str
    token_command: str = ""
    done: str = ""
    mail_seconds: float = 60
    run_seconds: float = 600
    password: str = ""

    def __repr__(self) -> str:
        """Leaves out the password: the text appears in tracebacks and logs."""
        return f"Imap({self.host}:{self.port})"


class Web(NamedTuple):
    """Where the pages are.

    `base_url` is their address as people see it, without a last slash; "" if letters are to have no link.
    `proxies` is how many reverse proxies stand before the program, whose X-Forwarded headers are believed.
    `oidc_issuer` is the address of the municipality's own sign-in (OpenID Connect), "" if it is not used.
    """

    base_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    proxies: int = 0
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: str = ""

    def __repr__(self) -> str:
        """Leaves out the secret: the text appears in tracebacks and logs."""
        return f"Web({self.base_url or f'{self.host}:{self.port}'})"


class Contact(NamedTuple):
    """A coordinator: gets the questions that have no other recipient. Letters show `phone` if it is set."""

    name: str
    email: str
    phone: str = ""


class GivenRules(NamedTuple):
    """What the administrator's settings say of follow-up: [followup] whole, its keys that they name, and the
    tables of districts. What they name, nobody sets at the desk (settings/desk.py).
    """

    general: Mapping[str, Any] = {}
    named: frozenset[str] = frozenset()
    districts: Mapping[str, Mapping[str, Any]] = {}

    def is_locked(self, district: str, key: str) -> bool:
        return key in self.named or key in self.districts.get(district, {})


class Settings(NamedTuple):
    """All settings.

    `status_labels` has a label for each code of domain/status.py. `file` is the tracker.toml that was read,
    None if there is none. `letter_templates` is the folder of custom letter templates, None if there is none;
    `report_template` the municipality's own Word template of sections, which a district may replace.
    """

    data: Path
    municipality: str
    database_url: str
    smtp: Smtp
    outbox: Outbox
    imap: Imap
    trusted_hosts: tuple[str, ...]
    accept_unauthenticated: bool
    receipts: bool
    jobs: Mapping[str, str]
    districts: Mapping[str, District]
    rules: Rules
    coordinator: Contact | None
    district_rules: Mapping[str, Rules]
    district_coordinators: Mapping[str, Contact]
    words: Mapping[str, tuple[str, ...]]
    keep_mail_days: int
    keep_upload_days: int
    status_labels: Mapping[str, str]
    file: Path | None = None
    letter_templates: Path | None = None
    report_template: Path | None = None
    district_report_templates: Mapping[str, Path] = {}
    web: Web = Web()
    given: GivenRules = GivenRules()

    def rules_for(self, district: str) -> Rules:
        return self.district_rules.get(district, self.rules)

    def coordinator_for(self, district: str) -> Contact | None:
        return self.district_coordinators.get(district, self.coordinator)

    def report_template_for(self, district: str) -> Path | None:
        return self.district_report_templates.get(district, self.report_template)

    def lexicon(self) -> "RoleLexicon":
        """Returns the words for roles and units: the program's and the municipality's."""
        from tracker.reading.ansvarig import lexicon_with

        own = self.words
        return lexicon_with(own["role_heads"], own["unit_endings"], own["topics"], own["places"])

    @property
    def mail_folder(self) -> Path:
        return self.data / "mail"
