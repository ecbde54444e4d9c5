"""The plan of the code, kept by reading its imports: who may call whom, and what no file may hold."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / "hooks"

ORDER = (
    "problems",
    "text",
    "language",
    "dates",
    "model",
    "format",
    "anchoring",
    "site",
    "reasoning",
    "pictures",
    "checks",
    "checker",
    "exports",
    "pages",
    "editions",
    "cli",
    "engine",
)
"""Each folder or module of `brief` may import only what stands above it. Modules of one folder may import each other,
in no circle."""

ALONE = {"site.publish": {"problems"}}
"""Modules that may import no more than these, whatever stands above them. Publishing swaps folders and is
tested by killing it: it must not depend on what a brief is."""

LONGEST = 340
"""Lines of a module. A longer one owns more than one thing."""

ENGINE = ("mkdocs", "material", "materialx", "properdocs", "zensical")
"""Site engines. MkDocs 1.x has an end: only one folder knows it, so that only one folder must change."""

MACHINE_WORDS = (
    "pypi.org",
    "pythonhosted.org",
    "registry.npmjs.org",
    "registry.yarnpkg.com",
    "/opt/pypi",
    "/root/",
    "/work/",
)
"""Hosts of registries and folders of one machine: what holds them works there and nowhere else."""


def module_name(path: Path) -> str:
    """`hooks/brief/format/files.py` is `brief.format.files`; a package has the name of its folder."""
    parts = path.relative_to(HOOKS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(path): path for path in sorted(HOOKS.rglob("*.py"))}
OURS = sorted(name for name in FILES if name.split(".")[0] == "brief")


def imported(path: Path) -> set[str]:
    """Full names of the modules that a file imports, wherever in the file it does."""
    package = list(path.relative_to(HOOKS).parts[:-1]) if path.is_relative_to(HOOKS) else []
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *(node.module or "").split(".")]).strip(".")
            for alias in node.names:
                name = f"{base}.{alias.name}"
                found.add(name if name in FILES else base)
    return found


def place(module: str) -> int | None:
    """Where the folder of a module of `brief` stands in `ORDER`; None where it stands nowhere."""
    name = module.removeprefix("brief.").split(".")[0]
    return ORDER.index(name) if name in ORDER else None


def same_package(one: str, other: str) -> bool:
    return one.split(".")[1] == other.split(".")[1]


@pytest.mark.parametrize("module", [name for name in OURS if name != "brief"])
def test_a_module_imports_only_what_stands_above_it(module: str) -> None:
    at = place(module)
    assert at is not None, (
        f"{module} has no place in ORDER of {Path(__file__).name}: add its folder as high as its imports allow"
    )
    for other in sorted(imported(FILES[module]) & set(OURS) - {"brief"}):
        if same_package(module, other):
            continue
        beside = place(other)
        assert beside is not None, f"{module} imports {other}, which has no place in ORDER"
        assert beside < at, f"{module} imports {other}, which does not stand above it"
    short = module.removeprefix("brief.")
    if short in ALONE:
        ours = {name.removeprefix("brief.") for name in imported(FILES[module]) & set(OURS)}
        assert ours <= ALONE[short], f"{module} may import nothing of ours but {sorted(ALONE[short])}"


def test_the_order_names_nothing_that_is_gone() -> None:
    named = {ORDER[at] for at in map(place, OURS) if at is not None}
    assert sorted(set(ORDER) - named) == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    calls = {name: imported(FILES[name]) & set(OURS) - {name} for name in OURS}
    left = dict(calls)
    while ends := [name for name, others in left.items() if not others & set(left)]:
        for name in ends:
            del left[name]
    assert left == {}


@pytest.mark.parametrize("folder", [name for name in OURS if FILES[name].name == "__init__.py"])
def test_a_folder_says_what_it_owns_and_nothing_else(folder: str) -> None:
    tree = ast.parse(FILES[folder].read_text("utf-8"))
    assert ast.get_docstring(tree)
    others = [node for node in tree.body[1:] if not (folder == "brief" and isinstance(node, ast.Assign | ast.Expr))]
    assert others == []


def test_the_package_itself_imports_none_of_its_modules() -> None:
    assert imported(FILES["brief"]) & set(OURS) == set()


def test_only_the_events_know_the_engine() -> None:
    knowing = {name for name, path in FILES.items() if any(m.split(".")[0] in ENGINE for m in imported(path))}
    assert {name.rpartition(".")[0] for name in knowing} == {"brief.engine"}


def test_only_mkdocs_calls_the_events() -> None:
    assert imported(FILES["mkdocs_events"]) == {"brief.engine.events"}
    others = [path for name, path in FILES.items() if name != "mkdocs_events"]
    everything = [*others, *sorted((ROOT / "tests").rglob("*.py"))]
    called = {"mkdocs_events", "brief.engine.events"}
    assert [str(path) for path in everything if called & imported(path)] == []


@pytest.mark.parametrize("module", OURS)
def test_a_module_is_short(module: str) -> None:
    lines = len(FILES[module].read_text("utf-8").splitlines())
    assert 1 <= lines <= LONGEST, f"{module} has {lines} lines"


def test_no_file_names_a_registry_or_a_machine() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone: there is no list of tracked files")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    tracked = [ROOT / name for name in listed.decode("utf-8").split("\0") if name]
    assert tracked
    found = []
    for path in tracked:
        if path == Path(__file__).resolve() or not path.is_file():
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{path.relative_to(ROOT)}: {word}" for word in MACHINE_WORDS if word in text]
    assert found == []
