"""The rules of the house: sizes, names, documentation, who imports whom, and what is never imported."""

import ast
import importlib
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "hadath"
SOURCES = sorted(PACKAGE.rglob("*.py"))
SCRIPTS = sorted([*(ROOT / "benchmarks").rglob("*.py"), *(ROOT / "data").rglob("*.py")])
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION, MOST_PARAMETERS = 400, 50, 5
FORBIDDEN_STEMS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "handler", "core"}
# Each part may import its own line and those above it, none below it.
ORDER = (
    ("errors", "events", "garbage"),
    ("mentions",),
    ("text", "document"),
    ("lexicons",),
    ("reading",),
    ("article", "doers"),
    ("extract",),
    ("assemble",),
    ("pipeline",),
    ("numbers", "dates", "trace"),
    ("extractor",),
    ("api",),
    ("export",),
    ("view", "batch"),
    ("cli", "spark"),
    ("__main__",),
)
RANK = {part: rank for rank, parts in enumerate(ORDER) for part in parts}
# Imported inside a function, when it is called.
LATE = {("api", "batch"), ("api", "export"), ("extractor", "batch"), ("events", "view")}
HEAVY = ("torch", "transformers", "numpy", "pandas", "scipy", "sklearn", "trafilatura", "charset_normalizer", "rich")
NETWORK = ("ssl", "http.client", "urllib.request", "requests", "urllib3", "camel_tools.data")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def _id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", [*SOURCES, *SCRIPTS, *TESTS], ids=_id)
def test_file_is_small_and_named_for_what_it_holds(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert path.stem not in FORBIDDEN_STEMS


@pytest.mark.parametrize("path", [*SOURCES, *SCRIPTS], ids=_id)
def test_functions_are_short_with_few_parameters(path: Path) -> None:
    for function in _functions(_tree(path)):
        first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
        assert (function.end_lineno or first) - first < LONGEST_FUNCTION, function.name
        arguments = function.args
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        assert len([name for name in named if name.arg not in ("self", "cls")]) <= MOST_PARAMETERS, function.name


@pytest.mark.parametrize("path", SOURCES, ids=_id)
def test_public_things_are_documented(path: Path) -> None:
    tree = _tree(path)
    assert ast.get_docstring(tree) or not tree.body, "the module"
    owners: list[ast.Module | ast.ClassDef] = [tree, *(n for n in tree.body if isinstance(n, ast.ClassDef))]
    for owner in owners:
        if isinstance(owner, ast.ClassDef) and owner.name.startswith("_"):
            continue
        for node in owner.body:
            if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("path", SOURCES, ids=_id)
def test_library_never_prints(path: Path) -> None:
    calls = (node.func for node in ast.walk(_tree(path)) if isinstance(node, ast.Call))
    assert not [call.lineno for call in calls if isinstance(call, ast.Name) and call.id in ("print", "input")]


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def _part(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def _runtime_imports(path: Path) -> set[str]:
    """Return what a module imports when it runs, not what only the type checker sees."""
    tree = _tree(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", [path for path in SOURCES if path != PACKAGE / "__init__.py"], ids=_id)
def test_imports_go_one_way(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert own in RANK, f"give {own} its place in ORDER"
    for module in _runtime_imports(path):
        if module.startswith("hadath.") and (own, _part(module)) not in LATE:
            assert RANK[_part(module)] <= RANK[own], module


@pytest.mark.parametrize("path", sorted((PACKAGE / "extract").rglob("*.py")), ids=_id)
def test_finders_do_not_know_each_other(path: Path) -> None:
    relative = path.relative_to(PACKAGE / "extract")
    if relative.as_posix() == "__init__.py":
        return
    own = relative.parts[0].removesuffix(".py")
    others = {module.split(".")[2] for module in _imports(path) if module.startswith("hadath.extract.")}
    assert others <= {own}


def test_one_file_names_camel_tools() -> None:
    naming = [_id(path) for path in SOURCES if any(name.startswith("camel_tools") for name in _imports(path))]
    assert naming == ["src/hadath/text/fold.py"]


@pytest.mark.parametrize("path", TESTS, ids=_id)
def test_no_test_hides_another(path: Path) -> None:
    tree = _tree(path)
    owners: list[ast.Module | ast.ClassDef] = [tree, *(n for n in tree.body if isinstance(n, ast.ClassDef))]
    for owner in owners:
        names = Counter(node.name for node in owner.body if isinstance(node, Function | ast.ClassDef))
        assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("path", [*SOURCES, *SCRIPTS, *TESTS], ids=_id)
def test_every_exception_from_a_check_gives_its_reason(path: Path) -> None:
    pattern = re.compile(r"#\s?(?:noqa\b|type:\s?ignore\b)[^#\n]*(?P<reason>#\s*\S+)?")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = pattern.search(line)
        if match and "re.compile" not in line:
            assert match["reason"], f"line {number}"


@pytest.mark.parametrize("path", [path for path in SOURCES if path.stem != "__main__"], ids=_id)
def test_groups_of_expressions_are_named(path: Path) -> None:
    """A group without a name is counted, and counting breaks when an expression changes."""
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    for pattern in vars(importlib.import_module(name)).values():
        if isinstance(pattern, re.Pattern):
            assert pattern.groups == len(pattern.groupindex), pattern.pattern


def test_nothing_in_the_tree_names_a_machine_or_a_registry() -> None:
    words = ["/" + "work/", "/" + "root/", "/" + "home/", "py" + "pi.org", "python" + "hosted", "regis" + "try.npmjs"]
    kinds = {".py", ".md", ".toml", ".tsv", ".txt", ".lock", ".jsonl", ".json", ""}
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=False, text=True)  # noqa: S607  # git where there is one
    if listed.returncode:
        pytest.skip("not a git checkout: nothing tells the project's files from others")
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in kinds and path.is_file():
            text = path.read_text(encoding="utf-8")
            assert [word for word in words if word in text] == [], name


def _loaded(code: str) -> set[str]:
    """Return the modules loaded by code that may open no connection."""
    code = f"import socket, sys\nsocket.socket = socket.create_connection = None\n{code}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)  # noqa: S603  # our own command
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_an_import_loads_no_finder_and_no_lexicon() -> None:
    code = "import hadath; own = dir(hadath)"
    assert not {"hadath.pipeline", "hadath.extract.triggers", "hadath.lexicons.vocabulary"} & _loaded(code)


@pytest.mark.parametrize("name", ["extract", "find_dates", "find_numbers", "Extractor"])
def test_what_is_imported_late_is_there_and_stays(name: str) -> None:
    code = f"import hadath; first = hadath.{name}; hadath.extract('قتل جندي في بغداد.'); assert hadath.{name} is first"
    assert "hadath.pipeline" in _loaded(f"{code}; assert callable(first)")


@pytest.mark.parametrize(
    "code", ["import hadath", "import hadath.cli", "import hadath; hadath.extract('قتل جندي في بغداد.')"]
)
def test_hadath_is_light_and_stays_off_the_network(code: str) -> None:
    assert {*HEAVY, *NETWORK} & _loaded(code) == set()
