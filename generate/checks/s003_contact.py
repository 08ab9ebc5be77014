"""S003: a contact person and an office telephone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean

PHONE = re.compile(r"\d{7,}|1\d{2}[- ]\d{4}[- ]\d{4}|\d{3,4}\s*[-—－）)]\s*\d{7,8}|\d{3}\*{4}\d{4}")
NAME = re.compile(r"(?:联系人|承办人|经办人)[^：:]{0,8}[：:]?\s*[\u4e00-\u9fff·]{2,}|联系单位[：:]")


def find(case: Case) -> Iterator[Hit]:
    """No contact at all (a hint, unless the profile names one), or one half of it."""
    contacts = case.parts.contacts
    if not contacts:
        if case.profile is None and not is_complete(case):
            return
        expected = case.profile is not None and case.profile.contact.name is not None
        yield Hit(
            None,
            None,
            "没有联系人和联系电话",
            "（联系人：×××，联系电话：办公电话）",
            None if expected else "info",
        )
        return
    words = " ".join(spot.text for spot in contacts)
    start, end = contacts[0].start, contacts[-1].end
    if "【" in words:
        return  # a visible gap is S009's
    if not PHONE.search(words):
        yield Hit(start, end, "有联系人，但没有联系电话")
    elif not NAME.search(words) and not re.search(r"[\u4e00-\u9fff]{2,}(?:科|股|处|室|中心|单位)", words):
        yield Hit(start, end, "有联系电话，但没有联系人")


def is_complete(case: Case) -> bool:
    """Whether the text has kept the letter's own head (number or class), which web pages often cut off."""
    return case.parts.number is not None or case.parts.outcome is not None


CHECK = Check(
    code="S003",
    severity="warning",
    message="写明联系人和办公电话（由配置决定）",
    source="各地办理规定（复函须附联系人及电话）",
    strength="custom",
    find=find,
    bad=(
        changed(("（联系人：李文清，联系电话：0873-6120045）\n", "")),
        changed(("，联系电话：0873-6120045", "")),
        changed(("联系人：李文清，联系电话", "联系电话")),
    ),
    good=(clean(),),
)
