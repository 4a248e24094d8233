"""Computes resources/pdf/widths.json from the fonts: how far each character moves the pen.

Run `python -m tests.exporters.pdf.widths_of_fonts` after a font has changed.
"""

import json

from fontTools.ttLib import TTFont

from tests.exporters.pdf.coverage_of_fonts import RESOURCES

WIDTHS = RESOURCES / "pdf" / "widths.json"
FACES = {"regular": "Inter_400Regular.ttf", "strong": "Inter_600SemiBold.ttf"}
"""The faces that figures are set in."""

_CHARACTERS = (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2040), 0x20AC, 0x2192)
_DIGITS = 4


def computed() -> dict[str, dict[str, float]]:
    """Gives, by face and character, the advance width as a share of the size."""
    found: dict[str, dict[str, float]] = {}
    for face, name in FACES.items():
        with TTFont(RESOURCES / "fonts" / name, lazy=True) as font:
            names, units = font.getBestCmap(), font["head"].unitsPerEm
            advances = font["hmtx"]
            found[face] = {
                chr(code): round(advances[names[code]][0] / units, _DIGITS)
                for code in _CHARACTERS
                if code in names
            }
    return found


if __name__ == "__main__":
    rows = [f" {json.dumps(face)}: {json.dumps(found)}" for face, found in computed().items()]
    WIDTHS.write_text("{\n" + ",\n".join(rows) + "\n}\n")
