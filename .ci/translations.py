"""Collects the interface's texts into the Swedish catalogue and compiles it.

Run without arguments it updates `trustdesk.po` (new texts come empty, old ones go) and compiles
`trustdesk.mo`. With --check it changes nothing and fails when a text lacks its Swedish, when
placeholders differ, or when a catalogue is not what the code and the .po would give.
"""

import ast
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources/translations/sv/LC_MESSAGES/trustdesk.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"tr": None, "msg": None, "trn": (1, 2)}
BRACES = re.compile(r"\{[a-z_]*\}")


def extracted() -> Catalog:
    """Gives every text of the code."""
    found = Catalog(project="TrustDesk", charset="utf-8")
    for name, _line, text, _comments, _context in extract_from_dir(
        ROOT / "trustdesk", [("**.py", "python")], keywords=KEYWORDS
    ):
        found.add(text, locations=[(f"trustdesk/{name}", 0)])
    return found


def overlooked(found: Catalog) -> list[str]:
    """Gives texts that stand where the collector does not look, as in some f-strings."""
    told = []
    for path in sorted((ROOT / "trustdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            text = node.args[0]
            is_text = isinstance(text, ast.Constant) and isinstance(text.value, str)
            if name in KEYWORDS and is_text and text.value and found.get(text.value) is None:
                told.append(f"not collected, {path.relative_to(ROOT)}:{node.lineno}: {text.value}")
    return told


def catalogue() -> Catalog:
    """Gives the Swedish catalogue as it is kept, or a new one."""
    if PO.exists():
        with PO.open("rb") as file:
            return read_po(file, locale="sv")
    return Catalog(locale="sv", project="TrustDesk", charset="utf-8")


def compiled(catalog: Catalog) -> bytes:
    """Gives the bytes of the .mo file."""
    target = io.BytesIO()
    write_mo(target, catalog)
    return target.getvalue()


def problems(catalog: Catalog, found: Catalog) -> list[str]:
    """Gives what keeps the catalogue from being complete."""
    told = []
    for message in found:
        if not message.id:
            continue
        kept = catalog.get(message.id)
        texts = (
            kept.string
            if kept and isinstance(kept.string, tuple)
            else (kept.string if kept else "",)
        )
        where = message.locations[0][0] if message.locations else ""
        if not all(texts) or (kept and kept.fuzzy):
            told.append(f"{where}: no Swedish for {message.id!r}")
            continue
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        if any(set(BRACES.findall(t)) - set(BRACES.findall(ids[-1])) for t in texts):
            told.append(f"{where}: other placeholders in the Swedish of {message.id!r}")
    told += [
        f"{PO.name}: no longer used: {m.id!r}" for m in catalog if m.id and not found.get(m.id)
    ]
    return told


def main() -> int:
    """Updates or checks; gives the exit status."""
    found, catalog = extracted(), catalogue()
    if "--check" in sys.argv:
        told = [*overlooked(found), *problems(catalog, found)]
        if not MO.exists() or MO.read_bytes() != compiled(catalog):
            told.append(f"{MO.name} is not what {PO.name} compiles to: run make translations")
        print("\n".join(told) or f"Texts: {len(found)} in Swedish")
        return 1 if told else 0
    catalog.update(found, no_fuzzy_matching=True)
    catalog.fuzzy = False
    catalog.header_comment = (
        "# The Swedish of TrustDesk. Msgids are collected by make translations."
    )
    catalog.revision_date = catalog.creation_date = datetime(2026, 1, 1, tzinfo=UTC)
    catalog.obsolete.clear()
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalog, sort_output=True, no_location=True, omit_header=False, width=100)
    MO.write_bytes(compiled(catalog))
    lacking = sum(1 for m in catalog if m.id and not m.string)
    print(f"{PO.name}: {lacking} of {len(found)} lack Swedish")
    return 0


if __name__ == "__main__":
    sys.exit(main())
