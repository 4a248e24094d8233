"""Power cuts, made from one strace of the program: the disk as it may stand at any moment.

The model of a disk: what a file was written is safe once the file was synced. Before that, each
write is lost, torn at a sector or there, each on its own. Names (made, linked, renamed, removed)
come to the disk in their order; any sync brings those before it along, as file systems with a log
do; of the later ones any number may be there.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECTOR = 512
CALLS = (
    "openat,pwrite64,write,fdatasync,fsync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,"
    "link,linkat,sendfile,copy_file_range,fallocate"
)
_LINE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
_HEX = r'"((?:\\x[0-9a-f]{2})*)"'
_FD = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})*)>")


@dataclass(frozen=True, slots=True)
class Call:
    """One thing the program did: what, to which file, and with what."""

    kind: str
    name: str = ""
    at: int = 0
    data: bytes = b""
    target: str = ""


def traced(folder: Path, *arguments: str) -> list[Call]:
    """Runs the child under strace and gives what it did in the folder and what it said."""
    log = folder.with_name(folder.name + ".strace")
    command = ["strace", "-y", "-xx", "-s", "9000000", "--seccomp-bpf", "-f",
               "-e", f"trace={CALLS}", "-o", str(log),
               sys.executable, "-m", "tests.faults.cut_child", str(folder), *arguments]  # fmt: skip
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    with log.open(encoding="ascii", errors="replace") as lines:
        calls = [call for line in lines for call in _call(line, folder)]
    log.unlink()
    return calls


def _call(line: str, folder: Path) -> Iterator[Call]:
    found = _LINE.search(line)
    if found is None or int(found[3]) < 0:
        return
    kind, given = found[1], found[2]
    texts = [_text(t) for t in re.findall(_HEX, given)]
    descriptor = _FD.match(given)
    path = _text(descriptor[2]).decode("utf-8", "replace") if descriptor else ""
    if kind == "write" and given.startswith("1<"):
        yield Call("said", data=texts[0])
    elif kind in {"pwrite64", "write"} and (name := _inside(path, folder)):
        at = int(given.rsplit(", ", 1)[1]) if kind == "pwrite64" else -1
        yield Call("write", name, at, texts[0])
    elif kind == "ftruncate" and (name := _inside(path, folder)):
        yield Call("cut", name, int(given.rsplit(", ", 1)[1], 0))
    elif kind in {"fsync", "fdatasync"} and (name := _inside(path, folder, or_itself=True)):
        yield Call("sync", name)
    elif kind == "openat" and "O_CREAT" in given:
        if name := _inside(os.fsdecode(texts[0]), folder):
            yield Call("made", name, data=b"empty" if "O_TRUNC" in given else b"")
    elif kind.startswith(("unlink", "rename", "link")):
        names = [_inside(os.fsdecode(t), folder) for t in texts]
        if all(names):
            yield Call(kind[:6].rstrip("at2"), names[0], target=names[-1])
    elif kind in {"sendfile", "copy_file_range", "fallocate"} and _inside(path, folder):
        raise AssertionError(f"{kind} is not in the model")


def _text(hexes: str) -> bytes:
    return bytes.fromhex(hexes.replace("\\x", ""))


def _inside(path: str, folder: Path, *, or_itself: bool = False) -> str:
    """Gives the name within the folder; what is of no account for a reader is left out."""
    inside = path.removeprefix(str(folder)).lstrip("/") if path.startswith(str(folder)) else None
    if inside is None or path.endswith(("-shm", " (deleted)", ".lock")):
        return ""
    return inside or ("." if or_itself else "")


@dataclass(eq=False)
class Inode:
    """A file's content: what is safe, and what was written since."""

    safe: bytearray = field(default_factory=bytearray)
    waiting: list[Call] = field(default_factory=list)
    length: int = 0


class Disk:
    """The disk while the calls are played: names and contents, safe and on their way."""

    def __init__(self) -> None:
        self.seen: dict[str, Inode] = {}
        self._safe: dict[str, Inode] = {}
        self._waiting: list[Call] = []
        self._made: dict[int, Inode] = {}

    def play(self, call: Call) -> None:
        """Lets one call happen."""
        if call.kind == "write":
            inode = self.seen[call.name]
            at = inode.length if call.at < 0 else call.at
            inode.waiting.append(Call("write", at=at, data=call.data))
            inode.length = max(inode.length, at + len(call.data))
        elif call.kind == "cut":
            self.seen[call.name].waiting.append(call)
            self.seen[call.name].length = call.at
        elif call.kind == "sync":
            self._sync(call.name)
        elif call.kind != "said":
            self._rename(call)

    def _sync(self, name: str) -> None:
        if name in self.seen:
            inode = self.seen[name]
            for waiting in inode.waiting:
                apply(inode.safe, waiting)
            inode.waiting.clear()
        for waiting in self._waiting:
            self._change(self._safe, waiting)
        self._waiting.clear()

    def _rename(self, call: Call) -> None:
        if call.kind == "made" and call.name in self.seen:
            if call.data:
                self.seen[call.name].waiting.append(Call("cut"))
                self.seen[call.name].length = 0
            return
        if call.kind == "made":
            self._made[id(call)] = Inode()
        self._change(self.seen, call)
        self._waiting.append(call)

    def _change(self, names: dict[str, Inode], call: Call) -> None:
        if call.kind == "made":
            names[call.name] = self._made[id(call)]
        elif call.kind == "unlink":
            names.pop(call.name, None)
        elif call.name in names:
            names[call.target] = names[call.name]
            if call.kind == "rename":
                del names[call.name]

    def after_cut(self, rng: random.Random) -> dict[str, bytes]:
        """Gives the files as they may be found when the power goes now."""
        names = dict(self._safe)
        for call in self._waiting[: rng.randrange(len(self._waiting) + 1)]:
            self._change(names, call)
        return {name: self._torn(inode, rng) for name, inode in names.items()}

    @staticmethod
    def _torn(inode: Inode, rng: random.Random) -> bytes:
        found = bytearray(inode.safe)
        for call in inode.waiting:
            chance = rng.random()
            if chance < 0.4:
                continue
            kept = call.data
            if call.kind == "write" and chance < 0.6:
                kept = kept[: SECTOR * rng.randrange(len(kept) // SECTOR + 1)]
            apply(found, Call(call.kind, at=call.at, data=kept))
        return bytes(found)


def apply(content: bytearray, call: Call) -> None:
    """Writes into a content, or cuts it; what lies between is zero."""
    end = call.at + len(call.data)
    if call.kind == "cut":
        del content[call.at :]
        content.extend(bytes(call.at - len(content)))
    elif call.data:
        content.extend(bytes(max(0, end - len(content))))
        content[call.at : end] = call.data


def put(files: dict[str, bytes], folder: Path) -> None:
    """Writes the files into an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
