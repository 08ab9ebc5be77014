"""Rebuild data/divisions.csv and data/townships.txt.xz from the public division tables.

Usage: python benchmarks/build_divisions.py ../shared/data/divisions data

The input are provinces.csv, cities.csv, areas.csv and streets.csv of the public dataset
modood/Administrative-divisions-of-China (codes in the style of GB/T 2260). Placeholder rows
that name no place (市辖区, 县, 省直辖县级行政区划 ...) are left out, and so are counties that only
repeat their prefecture (嘉峪关市). Aliases and renames are kept
by hand in data/division_names.csv.
"""

from __future__ import annotations

import csv
import lzma
import sys
from collections import defaultdict
from pathlib import Path

PLACEHOLDERS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "城区直辖"}


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of one input table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def divisions(source: Path) -> list[tuple[str, str]]:
    """(six-digit code, name) of provinces, prefectures and counties, by code."""
    rows = [
        (row["code"].ljust(6, "0"), row["name"])
        for table in ("provinces", "cities", "areas")
        for row in read_rows(source / f"{table}.csv")
        if row["name"] not in PLACEHOLDERS
    ]
    prefectures = {name for code, name in rows if code.endswith("00")}
    return sorted({(code, name) for code, name in rows if code.endswith("00") or name not in prefectures})


def townships(source: Path) -> str:
    """One line a county: its code, then the names of its townships and streets."""
    by_county: dict[str, list[str]] = defaultdict(list)
    for row in read_rows(source / "streets.csv"):
        by_county[row["areaCode"].ljust(6, "0")].append(row["name"])
    return "\n".join(f"{code} {' '.join(names)}" for code, names in sorted(by_county.items()))


def main(source: Path, target: Path) -> None:
    """Write both tables into ``target``."""
    with (target / "divisions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "name"))
        writer.writerows(divisions(source))
    packed = lzma.compress(townships(source).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)
    (target / "townships.txt.xz").write_bytes(packed)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
