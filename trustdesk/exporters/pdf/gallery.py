"""The pictures of a document: which there are, how they are described, which are missing."""

from typing import Any

from trustdesk.exporters.pdf.glyphs import Glyphs, has_ink
from trustdesk.exporters.pdf.node_json import Json
from trustdesk.exporters.pdf.pictures import Picture, picture_of


class Gallery:
    """The pictures of one document.

    `when` is the day of the reflection being read; `undescribed` and `missing` collect it, once
    for each picture shown without a description or not shown.

    Args:
        encoded: base64 by uid.
        labels: the words for a picture (`picture`) and one without description (`undescribed`).
    """

    def __init__(self, encoded: dict[str, str], labels: dict[str, Any], glyphs: Glyphs) -> None:
        read = {uid: picture_of(data) for uid, data in encoded.items()}
        self._pictures: dict[str, Picture] = {uid: p for uid, p in read.items() if p is not None}
        self._labels = labels
        self._glyphs = glyphs
        self.when = ""
        self.undescribed: list[str] = []
        self.missing: list[str] = []

    @property
    def svgs(self) -> dict[str, str]:
        """The pictures as SVGs, by uid."""
        return {uid: picture.svg for uid, picture in self._pictures.items()}

    def has(self, node: Json) -> bool:
        """True when the picture can be shown."""
        return node["uid"] in self._pictures

    def width(self, node: Json) -> float:
        """Gives the width a picture is shown at, in cm."""
        return self._pictures[node["uid"]].width_cm

    def description(self, node: Json) -> str:
        """Gives the description that is read aloud; PDF/UA refuses a picture without one."""
        alt = self._glyphs.drawable(node["alt"]).strip()
        if has_ink(alt):
            return alt
        self.undescribed.append(self.when)
        return str(self._labels["undescribed"])

    def absent(self, node: Json) -> str:
        """Gives the words in place of a picture that cannot be shown."""
        self.missing.append(self.when)
        alt = node["alt"].strip()
        return f"[{self._labels['picture']}: {alt}]" if alt else f"[{self._labels['picture']}]"
