"""`override` for Python 3.11: says that a method is Qt's, so that it may keep Qt's name.

`typing.override` came with 3.12; the type checker knows the same decorator from
`typing_extensions`, which is never imported at run time (it costs 5 ms at the start).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: object) -> object:
        """Gives the method back, unchanged."""
        return method
