"""Printing goes on beside the program, can be cancelled, and never harms the file that was."""

import errno
import os
import resource
import subprocess
import sys
import threading

import pytest

from tests.exporters.pdf.samples import RESOURCES, ROOT, WORKER, composed, entries, entry, export
from trustdesk.domain.faults import Cancelled, ExportFault
from trustdesk.exporters.pdf.printer import TypstPrinter

SLOW = (
    sys.executable,
    "-c",
    "import json, pathlib, sys, time\n"
    "out = json.load(sys.stdin)['out']\n"
    "pathlib.Path(out + '.part').write_text('half')\n"
    "print(json.dumps({'phase': 'saving'}), flush=True)\n"
    "time.sleep(60)",
)


@pytest.fixture
def old(tmp_path):
    out = tmp_path / "reflektioner.pdf"
    out.write_bytes(b"det som fanns")
    return out


def fault_of(out, **given) -> ExportFault:
    with pytest.raises(ExportFault) as caught:
        export(entries(1), out, **given)
    return caught.value


def test_the_file_is_replaced_whole_and_the_phases_are_told(old) -> None:
    phases: list[str] = []
    assert export(entries(1), old, progress=lambda phase, _: phases.append(phase)) == [old]
    assert old.read_bytes().startswith(b"%PDF-1.7")
    assert phases == [
        "Preparing", "Setting the pages", "Checking that everyone can read it", "Saving",
    ]  # fmt: skip
    assert [path.name for path in old.parent.iterdir()] == [old.name]


def test_cancelling_ends_the_child_and_leaves_nothing_behind(old) -> None:
    cancel = threading.Event()
    printer = TypstPrinter(SLOW, RESOURCES)
    part = old.with_name("reflektioner.pdf.part")

    def halfway(_phase: str, _done: float | None) -> None:
        assert part.exists()
        cancel.set()

    with pytest.raises(Cancelled):
        printer.print_pdf(composed(entries(1)), old, halfway, cancel.is_set)
    assert old.read_bytes() == b"det som fanns"
    assert not part.exists()
    assert children() == []


def children() -> list[str]:
    listed = subprocess.run(
        ["ps", "-o", "args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=False,
    )
    return [line for line in listed.stdout.splitlines() if "json.load" in line]


def test_a_real_export_can_be_cancelled(tmp_path) -> None:
    out = tmp_path / "a.pdf"
    with pytest.raises(Cancelled):
        export(entries(120), out, cancelled=lambda: True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing(tmp_path) -> None:
    fault = fault_of(tmp_path / "saknas" / "a.pdf")
    assert fault.kind == "no-folder"
    assert "does not exist" in fault.told(str)
    assert fault.step


def test_a_folder_in_the_place_of_the_file(tmp_path) -> None:
    (tmp_path / "a.pdf").mkdir()
    assert fault_of(tmp_path / "a.pdf").kind == "is-a-folder"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def write_failing(tmp_path, error: int) -> tuple[str, ...]:
    """Gives a worker whose system refuses to write, as a full disk or a closed folder does."""
    program = tmp_path / "worker.py"
    program.write_text(
        f"""
import os, pathlib, sys
sys.path.insert(0, {str(ROOT)!r})
from trustdesk.exporters.pdf import worker
def refuse(*_):
    raise OSError({error}, os.strerror({error}))
os.fsync = refuse
sys.exit(worker.main(sys.stdin.buffer, sys.stdout.buffer))
"""
    )
    return (sys.executable, str(program))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EACCES, "not-allowed"),
        (errno.EROFS, "not-allowed"),
        (errno.EIO, "not-written"),
    ],
)
def test_a_system_that_refuses_leaves_the_old_file(old, tmp_path, error, kind) -> None:
    command = write_failing(tmp_path, error)
    fault = fault_of(old, command=command)
    assert fault.kind == kind
    assert "reflektioner.pdf" in fault.told(str)
    assert old.read_bytes() == b"det som fanns"
    assert not old.with_name("reflektioner.pdf.part").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_a_disk_that_is_really_full(old) -> None:
    """A limit on file size is the nearest thing to a full disk without mounting one."""

    def limited() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    program = "import sys; from trustdesk.exporters.pdf.worker import main;" + (
        "sys.exit(main(sys.stdin.buffer, sys.stdout.buffer))"
    )
    job = {"resources": str(RESOURCES), "out": str(old), "document": composed(entries(1))}
    import json

    done = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(job).encode(),
        capture_output=True,
        preexec_fn=limited,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 1
    assert json.loads(done.stdout.splitlines()[-1]) == {"fault": "disk-full"}
    assert old.read_bytes() == b"det som fanns"
    assert not old.with_name("reflektioner.pdf.part").exists()


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_in(tmp_path) -> None:
    closed = tmp_path / "stängd"
    closed.mkdir(mode=0o500)
    assert fault_of(closed / "a.pdf").kind == "not-allowed"


def test_a_child_that_dies_is_a_fault(old) -> None:
    fault = fault_of(old, command=(sys.executable, "-c", "raise SystemExit(3)"))
    assert fault.kind == "not-typeset"
    assert old.read_bytes() == b"det som fanns"


def test_no_text_reaches_arguments_environment_or_other_files(tmp_path) -> None:
    spy = tmp_path / "spy.py"
    spy.write_text(
        f"""
import json, os, sys
sys.path.insert(0, {str(ROOT)!r})
from trustdesk.exporters.pdf import worker
with open({str(tmp_path / "seen")!r}, "w") as seen:
    json.dump([sys.argv, dict(os.environ)], seen)
sys.exit(worker.main(sys.stdin.buffer, sys.stdout.buffer))
"""
    )
    folder = tmp_path / "ut"
    folder.mkdir()
    secret = entry(title="Hemligheten", body="Hemligheten i brödtexten", tags=("Hemligheten",))
    export([secret], folder / "a.pdf", command=(sys.executable, str(spy)))
    assert "Hemligheten" not in (tmp_path / "seen").read_text()
    assert [path.name for path in folder.iterdir()] == ["a.pdf"]


def test_the_worker_runs_as_a_module() -> None:
    assert WORKER[1:] == ("-m", "trustdesk.exporters.pdf.worker")
