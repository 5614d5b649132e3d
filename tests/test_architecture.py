"""What holds for the program as a whole, read from its source."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
MODULES = sorted((ROOT / "console").rglob("*.py"))
SHIPPED = [
    file
    for folder in ("console", "resources", "packaging")
    for file in sorted((ROOT / folder).rglob("*"))
    if file.suffix in {".py", ".toml", ".in", ".qss", ".ts", ".json", ".md", ".sh", ".spec"}
    and "__pycache__" not in file.parts
]
MACHINE = re.compile(r"/(?:work|home|root)/\w|[A-Z]:\\\\Users\\\\")
REGISTRY = re.compile(
    r"(?:index[-_]url|extra-index)\s*[=\s]\s*[\"']?https?://|https?://(?!pypi\.org)[^\s\"']*/simple\b",
)


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def dotted(node: ast.expr) -> str:
    """`asyncio.create_task` of the expression that names it."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def calls(file: Path) -> Iterator[str]:
    return (dotted(node.func) for node in ast.walk(tree(file)) if isinstance(node, ast.Call))


def test_the_import_contracts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_every_module_says_what_it_is() -> None:
    silent = [name_of(file) for file in MODULES if not ast.get_docstring(tree(file))]
    assert silent == []


def test_no_file_knows_a_machine_or_a_registry() -> None:
    told = {file: file.read_text(encoding="utf-8") for file in SHIPPED}
    assert len(told) > 300
    assert [name_of(file) for file, text in told.items() if MACHINE.search(text)] == []
    assert [name_of(file) for file, text in told.items() if REGISTRY.search(text)] == []


def test_nothing_starts_a_thread_of_qt_or_a_loop_within_the_loop() -> None:
    found = [
        (name_of(file), name)
        for file in MODULES
        for name in calls(file)
        if "QThread" in name
        or (name.endswith(".exec") and name_of(file).startswith("console/ui/"))
        or name.split(".")[-1] in {"asyncSlot", "asyncClose", "ensure_future"}
    ]
    assert found == []
    threads = [name_of(file) for file in MODULES if "import QThread" in file.read_text("utf-8")]
    assert threads == []


def test_only_task_owners_create_tasks() -> None:
    """In a server an asyncio.TaskGroup may; a task that nobody owns may nowhere."""
    made = [
        (name_of(file), name)
        for file in MODULES
        for name in calls(file)
        if name.endswith("create_task")
    ]
    owner = "console/runtime/tasks.py"
    assert owner in {file for file, _ in made}
    servers = ("console/relay/", "console/simulator/")
    loose = [
        (file, name)
        for file, name in made
        if file != owner and (name.startswith("asyncio.") or not file.startswith(servers))
    ]
    assert loose == []


def test_only_the_clock_reads_the_clock() -> None:
    """The simulator is a program of its own; the doctor looks at the machine's clock."""
    reads = {"datetime.now", "datetime.utcnow", "date.today", "time.time", "datetime.today"}
    found = {
        name_of(file)
        for file in MODULES
        if reads & set(calls(file)) and not name_of(file).startswith("console/simulator/")
    }
    assert found == {"console/runtime/clock.py", "console/app/commands/doctor.py"}
