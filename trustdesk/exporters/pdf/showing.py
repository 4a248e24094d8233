"""The child process as it shows pages: sets a document once, then draws the pages asked for.

After the job it reads `{"page", "width"}` a line on stdin and answers `{"bytes"}`, a line on
stdout, and so many bytes of PNG. It ends when stdin does.
"""

import json
from collections.abc import Callable
from typing import BinaryIO

from trustdesk.exporters.pdf.degrading import set_whatever_happens
from trustdesk.exporters.pdf.glyphs import Glyphs
from trustdesk.exporters.pdf.node_json import Json
from trustdesk.exporters.pdf.sanitise import sanitised
from trustdesk.exporters.pdf.typesetting import Typesetter

Say = Callable[..., None]
"""Writes one report."""


def show_pages(
    document: Json,
    glyphs: Glyphs,
    typesetter: Typesetter,
    say: Say,
    stdin: BinaryIO,
    stdout: BinaryIO,
) -> None:
    """Answers until stdin ends. Raises TypesettingError when the document cannot be set."""
    document, _gallery = sanitised(document, glyphs)
    pages, _degraded = set_whatever_happens(document, typesetter.shortest_svgs)
    say(pages=len(pages))
    for line in stdin:
        asked = json.loads(line)
        png = typesetter.png(pages[asked["page"] - 1], asked["width"])
        say(bytes=len(png))
        stdout.write(png)
        stdout.flush()
