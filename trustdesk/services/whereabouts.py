"""Where a folder lies: on this computer, in a folder that is synced, or on another computer.

The rule is `whereabouts_of`, which asks nothing of the machine; `whereabouts` asks and calls it.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["local", "synced", "network"]

MOUNT_TABLE = Path("/proc/mounts")
"""The kernel's list of what is mounted where (proc(5)); there is none but on Linux."""

_SERVICES = (
    "OneDrive",
    "SharePoint",
    "Dropbox",
    "Google Drive",
    "GoogleDrive",
    "My Drive",
    "Min enhet",
    "iCloud Drive",
    "iCloudDrive",
    "iCloud",
    "Mobile Documents",
    "com~apple~CloudDocs",
    "CloudStorage",
    "Nextcloud",
    "ownCloud",
    "Sunet Drive",
    "Syncthing",
    "Sync",
    "Box Sync",
    "Box",
    "pCloud Drive",
    "pCloudDrive",
    "MEGA",
    "MEGAsync",
    "Proton Drive",
    "ProtonDrive",
    "SynologyDrive",
    "Synology Drive",
    "Tresorit",
    "Seafile",
)
"""What programs that sync name their folders; whatever a person adds stands behind a space, a
bracket or a dash ("OneDrive - Kommunen", "Dropbox (Privat)", "GoogleDrive-anna")."""

_SYNCED = re.compile(
    rf"(?:{'|'.join(map(re.escape, sorted(_SERVICES, key=len, reverse=True)))})(?:[ (_–-].*)?",
    re.IGNORECASE,
)
_ONLY_ALONE = re.compile(r"(?:sync|box|mega)[ (_–-].*", re.IGNORECASE)
"""Everyday words: a folder named "Box 4" or "Sync with Anna" is nobody's sync folder."""

_NETWORK_TYPES = re.compile(
    r"(?:nfs\d?|cifs|smb\d?|smbfs|afs|ncpfs|9p|ceph|glusterfs|davfs2?|vboxsf"
    r"|fuse\.(?:sshfs|davfs2?|smbnetfs|gvfsd-fuse|glusterfs|curlftpfs|rclone|nfs.*))",
    re.IGNORECASE,
)
_DRIVE = re.compile(r"[A-Za-z]:")
_OCTAL = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOTE = 4
"""What GetDriveTypeW answers for a drive of another computer (Win32, fileapi.h)."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a folder lies; `name` is the synced folder, the drive or the mount, or ""."""

    kind: Kind
    name: str = ""


def whereabouts_of(
    paths: Sequence[str], mounts: str = "", network_drives: Sequence[str] = ()
) -> Whereabouts:
    """Gives where a folder lies by its path.

    Args:
        paths: the path as it was given, and where it leads when links are followed.
        mounts: the text of /proc/mounts, or "".
        network_drives: drives of other computers, as "H:".
    """
    for path in paths:
        for part in re.split(r"[\\/]+", path):
            if _SYNCED.fullmatch(part) and not _ONLY_ALONE.fullmatch(part):
                return Whereabouts("synced", part)
    for path in paths:
        name = _share(path) or _network_drive(path, network_drives) or _mount(path, mounts)
        if name:
            return Whereabouts("network", name)
    return Whereabouts("local")


def whereabouts(folder: Path) -> Whereabouts:
    """Gives where a folder lies on this machine now; a folder that is not there lies as it would.

    Asks the kernel which mounts (Linux) and which drives (Windows) are of other computers.
    Elsewhere only the path tells, so a share that is mounted under /Volumes counts as local.
    """
    paths = [str(folder)]
    try:
        followed = str(folder.resolve())
    except (OSError, RuntimeError):  # links that lead in a circle, or nowhere one may look
        followed = paths[0]
    if followed != paths[0]:
        paths.append(followed)
    drives = [drive for path in paths if (drive := path[:2]) and _is_remote(drive)]
    return whereabouts_of(paths, _mount_table(), drives)


def _share(path: str) -> str:
    r"""Gives "\\server\share" of a UNC path, or ""."""
    if not path.startswith(("\\\\", "//")):
        return ""
    parts = [part for part in re.split(r"[\\/]+", path) if part]
    if parts[:1] in (["?"], ["."]):  # \\?\UNC\server\share, but \\?\C:\folder is no share
        if parts[1:2] != ["UNC"]:
            return ""
        parts = parts[2:]
    return "\\\\" + "\\".join(parts[:2]) if len(parts) > 1 else ""


def _network_drive(path: str, drives: Sequence[str]) -> str:
    drive = path[:2]
    known = {name.upper() for name in drives}
    return drive.upper() if _DRIVE.fullmatch(drive) and drive.upper() in known else ""


def _mount(path: str, mounts: str) -> str:
    """Gives the mount a path lies on when it is one of another computer, else ""."""
    nearest, remote = "", False
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _OCTAL.sub(lambda octal: chr(int(octal[1], 8)), fields[1])
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(nearest):  # a later mount hides an earlier one
            nearest, remote = point, bool(_NETWORK_TYPES.fullmatch(fields[2]))
    return nearest if remote else ""


def _mount_table() -> str:
    try:
        return MOUNT_TABLE.read_text("utf-8", "replace")
    except OSError:
        return ""


def _is_remote(drive: str) -> bool:
    """True for a drive ("H:") that Windows says lies on another computer."""
    if sys.platform != "win32":
        return False
    else:  # noqa: RET505 - the type checker reads one branch for each platform
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _DRIVE_REMOTE)
