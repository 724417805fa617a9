"""The demo's 25 people, all made up: their seats, how many they lead, how they write and when they answer."""

from dataclasses import dataclass

YEAR = 2021


@dataclass(frozen=True, slots=True)
class Person:
    """One line of people.csv, and the person's ways.

    `voice` chooses the words (sayings.py), `manner` the mail around them (answering.py); `staff` is how many
    the person leads.
    """

    name: str
    local: str
    role: str
    unit: str
    department: str
    district: str
    voice: str = "plain"
    manner: str = "answers"
    staff: int = 12

    @property
    def email(self) -> str:
        return f"{self.local}@kommun.example"


def _head(name: str, local: str, unit: str, department: str, **ways: object) -> Person:
    return Person(name, local, "Enhetschef", unit, department, "kungsholmen", **ways)  # type: ignore[arg-type]


def _ostermalm(name: str, local: str, role: str, unit: str = "", **ways: object) -> Person:
    department = "socialtjänstavdelningen" if unit else ""
    return Person(name, local, role, unit, department, "ostermalm", **ways)  # type: ignore[arg-type]


_SOCIAL, _ELDERLY, _SCHOOL = "socialtjänstavdelningen", "äldreomsorgsavdelningen", "förskoleavdelningen"
_SAFETY = "Trygghets- och säkerhetssamordnare"

PEOPLE = (
    Person("Karin Holmlund", "karin", "Stadsdelsdirektör", "", "", "kungsholmen", "formal"),
    Person("Tomas Ekdahl", "tomas", _SAFETY, "", "", "kungsholmen", "telling"),
    Person("Lena Bergqvist", "lena", "Avdelningschef", "", _SOCIAL, "kungsholmen", "formal"),
    Person("Mikael Strand", "mikael", "Avdelningschef", "", "ekonomiavdelningen", "kungsholmen", "plain"),
    Person("Birgitta Norell", "birgitta", "Avdelningschef", "", _ELDERLY, "kungsholmen", "plain"),
    _head("Amira Haddad", "amira", "enheten för prevention och fältarbete", _SOCIAL, voice="telling"),
    _head("Johan Wikner", "johan", "familjeenheten", _SOCIAL, voice="formal", manner="outlook", staff=14),
    _head("Sofia Lindvall", "sofia", "vuxenenheten", _SOCIAL, voice="hurried", manner="phone", staff=16),
    _head("Peter Ahlgren", "peter", "biståndsenheten", _SOCIAL, manner="late", staff=11),
    _head("Nadia Rahimi", "nadia", "enheten för socialpsykiatri", _SOCIAL, voice="telling", manner="away"),
    _head("Gunnar Fors", "gunnar", "parkleksenheten", "kulturavdelningen", voice="hurried", staff=9),
    _head("Elin Sjöstrand", "elin", "hemtjänsten", _ELDERLY, manner="phone", staff=34),
    _head("Marek Nowicki", "marek", "vård- och omsorgsboendet", _ELDERLY, voice="hedging", staff=41),
    _head("Ulla Brandt", "ulla", "dagverksamheten", _ELDERLY, manner="never"),
    _head("Hanna Öberg", "hanna", "förskolorna i öster", _SCHOOL, voice="formal", staff=22),
    _head("David Lindahl", "david", "förskolorna i väster", _SCHOOL, manner="hands_over", staff=25),
    _ostermalm("Petra Hallin", "petra", "Enhetschef", "preventionsenheten", voice="telling"),
    _ostermalm("Samir Aziz", "samir", "Enhetschef", "vuxenenheten", voice="hurried", manner="late"),
    _ostermalm("Frida Mellgren", "frida", "Enhetschef", "familjeenheten", voice="formal", manner="outlook"),
    _ostermalm("Oskar Lund", "oskar", "Enhetschef", "biståndsenheten", manner="inside"),
    _ostermalm("Agneta Roos", "agneta", "Enhetschef", "hemtjänsten", voice="hedging"),
    _ostermalm("Sara Åkerman", "sara", _SAFETY, voice="telling"),
    _ostermalm("Kaj Törnqvist", "kaj", "Kultursekreterare", voice="hurried", manner="promises"),
    _ostermalm("Lars Egnell", "lars", "Enhetschef", "ekonomiskt bistånd", manner="bounces"),
    _ostermalm("Ingrid Palm", "ingrid", "Avdelningschef", "", voice="formal"),
)


def people_csv() -> str:
    """Returns people.csv as a coordinator would write it in Excel."""
    lines = ["name;email;role;unit;department;district;superior_email"]
    for one in PEOPLE:
        cells = (one.name, one.email, one.role, one.unit, one.department, one.district, _superior(one))
        lines.append(";".join(cells))
    return "\n".join(lines) + "\n"


def _superior(person: Person) -> str:
    """Returns the address of the head of the person's department, if that is another person."""
    heads = (
        one
        for one in PEOPLE
        if one.role == "Avdelningschef"
        and (one.district, one.department) == (person.district, person.department)
    )
    head = next(heads, person)
    return "" if head is person else head.email
