"""Says everything that is wrong in a content pack. Imports pydantic and YAML: not for the start."""

from pathlib import Path

from trustdesk.domain.faults import msg
from trustdesk.pack.files import PACK_FILE
from trustdesk.pack.folder import files_of
from trustdesk.pack.known import Known
from trustdesk.pack.problems import PackProblem
from trustdesk.pack.references import reference_problems
from trustdesk.pack.shape import ShapeReader
from trustdesk.pack.sheets import SheetReader


def check_pack(folder: Path) -> list[PackProblem]:
    """Gives every problem of a pack, file by file; none when it can be used as it is.

    Raises nothing: a folder that holds no pack is a problem too. When pack.toml itself is wrong,
    only that is told, for the rest is read by what it says; and nothing is read of a folder that
    leads elsewhere or is larger than a pack can be.
    """
    if not (folder / PACK_FILE).is_file():
        what = msg("There is no content pack in {folder}: this file is missing.")
        return [PackProblem(PACK_FILE, "", what, {"folder": folder})]
    _, unsafe = files_of(folder)
    if unsafe:
        return unsafe
    shape = ShapeReader(folder)
    pack = shape.pack()
    if pack is None:
        return shape.problems
    tables = shape.tables(pack)
    pages = SheetReader(folder, pack)
    sheets = pages.sheets()
    known = Known(tables, sheets, frozenset(pages.ids))
    return [*shape.problems, *pages.problems, *reference_problems(known)]
