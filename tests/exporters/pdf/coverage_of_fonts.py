"""Computes resources/pdf/coverage.json from the fonts.

Run `python -m tests.exporters.pdf.coverage_of_fonts` after a font has changed.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont

RESOURCES = Path(__file__).parents[3] / "resources"
COVERAGE = RESOURCES / "pdf" / "coverage.json"


def ranges(numbers: Iterable[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def computed() -> dict[str, list[list[int]]]:
    """Gives, by family, the characters that every one of its faces has."""
    faces: dict[str, list[set[int]]] = defaultdict(list)
    for file in sorted((RESOURCES / "fonts").glob("*.ttf")):
        with TTFont(file, lazy=True) as font:
            names = font["name"]
            family = names.getDebugName(16) or names.getDebugName(1)
            faces[family].append(set(font.getBestCmap()))
    return {family: ranges(set.intersection(*sets)) for family, sets in sorted(faces.items())}


if __name__ == "__main__":
    rows = [f" {json.dumps(family)}: {json.dumps(found)}" for family, found in computed().items()]
    COVERAGE.write_text("{\n" + ",\n".join(rows) + "\n}\n")
