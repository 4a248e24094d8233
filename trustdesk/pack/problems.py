"""What is wrong in a content pack: a line with file and key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PackProblem:
    """One thing to correct.

    `file` is relative to the pack, with slashes; `key` says where in it ("concept[a].name.en",
    "line 12") and may be empty; `what` is a msgid whose braces `values` fill.
    """

    file: str
    key: str
    what: str
    values: Mapping[str, object] = field(default_factory=dict)

    def told(self, tr: Callable[[str], str]) -> str:
        """Gives the problem as one line in the person's language."""
        place = f"{self.file}: {self.key}" if self.key else self.file
        return f"{place}: {tr(self.what).format(**self.values)}"
