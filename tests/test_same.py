"""The same bytes on every machine: whatever the hash seed, the locale, the time zone and the number of workers."""

import os
import subprocess
import sys
from pathlib import Path

SETTINGS = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
    {"PYTHONHASHSEED": "4294967295", "LC_ALL": "ar_SY.UTF-8", "LANG": "ar_SY.UTF-8", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "random", "LC_ALL": "tr_TR.ISO8859-9", "PYTHONUTF8": "0", "TZ": "Pacific/Pago_Pago"},
]


def run(project: Path, arguments: list[str], settings: dict[str, str], folder: Path) -> bytes:
    """Return what the command line writes in an environment and a folder of its own."""
    environment = {**os.environ, **settings, "PYTHONPATH": str(project / "src")}
    command = [sys.executable, "-m", "hadath", "extract", str(project / "data" / "seeds"), *arguments]
    return subprocess.run(command, capture_output=True, check=True, env=environment, cwd=folder).stdout  # noqa: S603  # our own command


def test_settings_of_the_machine_do_not_change_a_byte(project: Path, tmp_path: Path) -> None:
    found = {
        run(project, ["--workers", str(workers)], settings, tmp_path) for workers, settings in enumerate(SETTINGS, 1)
    }
    assert len(found) == 1
    assert len(found.pop()) > 5000
