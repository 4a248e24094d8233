"""What is said of things whose content pack is not here: their id, and which pack they are of."""

from collections.abc import Callable

from trustdesk.domain.faults import msg
from trustdesk.domain.framework import Framework
from trustdesk.domain.packs import CASE, SEPARATOR, absent_pack


def told_id(id_: str, framework: Framework, tr: Callable[[str], str]) -> str:
    """Gives an id that nothing is known of, and the pack it is of when that pack is not here."""
    pack = absent_pack(id_, framework)
    if not pack:
        return id_
    own = id_.removeprefix(CASE).removeprefix(f"{pack}{SEPARATOR}")
    told = tr(msg("{id} (from the package “{pack}”, which is not here)"))
    return told.format(id=own, pack=pack)
