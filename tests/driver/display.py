"""A screen of our own: an X server, a session bus and an accessibility bus that nobody else sees.

    with virtual_display() as environment:
        subprocess.run(["python", "-m", "trustdesk"], env=environment)

No pytest here: a script that takes pictures uses it too.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.driver.keymap import load_keymap
from tests.driver.processes import child

# What a desktop session may have left behind, which would lead the program elsewhere.
_FOREIGN = (
    "AT_SPI_BUS_ADDRESS",
    "DBUS_SESSION_BUS_ADDRESS",
    "NO_AT_BRIDGE",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
    "TRUSTDESK_DATA_DIR",
    "TRUSTDESK_PASSPHRASE",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_CURRENT_DESKTOP",
    "XMODIFIERS",
)

# No service folder: nothing but what is started here can answer, so no portal, no settings daemon.
_SESSION_BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

_LAUNCHER_FOLDERS = ("/usr/libexec", "/usr/lib/at-spi2-core", "/usr/libexec/at-spi2", "/usr/lib")


class NoDisplayError(RuntimeError):
    """The virtual display could not be started; the message names what is missing."""


@contextmanager
def virtual_display(width: int = 1360, height: int = 860) -> Iterator[dict[str, str]]:
    """Gives the environment for programs on a screen of `width` × `height` pixels.

    Everything started here is gone when the block ends.

    Raises:
        NoDisplayError: a program that is needed is not installed, or did not start.
    """
    with tempfile.TemporaryDirectory(prefix="screen-") as folder:
        environment = _environment(Path(folder))
        with (
            _x_server(environment, width, height),
            _session_bus(environment),
            _accessibility_bus(environment),
        ):
            yield environment


def framebuffer(environment: Mapping[str, str]) -> Path:
    """Gives the file in which the X server keeps the screen, in XWD format."""
    return Path(environment["XDG_RUNTIME_DIR"], "Xvfb_screen0")


def _environment(folder: Path) -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    return ours | {
        # The accessibility bus is found by display number in a folder all share, unless it is ours.
        "XDG_RUNTIME_DIR": str(folder),
        # A program that forgets its --data-dir must not reach the person's own files.
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_STATE_HOME": str(folder / "state"),
        "GSETTINGS_BACKEND": "memory",
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "QT_ACCESSIBILITY": "1",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }


@contextmanager
def _x_server(environment: dict[str, str], width: int, height: int) -> Iterator[None]:
    reading, writing = os.pipe()
    command = [_program("Xvfb"), "-displayfd", str(writing), "-nolisten", "tcp", "-ac"]
    command += ["-screen", "0", f"{width}x{height}x24", "-fbdir", environment["XDG_RUNTIME_DIR"]]
    # -noreset: else the server starts anew when its first client leaves. -r: no key repeats by
    # itself on a slow machine. -nocursor: no arrow in the pictures.
    command += ["-noreset", "-r", "-nocursor"]
    with child(command, environment, pass_fds=[writing]):
        os.close(writing)
        with os.fdopen(reading) as answer:
            # To the newline: a pipe closed too soon ends the server by SIGPIPE.
            number = answer.readline().strip()
        if not number:
            raise NoDisplayError("Xvfb ended before it told its display number")
        environment["DISPLAY"] = f":{number}"
        load_keymap(environment)
        yield


@contextmanager
def _session_bus(environment: dict[str, str]) -> Iterator[None]:
    folder = environment["XDG_RUNTIME_DIR"]
    settings = Path(folder, "session-bus.conf")
    settings.write_text(_SESSION_BUS.format(folder=folder), encoding="utf-8")
    command = [_program("dbus-daemon"), f"--config-file={settings}", "--nofork"]
    command.append("--print-address=1")
    with child(command, environment, stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout is not None
        address = daemon.stdout.readline().decode().strip()
        if not address:
            raise NoDisplayError("dbus-daemon ended before it told its address")
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        yield


@contextmanager
def _accessibility_bus(environment: dict[str, str]) -> Iterator[None]:
    launcher = _program("at-spi-bus-launcher", os.pathsep.join(_LAUNCHER_FOLDERS))
    with child([launcher, "--launch-immediately"], environment):
        yield


def _program(name: str, folders: str | None = None) -> str:
    found = shutil.which(name, path=folders)
    if found is None:
        raise NoDisplayError(f"{name} is not installed; .ci/setup test installs it")
    return found
