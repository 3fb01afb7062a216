"""What a build adds to the package: the lexicons once more, in a form that is quickly read.

The TOML files are what people edit and what holds. A line of `compiled.tsv` has a lexicon's path, the digest of its
TOML and its tables as JSON; where the digest does not fit, `hadath.lexicons.loading` reads the TOML itself.
"""

import hashlib
import json
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
        (folder / "compiled.tsv").write_text("".join(lines), encoding="utf-8", newline="")


def compile_lexicon(folder: Path, path: Path) -> str:
    """Return the line of one lexicon."""
    source = path.read_bytes()
    digest = hashlib.blake2b(source, digest_size=16).hexdigest()
    tables = json.dumps(tomllib.loads(source.decode()), ensure_ascii=False, separators=(",", ":"))
    return f"{path.relative_to(folder).as_posix()}\t{digest}\t{tables}\n"
