import gzip
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from hadath import cli
from hadath.reading import packed

TEXT = "قتل جنديان وأصيب ثلاثة آخرون في هجوم لتنظيم داعش على حاجز قرب مدينة تدمر."
EACH = 40
ENDINGS = [".jsonl", ".jsonl.gz", ".jsonl.zst"]


def need(ending: str) -> None:
    if ending.endswith(".zst"):
        pytest.importorskip("backports.zstd" if sys.version_info < (3, 14) else "compression.zstd", reason="extra zstd")


def write(path: Path, number: int = EACH) -> Path:
    rows = [json.dumps({"id": f"a{n}", "text": f"{TEXT} {n}"}, ensure_ascii=False) for n in range(number)]
    rows[7] = "{broken"
    rows[9] = json.dumps({"id": 0, "text": None})
    rows[11] = json.dumps({"id": "\ud800", "text": TEXT + "\ud800"})
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def extract(given: Path, output: Path, *more: str) -> int:
    return cli.main(["extract", str(given), "-o", str(output), *more])


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Let parts end after some lines, so that a small output has several."""
    monkeypatch.setattr(packed, "_PART", 4000)
    return packed


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("ending", ENDINGS)
def test_run_cut_anywhere_is_finished_to_the_byte(tmp_path: Path, ending: str) -> None:
    need(ending)
    given, output = write(tmp_path / "in.jsonl"), tmp_path / f"out{ending}"
    extract(given, output)
    whole = output.read_bytes()
    chance = random.Random(5)  # noqa: S311  # a test's own dice
    line_end = whole.find(b"\n") + 1
    for cut in (0, 1, line_end - 1, line_end, len(whole) - 1, len(whole), *chance.sample(range(len(whole)), 12)):
        output.write_bytes(whole[:cut])
        extract(given, output, "--resume", "--workers", "1")
        assert output.read_bytes() == whole, cut


@pytest.mark.usefixtures("small_parts")
def test_packed_output_holds_the_same_lines(tmp_path: Path) -> None:
    given, plain, output = write(tmp_path / "in.jsonl"), tmp_path / "out.jsonl", tmp_path / "out.jsonl.gz"
    extract(given, plain)
    extract(given, output)
    assert gzip.decompress(output.read_bytes()) == plain.read_bytes()
    with output.open("rb") as raw:
        assert len(list(packed.read_parts(raw, ".gz"))) > 2


def test_resume_without_an_earlier_run_is_a_run(tmp_path: Path) -> None:
    given = write(tmp_path / "in.jsonl")
    extract(given, tmp_path / "a.jsonl")
    assert extract(given, tmp_path / "b.jsonl", "--resume") == cli.UNREAD
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("held", "message"),
    [
        ('{"article": {"id": "other"}}\n', "of the article 'other', where the input has 'a0'"),
        ("id,text\n", "not a line that hadath wrote"),
        ("[]\n", "not a line that hadath wrote"),
        ("".join(f'{{"article": {{"id": "a{n}"}}}}\n' for n in range(8)), ":8: of the article 'a7'"),
    ],
)
def test_file_of_another_run_is_left_alone(
    tmp_path: Path, held: str, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    given, output = write(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"
    output.write_text(held + "torn", encoding="utf-8")
    assert extract(given, output, "--resume") == cli.MISUSE
    assert message in capfd.readouterr().err
    assert output.read_text(encoding="utf-8") == held + "torn"


def test_input_that_became_shorter_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    given, output = write(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"
    extract(given, output)
    write(given, number=12)
    assert extract(given, output, "--resume") == cli.MISUSE
    assert "13: the input has fewer articles" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["-o", "out.csv", "--format", "csv"], "--resume goes on with jsonl only"),
        ([], "-o FILE"),
        (["-o", "-"], "-o FILE"),
        (["-o", "."], "not a file"),
        (["-o", "in.jsonl"], "not a line that hadath wrote"),
    ],
)
def test_what_cannot_be_resumed_is_refused(
    tmp_path: Path, more: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    before = write(tmp_path / "in.jsonl").read_bytes()
    assert cli.main(["extract", "in.jsonl", "--resume", *more]) == cli.MISUSE
    assert message in capfd.readouterr().err
    assert (tmp_path / "in.jsonl").read_bytes() == before


def test_torn_foreign_packing_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    given, output = write(tmp_path / "in.jsonl"), tmp_path / "out.jsonl.gz"
    output.write_text("no gzip", encoding="utf-8")
    assert extract(given, output, "--resume") == cli.MISUSE
    assert "cannot be unpacked" in capfd.readouterr().err


# --- killed for good


def command(given: Path, output: Path, workers: int) -> list[str]:
    extract = [sys.executable, "-m", "hadath", "extract", str(given), "-o", str(output)]
    return [*extract, "--resume", "--workers", str(workers)]


def test_killed_runs_end_as_if_never_killed(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    """Each trial is killed two times at odd moments, with one process and with two, and then left to finish."""
    given, output = write(tmp_path / "in.jsonl", number=400), tmp_path / "out.jsonl"
    extract(given, output)
    whole = output.read_bytes()
    chance = random.Random(7)  # noqa: S311  # a test's own dice
    for trial in range(pytestconfig.getoption("kill_trials")):
        output.unlink()
        for workers in (1, 2):
            held = output.stat().st_size if output.exists() else 0
            with subprocess.Popen(command(given, output, workers), stderr=subprocess.DEVNULL) as process:  # noqa: S603  # our own command
                deadline = time.monotonic() + 30
                while process.poll() is None and time.monotonic() < deadline:
                    if output.exists() and output.stat().st_size > held:
                        break
                    time.sleep(0.01)
                time.sleep(chance.uniform(0, 0.6))
                process.send_signal(signal.SIGKILL)
        done = subprocess.run(command(given, output, 1), stderr=subprocess.DEVNULL, check=False)  # noqa: S603  # our own command
        assert done.returncode in (cli.OK, cli.UNREAD)
        assert output.read_bytes() == whole, trial


def test_killed_run_leaves_no_worker_behind(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with subprocess.Popen(  # noqa: S603  # our own command
        [sys.executable, "-m", "hadath", "extract", "-", "-o", str(output), "--workers", "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write((json.dumps({"text": TEXT}) + "\n").encode() * 1000)
        process.stdin.flush()
        deadline = time.monotonic() + 30
        while not (output.exists() and output.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        assert process.stdout.read() == b""  # ends when the last process that has it open does
