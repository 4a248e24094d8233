"""The one-folder program: what its recipe names is there, and (whole) what it builds works."""

import ast
import json
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SPEC = ROOT / "build.spec"
START = ROOT / ".ci" / "frozen_start.py"
MUST_STAY = (
    "plugins/platforms/libqxcb.so",
    "plugins/platforms/libqwayland.so",
    "plugins/platforms/libqoffscreen.so",
    "plugins/wayland-shell-integration/libxdg-shell.so",
    "plugins/imageformats/libqsvg.so",
    "plugins/iconengines/libqsvgicon.so",
    "plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
    "plugins/platformthemes/libqxdgdesktopportal.so",
    "lib/libQt6DBus.so.6",
)
MUST_GO = ("*Qml*", "*Quick*", "*Network*", "*gtk*", "*sqlite3.so*", "*tkinter*", "*hypothesis*")
LARGEST = 240_000_000  # bytes; 218 MB when this was written


def named(name: str) -> Any:
    """Gives a literal that the recipe assigns at its top."""
    for node in ast.parse(SPEC.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.literal_eval(node.value)
    raise AssertionError(f"build.spec assigns no {name}")


def test_the_recipe_compiles_and_what_it_names_exists():
    compile(SPEC.read_text(encoding="utf-8"), str(SPEC), "exec")
    bundled = named("BUNDLED")
    assert {"resources", "content"} <= {target for _, target in bundled}
    assert all((ROOT / source).exists() for source, _ in bundled)
    assert START.is_file()
    assert (ROOT / "docs/licences/LGPL-3.0.txt").is_file()  # Qt's must lie beside the program


def test_nothing_is_left_out_that_the_program_imports():
    unused = set(named("UNUSED_MODULES"))
    imported = set()
    for file in (ROOT / "trustdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module)
                imported |= {f"{node.module}.{alias.name}" for alias in node.names}
    assert "PySide6.QtWidgets" in imported
    assert imported & unused == set()


@pytest.mark.parametrize(("before", "after"), [(None, None), ("/opt/lib", "/opt/lib")])
def test_what_the_program_starts_finds_its_own_libraries(monkeypatch, before, after):
    monkeypatch.setenv("LD_LIBRARY_PATH", "/program/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    runpy.run_path(str(START))
    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, built anew."""
    folder = tmp_path_factory.mktemp("build")
    targets = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "work")]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", *targets, str(SPEC)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return folder / "dist" / "trustdesk" / "trustdesk"


def ask(program: Path, data: Path, *arguments: str) -> str:
    done = subprocess.run(
        [program, "--data-dir", data, *arguments], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.whole
@pytest.mark.timeout(900)
@pytest.mark.skipif(sys.platform != "linux", reason="names the files of a build on Linux")
class TestTheBuiltProgram:
    def test_holds_what_it_must_and_no_more(self, program):
        inside = program.parent / "_internal"
        assert [n for n in MUST_STAY if not (inside / "PySide6/Qt" / n).is_file()] == []
        assert [p.name for pattern in MUST_GO for p in inside.rglob(pattern)] == []
        assert [p.name for p in inside.rglob("*") if p.is_symlink() and not p.exists()] == []
        assert {"qt", "python", "typst", "sqlcipher3"} <= {
            p.name for p in (inside / "licences").iterdir()
        }
        size = sum(p.stat().st_size for p in program.parent.rglob("*") if not p.is_symlink())
        assert size < LARGEST

    def test_keeps_finds_and_exports_reflections(self, program, tmp_path):
        assert "0" in ask(program, tmp_path, "check")
        entry_id = ask(program, tmp_path, "add", "--text", "Vågade säga nej", "--rate", "vaga=4")
        [entry] = json.loads(ask(program, tmp_path, "list", "--json"))
        assert entry["id"] == entry_id.strip()
        assert entry["ratings"][0]["value"] == 4
        found = json.loads(ask(program, tmp_path, "search", "våga", "--json"))
        assert found["journal"]
        assert found["framework"]
        ask(program, tmp_path, "export", str(tmp_path / "ut.pdf"))
        assert (tmp_path / "ut.pdf").read_bytes().startswith(b"%PDF-1.7")
        ask(program, tmp_path, "content", "check")
        assert json.loads(ask(program, tmp_path, "check", "--json"))["ok"]

    def test_opens_a_window_that_keys_and_a_screen_reader_reach(self, program, tmp_path):
        from tests.driver.app import running
        from tests.driver.display import virtual_display

        command = [str(program), "--data-dir", str(tmp_path)]
        with virtual_display() as environment:
            done = subprocess.run(
                [*command, "--measure-start"],
                env=environment,
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            assert done.stderr == ""
            assert 0 < json.loads(done.stdout)["first_frame_ms"] < 10_000
            with running(command, environment) as app:
                app.node.wait_for("text", "Skriv")
                app.keys.type_text("Ett möte på måndag: åäö")
                app.keys.press("ctrl+Return")
                app.node.wait_for(name=re.compile("Ligger i dagboken"))
                app.close()
        [entry] = json.loads(ask(program, tmp_path, "list", "--json"))
        shown = json.loads(ask(program, tmp_path, "show", entry["id"], "--json"))
        assert "åäö" in shown["title"] + shown["body"]
