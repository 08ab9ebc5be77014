"""Personal data made unreadable: 138****1234, 35*************123, 某儿童, an address only to township level.

Forms as asked for by the inspections of government sites (phone and identity number) and GB/T 37964-2019.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from extract.model import Contact, Personal, Record, Reply

_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)([ \-]?)\d{4}([ \-]?)(\d{4})(?!\d)")
_TOWNSHIP = re.compile(r"^.*?(?:镇|乡|街道)(?=.)|^.*?(?:县|(?<!小)区|市)(?=.)")


def mask_value(category: str, value: str) -> str:
    """One datum as it may be shown: what kind it is stays visible, whose it is does not."""
    if category == "phone":
        return _mask_phone_digits(value)
    if category == "id_number":
        return value[:2] + "*" * (len(value) - 5) + value[-3:]
    if category == "bank_card":
        return value[:4] + "*" * (len(value) - 8) + value[-4:]
    if category == "plate":
        return value[:2] + "*" * (len(value) - 3) + value[-1:]
    if category == "email":
        return value[:1] + "***" + value[value.index("@") :] if "@" in value else "***"
    if category == "address":
        match = _TOWNSHIP.match(value)
        return (match[0] if match else "") + "某处"
    return {"minor": "某儿童", "health": "（个人情况略）"}.get(category, "***")


def _mask_phone_digits(value: str) -> str:
    """139****5678 of a mobile, however spaced; of any other number or account the last four are masked."""
    digits = [at for at, char in enumerate(value) if char.isdigit()]
    if len(digits) != 11 or value[digits[0]] != "1":
        return value[: max(0, len(value) - 4)] + "****"
    hidden = set(digits[3:7])
    return "".join("*" if at in hidden else char for at, char in enumerate(value))


def mask_text(text: str, personal: tuple[Personal, ...]) -> str:
    """``text`` with each datum masked; offsets after the first mask may shift."""
    return _Masked.of(text, personal).text


def mask_phone(value: str | None) -> str | None:
    """A contact's telephone as it may be shown: a mobile masked, an office landline as it is."""
    return None if value is None else _MOBILE.sub(r"\1\2****\3\4", value)


def mask_record(record: Record) -> Record:
    """The record as it may be shown, exported or printed; every span is carried over into the masked text."""
    masked = _Masked.of(record.text, record.personal)
    return replace(
        record,
        text=masked.text,
        title=None if record.title is None else masked.elsewhere(record.title),
        reply=_mask_reply(record.reply),
        measures=tuple(masked.carry(item) for item in record.measures),
        problems=tuple(masked.carry(item) for item in record.problems),
        statistics=tuple(masked.carry(item) for item in record.statistics),
        personal=tuple(masked.carry(item) for item in record.personal),
        issues=tuple(masked.carry(item) for item in record.issues),
    )


def _mask_reply(reply: Reply | None) -> Reply | None:
    if reply is None or reply.contact is None:
        return reply
    return replace(reply, contact=Contact(reply.contact.name, mask_phone(reply.contact.phone)))


@dataclass(frozen=True, slots=True)
class _Masked:
    """A masked text and how its offsets follow from the raw one's."""

    text: str
    shifts: tuple[tuple[int, int, int], ...]
    """(raw start, raw end, masked start) of each mask, in order."""
    words: tuple[tuple[str, str], ...]
    """Each masked name and its mask, for fields outside the text."""

    @classmethod
    def of(cls, text: str, personal: tuple[Personal, ...]) -> _Masked:
        parts: list[str] = []
        shifts: list[tuple[int, int, int]] = []
        words: list[tuple[str, str]] = []
        at = size = 0
        for item in sorted(personal, key=lambda each: each.start):
            if item.start < at:
                continue
            mask = mask_value(item.category, text[item.start : item.end])
            parts += [text[at : item.start], mask]
            size += item.start - at
            shifts.append((item.start, item.end, size))
            words.append((text[item.start : item.end], mask))
            size += len(mask)
            at = item.end
        return cls("".join([*parts, text[at:]]), tuple(shifts), tuple(words))

    def start(self, offset: int) -> int:
        """Where a span that began at ``offset`` begins now; inside a mask, at the mask's start."""
        before = (0, 0, 0)
        for raw_start, raw_end, begin in self.shifts:
            if raw_start > offset:
                break
            if offset < raw_end:
                return begin
            before = (raw_start, raw_end, begin)
        return self._after(before) + offset - before[1]

    def end(self, offset: int) -> int:
        """Where a span that ended at ``offset`` ends now; inside a mask, at the mask's end."""
        before = (0, 0, 0)
        for each in self.shifts:
            if each[0] >= offset:
                break
            if offset < each[1]:
                return self._after(each)
            before = each
        return self._after(before) + offset - before[1]

    def _after(self, shift: tuple[int, int, int]) -> int:
        """The masked offset right behind a mask."""
        if shift == (0, 0, 0):
            return 0
        index = self.shifts.index(shift)
        return shift[2] + len(self.words[index][1])

    def elsewhere(self, words: str) -> str:
        """Words outside the text (a title, an actor) with the same data masked."""
        for raw, mask in self.words:
            words = words.replace(raw, mask)
        return words

    def carry(self, item: Any) -> Any:
        """A measure, statistic, problem, personal datum or issue as it stands in the masked text."""
        if item.start is None or item.end is None:
            return replace(item, message=self.elsewhere(item.message))
        start, end = self.start(item.start), self.end(item.end)
        changes: dict[str, Any] = {"start": start, "end": end}
        for field in fields(item) if is_dataclass(item) else ():
            value = getattr(item, field.name)
            if field.name == "text":
                changes["text"] = self.text[start:end]
            elif field.name in ("indicator", "actor", "message") and value:
                changes[field.name] = self.elsewhere(value)
            elif field.name in ("heading", "programs"):
                changes[field.name] = tuple(self.elsewhere(each) for each in value)
        return replace(item, **changes)
