"""The records: what one document says, as frozen values.

Fields and their values are fixed by the contract (records.schema.json); ``to_json`` prints exactly that form.
Offsets count characters of ``Record.text``; ``text[start:end]`` is always what was read.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

Kind = Literal["reply", "opinion", "news", "summary", "other"]
Trust = Literal["official", "press", "untrusted", "local"]
Repair = Literal["pinyin", "traditional", "mojibake", "spam", "encoding", "digits"]
Council = Literal["cppcc", "npc"]
Role = Literal["member", "deputy", "organisation"]
OutcomeMeaning = Literal["resolved", "in_progress", "planned", "not_now", "reference"]
Disclosure = Literal["public", "summary", "on_request", "withheld"]
MeasureStatus = Literal["done", "ongoing", "planned", "declined"]
StatisticKind = Literal["level", "increase", "decrease", "share", "range"]
StatisticStatus = Literal["actual", "target"]
Qualifier = Literal["about", "over", "under", "at_least", "at_most"]
PersonalCategory = Literal["phone", "id_number", "bank_card", "address", "minor", "health", "plate", "email"]
CheckKind = Literal["sum", "share", "change", "repeat"]
Verdict = Literal["holds", "fails", "look"]

REPAIRS: tuple[Repair, ...] = get_args(Repair)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place by name, with its division code (GB/T 2260, six digits) where it has one."""

    name: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """First and last moment, each ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; one day has both equal."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """十届五次: term 10, session number 5."""

    term: int | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom the letter addresses, with the role as the letter says it, right or wrong."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Contact:
    """Contact person and telephone as printed."""

    name: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Reply:
    """The header of a reply letter."""

    council: Council | None = None
    committee: str | None = None
    session: Session | None = None
    proposal_number: str | None = None
    subject: str | None = None
    addressees: tuple[Addressee, ...] = ()
    issuers: tuple[str, ...] = ()
    outcome: str | None = None
    outcome_meaning: OutcomeMeaning | None = None
    document_number: str | None = None
    signatory: str | None = None
    signed_on: date | None = None
    disclosure: Disclosure | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the document with its words (used for problems)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One action on one object by one actor (GUIDELINES, section Measure)."""

    start: int
    end: int
    text: str
    status: MeasureStatus
    heading: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    actor: str | None = None
    programs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistic:
    """One stated figure; ``part_of`` is the position of its total in the record's list."""

    start: int
    end: int
    text: str
    indicator: str
    value: Decimal | None
    unit: str | None
    upper: Decimal | None = None
    qualifier: Qualifier | None = None
    kind: StatisticKind = "level"
    status: StatisticStatus = "actual"
    period: Period | None = None
    place: Place | None = None
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Personal:
    """A personal datum, to be masked unless asked for."""

    start: int
    end: int
    category: PersonalCategory


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """One recomputation over statistics (positions in the record's list)."""

    kind: CheckKind
    verdict: Verdict
    statistics: tuple[int, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read for certain, or contradicts itself; the message is Chinese."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """Everything read from one document."""

    source: str
    part: int
    kind: Kind
    title: str | None
    publisher: str | None
    published_on: date | None
    region: Place | None
    trust: Trust
    text: str
    repairs: tuple[Repair, ...] = ()
    reply: Reply | None = None
    measures: tuple[Measure, ...] = ()
    problems: tuple[Passage, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    personal: tuple[Personal, ...] = ()
    checks: tuple[FigureCheck, ...] = ()
    issues: tuple[Issue, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The record as records.schema.json says, ready for ``json.dumps``."""
        return {field.name: as_json(getattr(self, field.name)) for field in fields(self)}


def as_json(value: object) -> Any:
    """Plain JSON values: dataclasses become objects, tuples lists, dates and decimals strings."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if isinstance(value, Decimal):
        return decimal_string(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def decimal_string(value: Decimal) -> str:
    """The value without exponent and without trailing zeros: ``14826``, ``2.02``, ``-3.5``."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def place_from(value: dict[str, Any] | None) -> Place | None:
    """A place from its JSON form."""
    return Place(value["name"], value["code"]) if value else None


def day_from(value: str | None) -> date | None:
    """A date from its JSON form."""
    return date.fromisoformat(value) if value else None


def reply_from(value: dict[str, Any] | None) -> Reply | None:
    """A reply header from its JSON form."""
    if value is None:
        return None
    rest = {
        key: value[key]
        for key in (
            "council",
            "committee",
            "proposal_number",
            "subject",
            "outcome",
            "outcome_meaning",
            "document_number",
            "signatory",
            "disclosure",
        )
    }
    return Reply(
        **rest,
        session=Session(**value["session"]) if value["session"] else None,
        addressees=tuple(Addressee(**row) for row in value["addressees"]),
        issuers=tuple(value["issuers"]),
        signed_on=day_from(value["signed_on"]),
        contact=Contact(**value["contact"]) if value["contact"] else None,
    )


def measure_from(value: dict[str, Any]) -> Measure:
    """A measure from its JSON form."""
    lists = {key: tuple(value[key]) for key in ("heading", "themes", "programs")}
    return Measure(**{**value, **lists})


def statistic_from(value: dict[str, Any]) -> Statistic:
    """A statistic from its JSON form."""
    typed = {
        "value": None if value["value"] is None else Decimal(value["value"]),
        "upper": None if value["upper"] is None else Decimal(value["upper"]),
        "period": Period(**value["period"]) if value["period"] else None,
        "place": place_from(value["place"]),
    }
    return Statistic(**{**value, **typed})


def record_from_json(value: dict[str, Any]) -> Record:
    """The record that ``to_json`` printed; raises KeyError or TypeError for another shape."""
    typed = {
        "published_on": day_from(value["published_on"]),
        "region": place_from(value["region"]),
        "repairs": tuple(value["repairs"]),
        "reply": reply_from(value["reply"]),
        "measures": tuple(measure_from(row) for row in value["measures"]),
        "problems": tuple(Passage(**row) for row in value["problems"]),
        "statistics": tuple(statistic_from(row) for row in value["statistics"]),
        "personal": tuple(Personal(**row) for row in value["personal"]),
        "checks": tuple(
            FigureCheck(**{**row, "statistics": tuple(row["statistics"])}) for row in value["checks"]
        ),
        "issues": tuple(Issue(**row) for row in value["issues"]),
    }
    return Record(**{**value, **typed})
