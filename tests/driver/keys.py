"""Real keys and clicks, sent through the X server to whatever window has the keyboard."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass

from tests.driver.keymap import TYPABLE
from tests.driver.waiting import until
from tests.driver.windows import windows_of

_DELAY_MS = 4


@dataclass(frozen=True)
class Keys:
    """The hands at the keyboard of one program on one display."""

    process_id: int
    environment: Mapping[str, str]

    def type_text(self, text: str) -> None:
        """Types `text` letter by letter ("\\n" is Return).

        Raises:
            ValueError: a character has no key (keymap.TYPABLE).
        """
        if strange := set(text) - TYPABLE:
            raise ValueError(f"no key for {sorted(strange)}; give it one in keymap.py")
        first, *others = text.split("\n")  # xdotool types a line's end as a key Qt does not know
        self._type_line(first)
        for line in others:
            self.press("Return")
            self._type_line(line)

    def press(self, *combinations: str) -> None:
        """Presses each in turn: "ctrl+Return", "Tab", "shift+Tab", "Escape", "ctrl+shift+l"."""
        self._run("key", "--delay", str(_DELAY_MS), *combinations)

    def click(self, point: tuple[int, int]) -> None:
        """Clicks at a point of the screen (Box.middle), then leaves nothing hovered."""
        x, y = point
        self._run("mousemove", str(x), str(y), "click", "1", "mousemove", "10000", "10000")

    def take_focus(self) -> None:
        """Gives the keyboard to the program's youngest window, as a window manager would."""
        window = until(
            lambda: windows_of(self.process_id, self.environment),
            f"a window of process {self.process_id}",
        )[-1]
        self._run("windowfocus", "--sync", str(window))

    def _type_line(self, line: str) -> None:
        if line:
            self._run("type", "--delay", str(_DELAY_MS), "--clearmodifiers", "--", line)

    def _run(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words],
            env=dict(self.environment),
            check=True,
            capture_output=True,
            timeout=60,
        )
