"""Personal data found in sentences and letters kept out of training: ``python -m benchmarks.personal_data``.

The files of tests/personal/ mark {a child's name}, [an adult's name], <health, offence or a child's family>
and ⟦category|other data⟧. A health mark is found when anything of it is; all else must be found exactly.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from extract.privacy import find_personal

HELD_OUT = Path(__file__).resolve().parent.parent / "tests" / "personal"
_MARK = re.compile(
    r"\{(?P<minor>[^}\n]+)\}|\[(?P<adult>[^\]\n]+)\]|<(?P<health>[^>\n]+)>|⟦(?P<category>\w+)\|(?P<other>[^⟧]+)⟧"
)

Datum = tuple[int, int, str]


def read_marked(folder: Path = HELD_OUT) -> list[tuple[str, tuple[Datum, ...]]]:
    """Each sentence and letter, plain, with its marks as (start, end, category); adults left out."""
    texts: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        content = path.read_text(encoding="utf-8").strip()
        texts += content.split("\n==\n") if path.name.startswith("letters") else content.splitlines()
    return [unmarked(text) for text in texts]


def unmarked(marked: str) -> tuple[str, tuple[Datum, ...]]:
    """The text without its marks, and what they mark."""
    text, last = "", 0
    data: list[Datum] = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        words = mark["minor"] or mark["adult"] or mark["health"] or mark["other"]
        category = mark["category"] or mark.lastgroup or ""
        if not mark["adult"]:
            data.append((len(text), len(text) + len(words), category))
        text += words
    return text + marked[last:], tuple(data)


def count_found(folder: Path = HELD_OUT) -> dict[str, Counter[str]]:
    """Of each category how many are wanted, found, given and wrong."""
    counts: dict[str, Counter[str]] = {}
    for text, wanted in read_marked(folder):
        given = [(item.start, item.end, item.category) for item in find_personal(text)]
        for datum in wanted:
            found = any(_agree(datum, other) for other in given)
            counts.setdefault(datum[2], Counter()).update(wanted=1, found=found)
        for other in given:
            wrong = not any(_agree(datum, other) for datum in wanted)
            counts.setdefault(other[2], Counter()).update(given=1, wrong=wrong)
    return counts


def _agree(wanted: Datum, given: Datum) -> bool:
    if wanted[2] == given[2] == "health":
        return given[0] < wanted[1] and wanted[0] < given[1]
    return wanted == given


def main() -> None:
    """Print one line a category."""
    for category, count in count_found().items():
        print(
            f"{category:10} found {count['found']} of {count['wanted']}, "
            f"wrong {count['wrong']} of {count['given']}"
        )


if __name__ == "__main__":
    main()
