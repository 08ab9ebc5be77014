"""Recall, false alarms and time of the checks: faults seeded into clean letters.

``python -m benchmarks.check_letters [LETTER_FOLDER ...]`` takes tests/checks/letters and any further
folder of clean
letters (.txt); ``--dev GOLD_DIR`` adds the replies of a gold folder, judged only for what the fault adds.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.letter_evidence import sidecar_of
from benchmarks.letter_fault_table import FAULTS
from benchmarks.letter_faults import Seeded
from generate.check import Context, Finding, all_checks, run_checks
from generate.letterfile import read_letter
from generate.profile import ready_profile
from generate.proposal import read_proposal
from generate.specimen import LOOKS, specimen_docx

OWN = Path(__file__).parent.parent / "tests" / "checks" / "letters"
PLACES = 24


@dataclass
class Score:
    """What became of one rule's faults."""

    seeded: int = 0
    found: int = 0
    missed: tuple[str, ...] = ()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--missed", action="store_true", help="show the faults that were missed")
    parser.add_argument("--only", default="", help="rules by the beginning of their codes")
    arguments = parser.parse_args()
    letters = clean_letters([OWN, *arguments.folders])
    if arguments.dev:
        letters |= dev_letters(arguments.dev)
    alarms = false_alarms(letters, judged=clean_letters([OWN, *arguments.folders]))
    scores = recall(letters, arguments.only)
    report(scores, alarms, len(letters), arguments.missed)


def clean_letters(folders: list[Path]) -> dict[str, str]:
    """The clean letters by name."""
    return {
        path.stem: path.read_text("utf-8").rstrip("\n")
        for folder in folders
        for path in sorted(folder.glob("*.txt"))
    }


def dev_letters(folder: Path) -> dict[str, str]:
    """The replies of a gold folder as letters: head lines from their records, then the text."""
    letters = {}
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        reply = gold.get("reply") or {}
        if gold["kind"] != "reply":
            continue
        outcome = reply.get("outcome")
        head = [
            reply.get("document_number"),
            outcome and (f"{outcome}类" if len(outcome) < 3 else f"办理结果：{outcome}"),
            gold["title"],
        ]
        letters[path.stem] = "\n".join([*(line for line in head if line), gold["text"]])
    return letters


def body_for(seeded: Seeded) -> bytes:
    """The .docx of a letter, with the fault of its layout."""
    layout = dict(seeded.layout or {})
    looks = {}
    for name in [key for key in layout if key.startswith("looks_")]:
        kind, _, part = name.removeprefix("looks_").rpartition("_")
        looks[kind or "body"] = replace(LOOKS[kind or "body"], **{part: layout.pop(name)})
    if looks:
        layout["looks"] = looks
    return specimen_docx(seeded.text, **layout)


def findings(seeded: Seeded) -> tuple[Finding, ...]:
    """All findings on a letter."""
    context = Context(
        proposal=read_proposal(seeded.proposal) if seeded.proposal else None,
        profile=ready_profile(seeded.profile) if seeded.profile else None,
        earlier=seeded.earlier,
        evidence=seeded.evidence,
        published=seeded.published,
        rendered=seeded.rendered,
    )
    return run_checks(read_letter(body_for(seeded), "letter.docx"), context).findings


def false_alarms(letters: dict[str, str], judged: dict[str, str]) -> Counter[str]:
    """Findings of clean letters by rule and severity."""
    found: Counter[str] = Counter()
    for name, text in letters.items():
        if name in judged:
            found.update(f"{row.code} {row.severity}" for row in findings(Seeded(text)))
    return found


def recall(letters: dict[str, str], only: str) -> dict[str, Score]:
    """For each rule: its faults put into letter after letter until there are enough, and how many are
    found.
    """
    by_code = defaultdict(list)
    for code, fault in FAULTS:
        if code.startswith(only):
            by_code[code].append(fault)
    scores = {}
    for code, faults in sorted(by_code.items()):
        rng = random.Random(code)  # noqa: S311 - the same faults at every run, no secret
        score = Score()
        names = list(letters)
        for _ in range(4):
            rng.shuffle(names)
            for name in names:
                seeded = rng.choice(faults)(letters[name], rng)
                if seeded is None or score.seeded >= PLACES:
                    continue
                try_fault(code, name, letters[name], seeded, score)
        scores[code] = score
    return scores


def try_fault(code: str, name: str, clean: str, seeded: Seeded, score: Score) -> None:
    """Counts one seeded fault: found when the rule says something that it did not say of the clean letter."""
    unspoilt = Seeded(clean, evidence=sidecar_of(clean)) if seeded.evidence else Seeded(clean)
    before = {(row.message, row.quote) for row in findings(unspoilt) if row.code == code}
    after = {(row.message, row.quote) for row in findings(seeded) if row.code == code}
    score.seeded += 1
    if after - before:
        score.found += 1
    else:
        changed = [line for line in seeded.text.split("\n") if line not in clean.split("\n")]
        score.missed += (f"{name}: {' / '.join(changed)[:160]}",)


def report(scores: dict[str, Score], alarms: Counter[str], letters: int, missed: bool) -> None:
    """The table, then the totals."""
    messages = {check.code: check.message for check in all_checks()}
    for code, score in scores.items():
        share = score.found / score.seeded if score.seeded else 0.0
        print(f"{code}  种入{score.seeded:3d}  查出{score.found:3d}  {share:6.1%}  {messages[code][:40]}")
        if missed:
            for row in score.missed:
                print(f"      漏：{row}")
    low = [code for code, score in scores.items() if score.found < 0.95 * score.seeded or score.seeded < 20]
    print(f"低于95%或不足20处的规则：{'、'.join(low) or '无'}")
    print(f"干净的信{letters}封；误报：{dict(alarms) or '无'}")
    body = body_for(
        Seeded("\n".join(["　" * 2 + "全县共建成设施12处，投入资金60万元，惠及群众1436人。" * 8] * 22))
    )
    start = time.perf_counter()
    run_checks(read_letter(body, "ten-pages.docx"))
    print(f"约10页：{time.perf_counter() - start:.2f}秒")


if __name__ == "__main__":
    main()
