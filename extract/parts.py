"""A letter taken apart: title, head, salutation, opening sentence, page fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.addressees import is_salutation
from extract.reading import Document

_END_OF_OPENING = re.compile(r"如下|收悉[。；]|研究办理[。，]|答复[:：]")
_DOCUMENT_NUMBER = re.compile(r"[〔\[［【(（﹝]?\s*(?:19|20)\d\d\s*[〕\]］】)）﹞]\s*第?\s*\d+\s*号")
_COPIES = re.compile(r"\s*抄\s*[送报]\s*[:：]")
_HEAD_FIELD = re.compile(
    r"^\s*(?P<label>第一?提案人|提案人|提案者|提案委员|建议人|领衔代表|领衔人|代表姓名|案由|提案标题|建议标题|提案号|建议号|提案编号|建议编号"
    r"|案号|编号|承办单位|主办单位|办理结果|承办结果|届次|会议届次|公开方式|公开属性|是否公开)\s*[:：]\s*(?P<value>\S.{0,60}?)\s*$"
)
_EMPTY = re.compile(r"[无/\-—\s]*")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a letter that its header is read from; empty strings where there is none."""

    title: str
    column: str
    publisher: str
    preamble: str
    salutation: str
    opening: str
    opening_start: int
    copies: str
    published_on: date | None
    fields: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, document: Document) -> Parts:
        """The parts of one document; a letter title broken over lines in the head is joined."""
        lines = document.text.split("\n")
        first = next((index for index, line in enumerate(lines) if line.strip()), 0)
        salutation = lines[first].strip() if lines and is_salutation(lines[first]) else ""
        start = sum(len(line) + 1 for line in lines[: first + bool(salutation)])
        return cls(
            title=_whole_title(document),
            column=document.column or "",
            publisher=document.publisher or "",
            preamble=document.preamble,
            salutation=salutation,
            opening=_opening(document.text[start : start + 600]),
            opening_start=start,
            copies="\n".join(line for line in lines if _COPIES.match(line)),
            published_on=document.published_on,
            fields=(*document.fields, *head_fields(document.text)),
        )

    def field(self, *labels: str) -> str | None:
        """The value of the first page field with one of these labels; empty and 无 count as none."""
        for label, value in self.fields:
            if label.strip("：: 　") in labels and not _EMPTY.fullmatch(value):
                return value.strip()
        return None

    @property
    def preamble_without_document_number(self) -> str:
        """The head without 某字〔2024〕17号, whose digits are no proposal number."""
        return _DOCUMENT_NUMBER.sub("", self.preamble)

    @property
    def number_fields(self) -> str | None:
        """提案号 and the like as one line."""
        value = self.field("提案号", "建议号", "提案编号", "建议编号", "案号", "立案号", "议案编号", "编号")
        return f"提案号：{value}" if value else None

    @property
    def publicity_fields(self) -> str:
        """公开方式 and the like, one a line with their labels."""
        return "\n".join(
            f"{label}：{value}" for label, value in self.fields if "公开" in label and len(value) < 30
        )

    @property
    def fields_as_lines(self) -> str:
        """All fields, one a line with their labels."""
        return "\n".join(f"{label}：{value}" for label, value in self.fields if len(value) < 60)


def head_fields(text: str) -> tuple[tuple[str, str], ...]:
    """Label and value of the lines a form page puts before its answer (提案人：…, 案由：…, 办理结果：…)."""
    lines = text.split("\n", 10)[:10]
    matches = [match for line in lines if (match := _HEAD_FIELD.match(line))]
    return tuple((match["label"], match["value"]) for match in matches)


def _whole_title(document: Document) -> str:
    """The page's title; the letter's own where the page has none or only a shorter one."""
    title = "".join((document.title or "").split())
    own = "".join(re.split(r"\n", document.preamble)[-4:]) if not title else ""
    return title or "".join(own.split())


def _opening(text: str) -> str:
    """The opening sentences: up to 现答复如下, at most two paragraphs."""
    end = _END_OF_OPENING.search(text)
    paragraphs = [match.end() for match in re.finditer(r"\S[^\n]*\n?", text)][:2]
    limit = paragraphs[-1] if paragraphs else len(text)
    return (
        text[: max(end.end() if end else 0, paragraphs[0] if paragraphs else 0)][:limit]
        if end
        else text[:limit]
    )
