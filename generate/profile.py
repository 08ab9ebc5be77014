"""A unit's profile: who answers, how its letters are numbered, laid out and worded.

Read from TOML, every key checked; mistakes are named in Chinese with the key and what is allowed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from importlib import resources
from typing import Any, Literal, get_args

from extract.model import Contact, Council, OutcomeMeaning, Place

UnitKind = Literal["bureau", "department", "street", "government"]
LetterFormat = Literal["letter", "document"]
TitleEnding = Literal["答复的函", "复函", "答复", "答复函"]
OutcomePosition = Literal["beside_number", "above_title", "none"]

OUTCOME_MEANINGS: tuple[OutcomeMeaning, ...] = get_args(OutcomeMeaning)
NO_CONTACT = Contact(None, None)


class ProfileError(ValueError):
    """A profile that cannot be used; the message is one Chinese line naming the key."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Who answers; an empty ``name`` or ``place`` is taken from the proposal (assignment, council)."""

    name: str | None = None
    short_name: str | None = None
    self_name: str = "我局"
    kind: UnitKind = "bureau"
    field: str = ""
    place: Place | None = None
    superiors: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbering:
    """Document numbers: ``code`` 云教体函 and the pattern; the register keeps the next number of a year."""

    code: str | None = None
    pattern: str = "{code}〔{year}〕{sequence}号"
    first: int = 1


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Days from assignment (国办, local rules: three months, six when extended; a co-handler one month)."""

    reply: int = 90
    extended: int = 180
    co_handling: int = 30


@dataclass(frozen=True, slots=True)
class Layout:
    """Switches of the page; measures are those of GB/T 9704-2012 (generate/layout.py)."""

    format: LetterFormat = "letter"
    title_ending: TitleEnding = "答复的函"
    outcome_position: OutcomePosition = "beside_number"
    show_signatory: bool = False
    sealed: bool = True
    latin_font: str = "Times New Roman"
    body_font: str = "仿宋_GB2312"
    title_font: str = "方正小标宋简体"
    heading_font: str = "黑体"
    subheading_font: str = "楷体_GB2312"
    page_number_font: str = "宋体"
    mark_size: int = 42


@dataclass(frozen=True, slots=True)
class Wording:
    """Sentences a unit words its own way; braces are filled from the proposal and the unit."""

    received: str = "{you}提出的《{subject}》（第{number}号）收悉。"
    reply_follows: str = "经研究，现答复如下："
    heading: str = "关于{title}的建议"
    thanks: str = "感谢{you}对{place}{field}工作的关心和支持！"
    closing_person: str = ""
    closing_organ: str = "特此函复。"
    feedback: str = ""
    note: str = "（此件公开发布）"
    precedent_plan: str = "{self}将结合实际研究借鉴"


@dataclass(frozen=True, slots=True)
class Suppression:
    """A check switched off for this unit, and why."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything about a unit that a letter needs; data/profiles/county-bureau.toml explains each key."""

    id: str
    label: str
    unit: Unit = Unit()
    contact: Contact = NO_CONTACT
    signatory: str | None = None
    numbering: Numbering = Numbering()
    deadlines: Deadlines = Deadlines()
    layout: Layout = Layout()
    wording: Wording = Wording()
    outcomes: tuple[tuple[str, OutcomeMeaning], ...] = ()
    copies: tuple[tuple[Council, tuple[str, ...]], ...] = ()
    template: str = "point-by-point"
    suppressed: tuple[Suppression, ...] = ()

    def copies_for(self, council: Council | None) -> tuple[str, ...]:
        """Whom the letter is copied to, by the council whose proposal it answers."""
        return next((names for key, names in self.copies if key == council), ())

    def meaning_of(self, outcome: str) -> OutcomeMeaning | None:
        """What a class letter means to this unit (A1 is read as A)."""
        return dict(self.outcomes).get(outcome[:1])


def read_profile(text: str, name: str) -> Profile:
    """The profile that the TOML ``text`` states; raises ProfileError naming file and key."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"配置 {name} 不是合法的 TOML：{error}") from error
    return _Reader(name).profile(table)


def profile_names() -> tuple[str, ...]:
    """Ids of the ready profiles."""
    folder = resources.files("data").joinpath("profiles")
    return tuple(
        sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
    )


def ready_profile(name: str) -> Profile:
    """A profile that comes with the program; raises ProfileError naming those there are."""
    if name not in profile_names():
        raise ProfileError(f"没有名为“{name}”的配置；现有：{'、'.join(profile_names())}")
    text = resources.files("data").joinpath("profiles", f"{name}.toml").read_text("utf-8")
    return read_profile(text, name)


_SECTIONS = {
    "unit": Unit,
    "numbering": Numbering,
    "deadlines": Deadlines,
    "layout": Layout,
    "wording": Wording,
    "contact": Contact,
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "unit.kind": get_args(UnitKind),
    "layout.format": get_args(LetterFormat),
    "layout.title_ending": get_args(TitleEnding),
    "layout.outcome_position": get_args(OutcomePosition),
}
_TOP = {"id", "label", "signatory", "template", "outcomes", "copies", "suppress", *_SECTIONS}
_COUNCILS = {"cppcc", "npc"}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file's tables; every error names the file and the key."""

    name: str

    def profile(self, table: Mapping[str, Any]) -> Profile:
        self._known(table, _TOP, "")
        parts = {key: self._section(table.get(key, {}), key) for key in _SECTIONS}
        profile = Profile(
            id=str(table.get("id", self.name)),
            label=str(table.get("label", self.name)),
            signatory=self._text(table.get("signatory"), "signatory"),
            template=str(table.get("template", "point-by-point")),
            outcomes=self._outcomes(table.get("outcomes", {})),
            copies=self._copies(table.get("copies", {})),
            suppressed=self._suppressed(table.get("suppress", [])),
        )
        return replace(profile, **parts)

    def _section(self, table: Any, section: str) -> Any:
        if not isinstance(table, Mapping):
            raise ProfileError(f"配置 {self.name}：[{section}] 应是一个表")
        kind = _SECTIONS[section]
        names = {field.name for field in fields(kind)}
        self._known(table, names, f"{section}.")
        default = NO_CONTACT if kind is Contact else kind()
        values = {
            key: self._value(section, key, value, getattr(default, key)) for key, value in table.items()
        }
        return replace(default, **values)

    def _value(self, section: str, key: str, value: Any, default: Any) -> Any:
        path = f"{section}.{key}"
        if path == "unit.place":
            return self._place(value, path)
        if path == "unit.superiors":
            return tuple(filter(None, (self._place(item, path) for item in self._list(value, path))))
        if path in _CHOICES and value not in _CHOICES[path]:
            raise ProfileError(
                f"配置 {self.name}：{path} = “{value}”不可用，可选：{'、'.join(_CHOICES[path])}"
            )
        if isinstance(default, bool | int):
            if type(value) is not type(default) or (type(value) is int and value < 1):
                wanted = "true 或 false" if isinstance(default, bool) else "正整数"
                raise ProfileError(f"配置 {self.name}：{path} 应是{wanted}，现为“{value}”")
            return value
        text = self._text(value, path)
        return text if default is None else (text or "")

    def _place(self, value: Any, path: str) -> Place | None:
        if not isinstance(value, Mapping):
            raise ProfileError(f'配置 {self.name}：{path} 应写成 {{ name = "某某县", code = "六位代码" }}')
        self._known(value, {"name", "code"}, f"{path}.")
        name, code = self._text(value.get("name"), path), self._text(value.get("code"), path)
        if code and not (code.isdigit() and len(code) in {6, 9}):
            raise ProfileError(f"配置 {self.name}：{path}.code 应是六位行政区划代码，现为“{code}”")
        return Place(name, code) if name else None

    def _outcomes(self, table: Any) -> tuple[tuple[str, OutcomeMeaning], ...]:
        rows: list[tuple[str, OutcomeMeaning]] = []
        for letter, meaning in table.items():
            if meaning not in OUTCOME_MEANINGS:
                allowed = "、".join(OUTCOME_MEANINGS)
                raise ProfileError(
                    f"配置 {self.name}：outcomes.{letter} = “{meaning}”不可用，可选：{allowed}"
                )
            rows.append((letter, meaning))
        return tuple(rows)

    def _copies(self, table: Any) -> tuple[tuple[Council, tuple[str, ...]], ...]:
        self._known(table, _COUNCILS, "copies.")
        return tuple(
            (key, tuple(map(str, self._list(value, f"copies.{key}")))) for key, value in table.items()
        )

    def _suppressed(self, rows: Any) -> tuple[Suppression, ...]:
        found = []
        for row in self._list(rows, "suppress"):
            if not (isinstance(row, Mapping) and row.get("code") and row.get("reason")):
                raise ProfileError(f"配置 {self.name}：每条 [[suppress]] 都要有 code 和 reason")
            found.append(Suppression(str(row["code"]), str(row["reason"])))
        return tuple(found)

    def _list(self, value: Any, path: str) -> list[Any]:
        if not isinstance(value, list):
            raise ProfileError(f"配置 {self.name}：{path} 应是列表")
        return value

    def _text(self, value: Any, path: str) -> str | None:
        if value is None or isinstance(value, str):
            return value or None
        raise ProfileError(f"配置 {self.name}：{path} 应是文字，现为“{value}”")

    def _known(self, table: Mapping[str, Any], names: set[str], prefix: str) -> None:
        unknown = sorted(set(table) - names)
        if unknown:
            raise ProfileError(
                f"配置 {self.name}：不认识的项 {prefix}{unknown[0]}；可用：{'、'.join(sorted(names))}"
            )
