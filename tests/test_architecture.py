"""What the design asks of the code as a whole and no other tool holds (docs/architecture.md).

Layers, types and style are held by import-linter, mypy and ruff in `make check`.
"""

import ast
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import trustdesk

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "trustdesk"
MODULES = sorted(PACKAGE.rglob("*.py"))
OURS = [
    *MODULES,
    *(f for d in ("tests", "benchmarks", ".ci") for f in sorted((ROOT / d).rglob("*.py"))),
]

LINES, FUNCTION_LINES, PUBLIC_METHODS = 400, 40, 20
VAGUE_NAMES = re.compile(r"(^|_)(utils?|helpers?|common|managers?|misc)(_|$)", re.IGNORECASE)
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS = {"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"}
CHANGERS = {
    *("append", "extend", "insert", "remove", "pop", "popitem", "clear", "add", "discard"),
    *("update", "setdefault", "sort", "reverse", "appendleft", "popleft"),
}
FUNCTION = ast.FunctionDef  # there are no others: async is for networks
MEMORIES = {"cache", "lru_cache", "functools.cache", "functools.lru_cache"}
REMEMBERING = {"services/swedish.py": "stem"}
"""Stems are the same for every journal and cost 20 µs each: the one memory outside an object."""

OPENING_OUTSIDE = {"ui/settings/data.py", "ui/export/outcome.py"}
"""Both open a folder of the person's own, after a click. A link needs a question first."""

NETWORK = {"socket", "ssl", "http", "ftplib", "smtplib", "asyncio", "xmlrpc", "socketserver"}
NETWORK |= {"webbrowser", "urllib.request", "requests", "httpx", "PySide6.QtNetwork"}


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def name_of(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(module):
        if isinstance(node, FUNCTION):
            yield node


def length(function: ast.FunctionDef) -> int:
    """Counts the lines of a function's body, its docstring aside."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1


def public_methods(cls: ast.ClassDef) -> list[str]:
    """Gives what a class offers; Qt's own names (marked @override) are Qt's."""
    return [
        part.name
        for part in cls.body
        if isinstance(part, ast.FunctionDef)
        and not part.name.startswith("_")
        and "override" not in {ast.unparse(decorator) for decorator in part.decorator_list}
        and not any(ast.unparse(d).endswith(".setter") for d in part.decorator_list)
    ]


def imported(module: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def module_names(module: ast.Module) -> dict[str, ast.expr]:
    """Gives what a module assigns at its top, by name."""
    found: dict[str, ast.expr] = {}
    for node in module.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found[target.id] = node.value
        elif isinstance(node, ast.AnnAssign) and node.value and isinstance(node.target, ast.Name):
            found[node.target.id] = node.value
    return found


def is_mutable(value: ast.expr) -> bool:
    called = isinstance(value, ast.Call) and ast.unparse(value.func).split(".")[-1] in MAKERS
    return isinstance(value, MUTABLE) or called


def changed_names(function: ast.AST) -> Iterator[str]:
    """Gives the plain names whose contents a function changes in place."""
    for node in ast.walk(function):
        if isinstance(node, ast.Global):
            yield from node.names
        if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            yield ast.unparse(node.value)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CHANGERS
        ):
            yield ast.unparse(node.func.value)


def state_of(module: ast.Module) -> list[str]:
    """Gives the names by which a module keeps something between two calls."""
    names = module_names(module)
    kept = [
        name
        for name, value in names.items()
        if is_mutable(value) and not name.isupper() and not name.startswith("__")
    ]
    for function in functions(module):
        own = {a.arg for a in ast.walk(function.args) if isinstance(a, ast.arg)}
        own |= {
            n.id
            for n in ast.walk(function)
            if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        declared = {n for g in ast.walk(function) if isinstance(g, ast.Global) for n in g.names}
        kept += [n for n in changed_names(function) if n in names and n not in own - declared]
    return kept


def run(script: str, *arguments: str) -> str:
    """Runs a script in a fresh interpreter and gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


class TestSize:
    def test_modules_functions_and_classes_can_be_taken_in_at_a_glance(self):
        found = []
        for file in MODULES:
            if (lines := len(file.read_text(encoding="utf-8").splitlines())) > LINES:
                found.append(f"{name_of(file)}: {lines} lines")
            for node in ast.walk(tree(file)):
                if isinstance(node, FUNCTION) and length(node) > FUNCTION_LINES:
                    found.append(f"{name_of(file)}, {node.name}: {length(node)} lines")
                if isinstance(node, ast.ClassDef) and len(public_methods(node)) > PUBLIC_METHODS:
                    offered = len(public_methods(node))
                    found.append(f"{name_of(file)}, {node.name}: {offered} public methods")
        assert found == []

    def test_the_measures_see_what_they_measure(self):
        body = "\n".join(f"    x = {n}" for n in range(41))
        [function] = functions(ast.parse(f'def f():\n    """Says."""\n{body}'))
        assert length(function) == 41
        methods = "\n".join(f"    def m{n}(self): ..." for n in range(21))
        hidden = "    def _own(self): ...\n    @override\n    def paintEvent(self): ..."
        [cls] = ast.parse(f"class C:\n{methods}\n{hidden}").body
        assert isinstance(cls, ast.ClassDef)
        assert len(public_methods(cls)) == 21


class TestNames:
    def test_a_file_says_what_it_holds(self):
        assert [str(f) for f in OURS if VAGUE_NAMES.search(f.stem)] == []
        assert all(VAGUE_NAMES.search(n) for n in ("utils", "test_helpers", "window_manager"))

    def test_a_class_does_too(self):
        vague = re.compile(r"(Manager|Helper|Utils?|Handler)$")
        found = [
            f"{name_of(file)}: {node.name}"
            for file in MODULES
            for node in ast.walk(tree(file))
            if isinstance(node, ast.ClassDef) and vague.search(node.name)
        ]
        assert found == []

    def test_no_code_names_a_role_a_criterion_or_a_relation(self):
        concepts = tomllib.loads((ROOT / "content/concepts.toml").read_text(encoding="utf-8"))
        ids = {concept["id"] for concept in concepts["concept"]}
        assert {"kunna", "utmana_regelverk", "brukare"} <= ids
        found = [
            f"{name_of(file)}:{node.lineno} {node.value!r}"
            for file in MODULES
            for node in ast.walk(tree(file))
            if isinstance(node, ast.Constant) and node.value in ids
        ]
        assert found == []


class TestState:
    def test_a_module_keeps_nothing_between_calls(self):
        kept = {name_of(file): state_of(tree(file)) for file in MODULES}
        assert {name: names for name, names in kept.items() if names} == {}

    @pytest.mark.parametrize(
        "source",
        [
            "seen = []",
            "seen: set[str] = set()",
            "SEEN = {}\ndef f(k):\n    SEEN[k] = 1",
            "SEEN = []\ndef f(k):\n    SEEN.append(k)",
            "SEEN = {}\ndef f(k):\n    del SEEN[k]",
            "N = 0\ndef f():\n    global N\n    N += 1",
        ],
    )
    def test_state_is_seen(self, source):
        assert state_of(ast.parse(source)) != []

    def test_what_only_looks_like_state_is_let_be(self):
        source = "KINDS = {'a': 1}\ndef f(KINDS2):\n    rows = []\n    rows.append(KINDS['a'])"
        assert state_of(ast.parse(source)) == []

    def test_only_stems_are_remembered_outside_an_object(self):
        found = {
            name_of(file): node.name
            for file in MODULES
            for node in functions(tree(file))
            for decorator in node.decorator_list
            if ast.unparse(decorator).split("(")[0] in MEMORIES
        }
        assert found == REMEMBERING


class TestDoors:
    def test_only_two_places_open_anything_outside_the_program(self):
        found = {name_of(f) for f in MODULES if "QDesktopServices" in f.read_text(encoding="utf-8")}
        assert found <= OPENING_OUTSIDE

    def test_nothing_imports_what_speaks_over_a_network(self):
        assert [name_of(f) for f in MODULES if imported(tree(f)) & NETWORK] == []
        walked = [type(node) for file in MODULES for node in ast.walk(tree(file))]
        assert ast.AsyncFunctionDef not in walked
        assert imported(ast.parse("from urllib import request")) & NETWORK

    def test_the_core_needs_no_window_no_database_and_no_printer(self):
        heavy = "PySide6 shiboken6 sqlmodel sqlalchemy sqlcipher3 pydantic typst pikepdf markdown"
        script = """
import importlib, json, pkgutil, sys
import trustdesk.domain, trustdesk.services
for package in (trustdesk.domain, trustdesk.services):
    for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
print(json.dumps([name.split(".")[0] for name in sys.modules]))
"""
        loaded = set(json.loads(run(script)))
        assert "trustdesk" in loaded
        assert loaded & set(heavy.split()) == set()


PAINTED = """
import json, sys
from trustdesk import app
from trustdesk.ui.places import DAGBOK
from PySide6.QtWidgets import QApplication, QTableView

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "markdown", "typst", "pikepdf", "hunspell"}
told = {}

def heavy():
    return sorted(HEAVY & {name.split(".")[0] for name in sys.modules})

def on_first_frame():
    told["first frame"] = heavy()
    window.go(DAGBOK)
    window.page.listed.connect(on_listed)

def on_listed():
    if "rows" not in told:
        window.repaint()
        told["rows"] = max(view.model().rowCount() for view in window.findChildren(QTableView))
        told["list painted"] = heavy()

def on_state(state):
    if state == "open":
        told["open"] = heavy()
        window.close()

core = app.build_core(sys.argv[1], "sv")
application = QApplication(app.APPLICATION)
program = app.Program(application, core, core.window_opening())
window = program.window
window.first_frame.connect(on_first_frame)
program.session.state_changed.connect(on_state)
program.show()
application.exec()
program.close()
print(json.dumps(told))
"""


def test_the_list_is_painted_before_the_heavy_libraries_are_loaded(tmp_path):
    command = [sys.executable, "-m", "trustdesk", "--data-dir", str(tmp_path)]
    for text in ("En mening", "En till"):
        subprocess.run([*command, "add", "--text", text], capture_output=True, check=True)
    told = json.loads(run(PAINTED, str(tmp_path)))
    assert told["rows"] >= 2
    assert told["first frame"] == told["list painted"] == []
    assert {"sqlmodel", "sqlalchemy"} <= set(told["open"])  # so the look would have seen them


class TestRepository:
    HOSTS = tuple(
        "".join(parts)
        for parts in (
            ("pypi", ".org"),
            ("python", "hosted"),
            ("registry.", "npmjs"),
            ("crates", ".io"),
            ("proxy.", "golang"),
            ("deb.", "debian"),
            ("index", "-url"),
            ("find", "-links"),
        )
    )
    PLACES = re.compile("(?<![\\w.])/" + "work/|" + re.escape("../" + "shared"))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Gives every text of the repository, without what .gitignore leaves out."""
        ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
        left_out = {".git", *(line.rstrip("/") for line in ignored)}
        waiting = [ROOT]
        while waiting:
            for path in waiting.pop().iterdir():
                if path.name in left_out or path.suffix == ".egg-info":
                    continue
                if path.is_dir():
                    waiting.append(path)
                    continue
                data = path.read_bytes()
                if b"\0" not in data:
                    yield path.relative_to(ROOT).as_posix(), data.decode("utf-8")

    def test_names_no_registry_and_no_place_on_one_machine(self):
        texts = dict(self.texts())
        assert {"Makefile", "trustdesk/app.py", ".ci/setup", "constraints.txt"} <= set(texts)
        found = [
            f"{name}: {word}" for name, text in texts.items() for word in self.HOSTS if word in text
        ]
        found += [f"{name}: a place" for name, text in texts.items() if self.PLACES.search(text)]
        # What keeps the host out of constraints.txt has to name the option.
        assert found == [f"Makefile: {self.HOSTS[-2]}"]

    def test_one_version_stands_everywhere(self):
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert project["version"] == trustdesk.__version__
        changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        assert f"## [{project['version']}]" in changes
