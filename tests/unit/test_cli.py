import csv
import gc
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import hadath
from hadath import cli
from hadath.batch import Line, extract_lines
from hadath.events import Event
from hadath.export import EXPORTERS, exporter, tables

TEXT = "قتل جنديان وأصيب ثلاثة آخرون في هجوم لتنظيم داعش على حاجز قرب مدينة تدمر."
SPAN = {"start": 0, "end": 4}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    rows = [
        json.dumps({"id": "a", "text": TEXT, "published": "2023-12-18"}),
        "{broken",
        json.dumps({"id": "c", "text": TEXT}),
    ]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def event(**slots: object) -> Event:
    return Event.model_validate({"id": "a-1", "type": "armed_attack", **slots})


def result(*events: Event, title: str = "عنوان") -> hadath.ArticleEvents:
    return hadath.ArticleEvents.model_validate({"article": {"id": "a", "title": title}, "events": events})


def count(kind: str, low: int | None, **slots: object) -> dict[str, object]:
    return {"kind": kind, "low": low, "high": low, "text": "قتل", "span": SPAN, **slots}


# --- extract


def test_extract_writes_a_line_for_every_row(articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out.jsonl"
    assert cli.main(["extract", str(articles), "-o", str(output)]) == cli.UNREAD
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [line["article"]["id"] for line in lines] == ["a", "in-2", "c"]
    assert lines[0]["events"]
    assert lines[1]["warnings"][0].startswith("not JSON")
    assert "in.jsonl:2: not JSON" in capfd.readouterr().err


def test_extract_sets_the_lexicons_apart_while_it_reads(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[int] = []

    def look(rows: Iterable[Any], *, workers: int, engine: hadath.Extractor) -> Iterator[Line]:
        frozen.append(gc.get_freeze_count())
        return extract_lines(rows, workers=workers, engine=engine)

    monkeypatch.setattr("hadath.cli.extract.extract_lines", look)
    cli.main(["extract", str(articles), "-o", str(tmp_path / "out.jsonl")])
    assert frozen[0] > 0
    assert gc.get_freeze_count() == 0


def test_extract_is_silent_and_zero_when_all_was_read(seeds: list[Path], capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", str(seeds[0].parent)]) == cli.OK
    out, err = capfd.readouterr()
    assert [json.loads(line)["article"]["id"] for line in out.splitlines()] == [path.stem for path in seeds]
    assert err == ""


def test_workers_do_not_change_a_byte(articles: Path, tmp_path: Path) -> None:
    for workers in ("1", "2"):
        cli.main(["extract", str(articles), "-o", str(tmp_path / workers), "--workers", workers])
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_default_day_of_publication(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cli.main(["extract", str(articles), "--published", "2024-01-05"])
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [line["article"]["published"] for line in lines] == ["2023-12-18", None, "2024-01-05"]


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_written(articles: Path, tmp_path: Path, name: str) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    output = tmp_path / "out"
    assert cli.main(["extract", str(articles), "-o", str(output), "--format", name]) == cli.UNREAD
    written = output.read_bytes()
    assert b"a-1" in written
    assert EXPORTERS[name].binary or b"\r" not in written


def test_mark_of_utf8_is_for_sheets(articles: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "out.csv"
    arguments = ["extract", str(articles), "-o", str(output), "--bom", "--format"]
    assert cli.main([*arguments, "csv"]) == cli.UNREAD
    assert output.read_bytes().startswith(b"\xef\xbb\xbfarticle_id,")
    assert cli.main([*arguments, "jsonl"]) == cli.MISUSE
    assert "--bom is for csv, acled, ucdp, not for jsonl" in capfd.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "missing.txt"],
        ["extract", "-", "--published", "soon"],
        ["show", "missing.txt"],
        ["extract", "-", "-o", "/nowhere/at/all/out.jsonl"],
    ],
)
def test_misuse(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == cli.MISUSE
    assert capfd.readouterr().err.startswith("hadath: ")


@pytest.mark.parametrize(
    "arguments", [[], ["extract"], ["extract", "x", "--workers", "0"], ["extract", "x", "--format", "x"]]
)
def test_wrong_arguments(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as error:
        cli.main(arguments)
    assert error.value.code == cli.MISUSE


def test_output_over_an_input_is_refused(articles: Path) -> None:
    before = articles.read_bytes()
    assert cli.main(["extract", str(articles), "-o", str(articles)]) == cli.MISUSE
    assert articles.read_bytes() == before


@pytest.mark.parametrize(
    "given", [TEXT.encode(), TEXT.encode("cp1256"), json.dumps({"id": "stdin", "text": TEXT}).encode()]
)
def test_standard_input(given: bytes, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert cli.main(["extract", "-"]) == cli.OK
    (line,) = capfd.readouterr().out.splitlines()
    assert json.loads(line)["article"]["id"] == "stdin"
    assert json.loads(line)["events"]


def test_output_is_utf8_whatever_the_locale() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "hadath", "show", "-"]
    done = subprocess.run(command, input=TEXT.encode(), capture_output=True, check=True, env=environment)  # noqa: S603  # our own command
    assert "تدمر" in done.stdout.decode()


def test_reader_that_goes_away_is_no_error(articles: Path) -> None:
    code = f"{sys.executable} -m hadath extract {articles} {articles} | head -c 1 >&2; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", code], capture_output=True, check=False)  # noqa: S603, S607  # our own command
    assert done.returncode in (cli.OK, cli.UNREAD)
    assert b"Traceback" not in done.stderr


@pytest.fixture
def heeded_interrupt() -> Iterator[None]:
    """Let what a test starts heed Ctrl-C, which the jobs that a shell runs in the background do not."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded_interrupt")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_interrupt_is_clean(tmp_path: Path, workers: str) -> None:
    output = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "hadath", "extract", "-", "-o", str(output), "--workers", workers]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603  # our own command
        assert process.stdin is not None
        assert process.stderr is not None
        process.stdin.write((json.dumps({"text": TEXT}) + "\n").encode() * 500)
        process.stdin.flush()
        deadline = time.monotonic() + 20
        while not (output.exists() and output.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == cli.INTERRUPTED
        assert b"Traceback" not in process.stderr.read()


# --- tables


def test_formulas_are_disarmed() -> None:
    stream = io.StringIO()
    tables.to_csv(
        [result(event(summary="=1+1"), title="@x"), result(event(summary="-"), title="\tx")], stream, bom=True
    )
    assert stream.getvalue()[0] == "\ufeff"
    rows = list(csv.DictReader(io.StringIO(stream.getvalue()[1:])))
    assert [(row["title"], row["summary"]) for row in rows] == [("'@x", "'=1+1"), ("'\tx", "'-")]


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        ([count("killed", 2)], 2, 2),
        ([count("killed", 2, of="داعش"), count("killed", 3, of="مدنيون")], 5, 5),
        ([count("killed", 2, of="داعش"), count("killed", 3)], None, None),
        ([count("killed", 9), count("killed", 3, subset=True)], 9, 9),
        ([count("killed", 20, high=None)], 20, None),
        ([count("killed", None)], None, None),
        ([], None, None),
    ],
)
def test_figures_of_a_kind(counts: list[dict[str, object]], low: int | None, high: int | None) -> None:
    (record,) = tables.to_records([result(event(counts=counts))])
    assert (record["killed_low"], record["killed_high"]) == (low, high)
    assert tuple(record) == tables.COLUMNS


def test_json_is_an_array() -> None:
    stream = io.StringIO()
    tables.to_json([result(event()), result()], stream)
    assert [len(row["events"]) for row in json.loads(stream.getvalue())] == [1, 0]
    stream = io.StringIO()
    tables.to_json([], stream)
    assert json.loads(stream.getvalue()) == []


def test_unknown_format() -> None:
    with pytest.raises(hadath.UnknownFormatError, match="csv"):
        exporter("xls")
