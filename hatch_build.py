"""What a build adds to the package: the lexicons once more, in a form that is quickly read.

The TOML files, and for places the TSV files, are what holds. A line of `compiled.tsv` has a lexicon's path, the digest
of its TOML and its tables as JSON; where the digest does not fit, `hadath.lexicons.loading` reads the TOML itself. The
line of the places has their names by the first word, as `lexicons/place_names.py` groups them.
"""

import hashlib
import json
import runpy
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLexicons(BuildHookInterface):  # type: ignore[type-arg]  # it needs no configuration of its own
    """Writes `compiled.tsv` into the package before it is packed or linked to."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the lexicons of the source tree."""
        del version, build_data
        folder = Path(self.root) / "src" / "hadath" / "lexicons"
        lines = [compile_lexicon(folder, path) for path in sorted(folder.rglob("*.toml"))]
        lines.append(compile_places(folder))
        (folder / "compiled.tsv").write_text("".join(lines), encoding="utf-8", newline="")


def compile_lexicon(folder: Path, path: Path) -> str:
    """Return the line of one lexicon."""
    source = path.read_bytes()
    digest = hashlib.blake2b(source, digest_size=16).hexdigest()
    return _write_line(path.relative_to(folder).as_posix(), digest, tomllib.loads(source.decode()))


def compile_places(folder: Path) -> str:
    """Return the line of the places."""
    module = runpy.run_path(str(folder / "place_names.py"))  # hadath itself needs packages that a build has not
    files = module["read_files"](folder / "places")
    return _write_line("places", module["digest_files"](files), module["group_names"](files))


def _write_line(name: str, digest: str, tables: dict[str, Any]) -> str:
    return f"{name}\t{digest}\t{json.dumps(tables, ensure_ascii=False, separators=(',', ':'))}\n"
