import csv
import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import hadath
from hadath import batch, cli
from hadath.errors import ArticleError
from hadath.reading import rows
from hadath.reading.packed import PackedWriter, unpack
from hadath.reading.rows import Meter, Row, find_inputs, read_rows

TEXT = "قتل جنديان في هجوم شرق حمص."


def read(path: Path) -> list[Row]:
    return list(read_rows(str(path)))


def test_jsonl_rows_have_their_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"id": "a"}\n\nnot json\n[1]\n{"text": "\xff"}\n{"text": "x"}' + b"\n[" * 3)
    found = read(path)
    assert [row.where for row in found] == [f"in.jsonl:{n}" for n in (1, 3, 4, 5, 6, 7, 8, 9)]
    assert [row.failure is None for row in found] == [True, False, False, False, True, False, False, False]
    assert found[1].id == "in-3"


def test_nesting_without_end_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonl"
    path.write_text('{"text": ' + "[" * 100_000 + "\n" + json.dumps({"text": TEXT}), encoding="utf-8")
    assert [row.failure is None for row in read(path)] == [False, True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1256"])
def test_csv(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "in.csv"
    long = "كلمة " * 40_000
    path.write_text(f'id,text,more\na,"{TEXT}\nسطر ثان",1\nb,{long},2\nc\n', encoding=encoding)
    found = [row.given for row in read(path)]
    assert [isinstance(values, dict) and values["id"] for values in found] == ["a", "b", "c"]
    assert found[0] == {"id": "a", "text": f"{TEXT}\nسطر ثان", "more": "1"}
    results = list(batch.extract_lines(read(path)))
    assert [line.failure is None for line in results] == [True, True, False]
    assert results[2].where == "in.csv:5"


def test_folder_gives_its_documents_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.jsonl", "README.md"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.txt").write_text("", encoding="utf-8")
    assert [row.id for row in read(tmp_path)] == ["a", "b", "d"]


def test_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    table = pytest.importorskip("pyarrow").table({"id": ["a", "b"], "text": [TEXT, None]})
    parquet.write_table(table, tmp_path / "in.parquet")
    assert [line.failure is None for line in batch.extract_lines(read(tmp_path / "in.parquet"))] == [True, False]


def test_parquet_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (tmp_path / "in.parquet").write_bytes(b"")
    with pytest.raises(hadath.MissingExtraError, match=r"hadath\[parquet\]"):
        read(tmp_path / "in.parquet")


@pytest.mark.parametrize("name", ["missing.txt", "table.xlsx"])
def test_input_that_cannot_be_is_refused_at_once(tmp_path: Path, name: str) -> None:
    (tmp_path / "table.xlsx").write_text("", encoding="utf-8")
    with pytest.raises(ArticleError, match=name):
        find_inputs([str(tmp_path), "-", str(tmp_path / name)])


# --- packed files, and files that are not what they say


def pack_zstd(data: bytes) -> bytes:
    name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    packed: bytes = pytest.importorskip(name, reason="the extra zstd is not installed").compress(data)
    return packed


LINES = "".join(json.dumps({"id": f"a{n}", "text": f"{TEXT} {n}"}) + "\n" for n in range(5000)).encode()
PACKERS = pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".zst", pack_zstd)])


@PACKERS
def test_packed_inputs_are_read_like_plain_ones(tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]) -> None:
    table = f"id,text\na,{TEXT}\nb,{TEXT}\n".encode("cp1256")
    for name, content in (("in.jsonl", LINES), ("in.csv", table)):
        (tmp_path / name).write_bytes(content)
        (tmp_path / (name + ending)).write_bytes(pack(content[:50_000]) + pack(content[50_000:]))
        plain, packed = read(tmp_path / name), read(tmp_path / (name + ending))
        assert [row.given for row in packed] == [row.given for row in plain]
        assert [row.id for row in packed] == [row.id for row in plain]
        assert packed[0].where.startswith(f"{name}{ending}:")
        assert find_inputs([str(tmp_path / (name + ending))])


@PACKERS
def test_packed_input_that_ends_early_is_told(tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"in.jsonl{ending}"
    for content in (pack(LINES)[:-20], b"no packing" * 9, pack(LINES) + b"what follows it"):
        path.write_bytes(content)
        last = read(path)[-1]
        assert last.failure is not None
        assert last.failure.startswith("cannot be unpacked"), last


def test_zstd_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "backports", None)
    monkeypatch.setitem(sys.modules, "compression", None)
    (tmp_path / "in.jsonl.zst").write_bytes(b"")
    with pytest.raises(hadath.MissingExtraError, match=r"hadath\[zstd\]"):
        read(tmp_path / "in.jsonl.zst")


@pytest.mark.parametrize("name", ["in.txt.gz", "in.parquet.gz", "in.gz", "in.jsonl.bz2"])
def test_packings_that_are_not_read_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(ArticleError, match=r"\.jsonl\.gz"):
        find_inputs([str(tmp_path / name)])


def test_parts_do_not_depend_on_how_the_writing_was_cut(tmp_path: Path) -> None:
    found = set()
    for step in (1 << 20, 8192, 999_999):
        path = tmp_path / "out.jsonl.gz"
        with path.open("wb") as raw, PackedWriter(raw, ".gz") as writer:
            for start in range(0, 20 * len(LINES), step):
                writer.write((LINES * 20)[start : start + step])
        found.add(path.read_bytes())
    assert len(found) == 1
    with path.open("rb") as packed, unpack(packed, path) as stream:
        assert stream.read() == LINES * 20


def test_line_without_end_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_LONGEST_LINE", 100)
    path = tmp_path / "in.jsonl"
    fit = json.dumps({"text": "و" * 5})
    path.write_text(f'{fit}\n["{"و" * 1000}"]\n{fit}\n{" " * 99}\n{fit}\n{"x" * 150}', encoding="utf-8")
    found = read(path)
    assert [row.where for row in found] == [f"in.jsonl:{n}" for n in (1, 2, 3, 5, 6)]
    assert [row.failure is None for row in found] == [True, False, True, True, False]


def test_quote_without_end_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_LONGEST_LINE", 100)
    path = tmp_path / "in.csv"
    path.write_text('id,text\na,"' + "و\n" * 500, encoding="utf-8")
    assert any(row.failure is not None and "field larger" in row.failure for row in read(path))


def test_limit_of_the_process_for_csv_is_left_alone(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    path = tmp_path / "in.csv"
    path.write_text(f"id,text\na,{'و' * (before + 1)}\nb,x\n", encoding="utf-8")
    limits = [(row.failure, csv.field_size_limit()) for row in read_rows(str(path))]
    assert limits == [(None, before)] * 2
    assert csv.field_size_limit() == before


def test_parquet_reads_known_columns_only(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    table = pytest.importorskip("pyarrow").table({"text": [TEXT] * 600, "embedding": [[0.5] * 9] * 600})
    parquet.write_table(table, tmp_path / "in.parquet", row_group_size=100)
    meter = Meter([str(tmp_path / "in.parquet")])
    found = list(read_rows(str(tmp_path / "in.parquet"), meter))
    assert [row.given for row in found] == [{"text": TEXT}] * 600
    assert found[-1].where == "in.parquet:600"
    assert round(meter.done) == meter.total


def test_what_is_no_parquet_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    (tmp_path / "in.parquet").write_bytes(b"PAR1 not really")
    (row,) = read(tmp_path / "in.parquet")
    assert row.failure is not None
    assert row.failure.startswith("not Parquet")


# --- how far a run is


def test_meter_knows_how_much_is_read(tmp_path: Path) -> None:
    for name, content in (("a.jsonl", LINES), ("b.jsonl.gz", gzip.compress(LINES)), ("c.csv", b"text\nx\n")):
        (tmp_path / name).write_bytes(content)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "d.txt").write_text(TEXT, encoding="utf-8")
    names = [str(path) for path in sorted(tmp_path.iterdir())]
    meter = Meter(names)
    assert meter.total == sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    before = 0.0
    for name in names:
        shares = [meter.done for _ in read_rows(name, meter)]
        assert before <= shares[0] < meter.done <= meter.total
        before = meter.done
    assert meter.done == meter.total
    assert Meter([*names, "-"]).total is None


def test_output_is_packed_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text(TEXT, encoding="utf-8")
    for name in ("out.jsonl", "out.jsonl.gz"):
        assert cli.main(["extract", str(tmp_path / "in.txt"), "-o", str(tmp_path / name)]) == cli.OK
    assert gzip.decompress((tmp_path / "out.jsonl.gz").read_bytes()) == (tmp_path / "out.jsonl").read_bytes()
