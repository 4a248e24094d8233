"""The keyboard of the virtual display: Swedish, with every character the journeys type on a key.

A tool that types a character without a key lends it one for a moment; on a busy machine the
window looks the key up when it is already taken back, and the character is lost (seen: "–", "~"
and "é" vanished, and under an American keyboard Å became å). So each has a key of its own.
"""

import string
import subprocess
from collections.abc import Mapping

_KEYMAP = """\
xkb_keymap {
  xkb_keycodes { include "evdev+aliases(qwerty)" };
  xkb_types { include "complete" };
  xkb_compat { include "complete" };
  xkb_symbols {
    include "pc+se(nodeadkeys)+inet(evdev)"
    key <FK13> { [ endash, emdash ] };
    key <FK14> { [ ellipsis, rightarrow ] };
    key <FK15> { [ eacute, Eacute ] };
    key <FK16> { [ udiaeresis, Udiaeresis ] };
  };
};
"""

TYPABLE = frozenset(
    string.ascii_letters
    + string.digits
    + string.punctuation
    + " \n\t"
    + "åäöÅÄÖéÉüÜ–—…→”“’‘»«§½€£·´¨"
)
"""The characters that have a key."""


def load_keymap(environment: Mapping[str, str]) -> None:
    """Gives the display in `environment` this keyboard.

    Raises:
        subprocess.CalledProcessError: the X server did not take it.
    """
    subprocess.run(
        ["xkbcomp", "-w0", "-", environment["DISPLAY"]],
        input=_KEYMAP.encode(),
        env=dict(environment),
        check=True,
        capture_output=True,
        timeout=20,
    )
