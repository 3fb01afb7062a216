"""The wheel holds what hadath needs at run time."""

import hashlib
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from hadath.lexicons import loading
from hadath.lexicons.place_names import digest_files, group_names

PACKAGE = Path("src") / "hadath"


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--no-build-isolation", "--wheel-dir", str(folder), str(project)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603  # our own command
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_wheel_holds_every_file_of_the_package(project: Path, wheel: zipfile.ZipFile) -> None:
    held = {name for name in wheel.namelist() if name.startswith("hadath/")}
    wanted = {
        path.relative_to(project / "src").as_posix()
        for path in (project / PACKAGE).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == wanted
    assert "hadath/py.typed" in held
    assert "hadath/lexicons/furniture.toml" in held
    assert any(name.endswith(".tsv") for name in held)


def test_wheel_holds_every_lexicon_compiled_as_it_is(wheel: zipfile.ZipFile) -> None:
    lines = wheel.read("hadath/lexicons/compiled.tsv").decode().rstrip("\n").split("\n")
    compiled = {name: (digest, json.loads(tables)) for name, digest, tables in (line.split("\t") for line in lines)}
    sources = {name.removeprefix("hadath/lexicons/") for name in wheel.namelist() if name.endswith(".toml")}
    assert compiled.keys() == sources | {"places"}
    places = {
        Path(name).stem: wheel.read(name)
        for name in wheel.namelist()
        if re.search(r"/places/\w+\.tsv$", name) is not None
    }
    assert compiled.pop("places") == (digest_files(places), group_names(places))
    for name, (digest, tables) in compiled.items():
        source = wheel.read(f"hadath/lexicons/{name}")
        assert digest == hashlib.blake2b(source, digest_size=16).hexdigest()
        assert tables == tomllib.loads(source.decode())


def test_a_compiled_lexicon_counts_only_while_it_is_that_of_the_toml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = 'words = ["قصف"]'
    digest = hashlib.blake2b(source.encode(), digest_size=16).hexdigest()
    (tmp_path / "compiled.tsv").write_text(f'a.toml\t{digest}\t{{"words": ["compiled"]}}\n', encoding="utf-8")
    (tmp_path / "a.toml").write_text(source, encoding="utf-8")
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    for cached in (loading._compiled, loading.read_toml):  # noqa: SLF001  # what this test is about
        monkeypatch.setattr(loading, cached.__name__, cached.__wrapped__)
    assert loading.read_toml("a.toml") == {"words": ["compiled"]}
    (tmp_path / "a.toml").write_text('words = ["غارة"]', encoding="utf-8")
    assert loading.read_toml("a.toml") == {"words": ["غارة"]}


def test_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    assert {name.split("/")[0] for name in wheel.namelist()} == {"hadath", "hadath-0.1.0.dist-info"}


def test_wheel_names_the_command_and_the_light_requirements(wheel: zipfile.ZipFile) -> None:
    metadata = wheel.read("hadath-0.1.0.dist-info/METADATA").decode()
    plain = {
        re.split(r"[<>=]", line.removeprefix("Requires-Dist: "))[0]
        for line in metadata.splitlines()
        if line.startswith("Requires-Dist: ") and "extra ==" not in line
    }
    assert plain == {"camel-tools", "charset-normalizer", "hijridate", "pydantic", "python-dateutil", "regex", "rich"}
    assert "hadath = hadath.cli:main" in wheel.read("hadath-0.1.0.dist-info/entry_points.txt").decode()


def test_version_is_the_same_everywhere(project: Path) -> None:
    import hadath

    stated = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert hadath.__version__ == stated
