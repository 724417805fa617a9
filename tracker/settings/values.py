"""The settings as values: what can be set, and what follows from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.districts import District
from tracker.domain.rules import Rules

if TYPE_CHECKING:
    from tracker.reading.ansvarig import RoleLexicon


@dataclass(frozen=True, slots=True)
class Smtp:
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
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Outbox:
    """How letters leave: at most so many a minute and a day, over so many connections at once.

    A run with more letters than `surprise_from`, and more than twice what the forecast saw, stops and asks.
    """

    per_minute: int = 30
    per_day: int = 1000
    connections: int = 4
    surprise_from: int = 10


@dataclass(frozen=True, slots=True)
class Imap:
    host: str
    port: int
    security: str
    user: str
    folder: str
    timeout: float
    ca_file: str
    token_command: str = ""
    done: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """A coordinator: gets the questions that nobody else can answer."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. `file` is the tracker.toml that was read, None where there is none.

    `letter_templates` is the folder with a municipality's own texts of letters, None where it has none.
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
    file: Path | None = None
    letter_templates: Path | None = None

    def rules_for(self, district: str) -> Rules:
        return self.district_rules.get(district, self.rules)

    def coordinator_for(self, district: str) -> Contact | None:
        return self.district_coordinators.get(district, self.coordinator)

    def lexicon(self) -> "RoleLexicon":
        """The words for roles and units: the program's own and the municipality's."""
        from tracker.reading.ansvarig import ROLES, RoleLexicon

        return RoleLexicon(
            heads=ROLES.heads + self.words["role_heads"],
            unit_endings=ROLES.unit_endings + self.words["unit_endings"],
            topics=ROLES.topics + self.words["topics"],
            places=self.words["places"],
        )

    @property
    def mail_folder(self) -> Path:
        return self.data / "mail"
