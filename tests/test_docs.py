"""The pages in docs/ say nothing that is not so, and leave nothing out."""

import doctest
import json
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Literal, get_args, get_origin

import pytest
from tests.documented import find_scores, pages, split_sections, to_mapping, to_scores

import hadath
from hadath import events
from hadath.export import EXPORTERS, acled, tables, ucdp
from hadath.lexicons.taxonomy import load_types

PROJECT = Path(__file__).resolve().parents[1]
PAGES = pages(PROJECT)
COLUMNS = {
    "csv, parquet and data frames": tables.COLUMNS,
    "acled": acled.COLUMNS,
    "ucdp": ucdp.COLUMNS,
}
RECORDS = (
    events.ArticleEvents, events.ArticleRecord, events.Event, events.DateRecord, events.Location, events.Actor,
    events.Count, events.Person, events.Item, events.Attribution, events.Evidence, events.SpanRecord,
)  # fmt: skip


def read(name: str) -> str:
    return (PROJECT / "docs" / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def exports() -> str:
    return read("exports.md")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_examples_run(path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    failed, tried = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert failed == 0
    assert tried == len(re.findall("^>>> ", path.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\((?P<link>[^)]+)\)", path.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (path.parent / link.split("#")[0] if link[0] != "#" else path).exists(), link


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_exist(path: Path) -> None:
    from hadath.cli import build_parser

    for line in re.findall(r"^ {4}hadath (?P<rest>[^#\n]+)", path.read_text(encoding="utf-8"), re.MULTILINE):
        assert build_parser().parse_args(line.split()).path


def test_every_page_is_in_the_navigation() -> None:
    config = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert sorted(re.findall(r"\b[\w-]+\.md$", config, re.MULTILINE)) == [path.name for path in PAGES]


def test_pages_can_be_made() -> None:
    done = subprocess.run(["make", "-n", "docs"], cwd=PROJECT, capture_output=True, check=False, text=True)  # noqa: S607  # prints the recipe only
    assert done.returncode == 0, done.stderr
    assert "zensical build --strict" in done.stdout
    assert "zensical" not in (PROJECT / "requirements.lock").read_text(encoding="utf-8")


def test_five_minutes_install_every_requirement() -> None:
    recipe = " ".join(re.findall(r"^ {4}pip install (?P<rest>[^#\n]+)", read("index.md"), re.MULTILINE)).split()
    required = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {re.split("[^A-Za-z0-9-]", requirement)[0] for requirement in required} <= set(recipe)


def test_every_record_is_described() -> None:
    nested = {
        record for record in vars(events).values() if isinstance(record, type) and hasattr(record, "model_fields")
    }
    assert {record for record in nested if record.__module__ == events.__name__ and record.model_fields} == set(RECORDS)
    assert list(split_sections(read("record.md"))) == [record.__name__ for record in RECORDS]


def rows(section: str) -> dict[str, tuple[str, str]]:
    found = re.findall(r"^\| `(?P<field>\w+)` \| (?P<type>[^|]+) \| (?P<held>[^|]+) \|$", section, re.MULTILINE)
    return {field: (kind, held) for field, kind, held in found}


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_is_described_in_its_order(record: type[events._Record]) -> None:
    described = rows(split_sections(read("record.md"))[record.__name__])
    assert list(described) == list(record.model_fields)
    for name, field in record.model_fields.items():
        kind, held = described[name]
        assert kind.split(" or null")[0] == to_kind(field.annotation), name
        assert kind.endswith(" or null") == (type(None) in get_args(field.annotation)), name
        assert held.strip()


KINDS = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "date": "day"}


def to_kind(annotation: object) -> str:
    """Return how the page says a field's type, without its "or null"."""
    if get_origin(annotation) is tuple:
        return f"list of {to_kind(get_args(annotation)[0])}"
    if get_origin(annotation) is Literal:
        return "text"
    if isinstance(annotation, UnionType) or type(None) in get_args(annotation):
        return to_kind(next(part for part in get_args(annotation) if part is not type(None)))
    assert isinstance(annotation, type)
    return KINDS.get(annotation.__name__, annotation.__name__)


def values(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from values(part)


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_value_of_a_closed_list_is_named(record: type[events._Record]) -> None:
    described = rows(split_sections(read("record.md"))[record.__name__])
    for name, field in record.model_fields.items():
        if (record, name) != (events.Event, "type"):  # they have a page of their own
            assert [value for value in values(field.annotation) if f"`{value}`" not in described[name][1]] == []


def test_types_are_described_in_their_order() -> None:
    assert list(split_sections(read("types.md"))) == list(get_args(events.EventType))


@pytest.mark.parametrize("name", get_args(events.EventType))
def test_example_is_read_as_its_type(name: str) -> None:
    example = re.findall("^> (?P<example>.+)$", split_sections(read("types.md"))[name], re.MULTILINE)
    assert len(example) == 1
    assert [event.type for event in hadath.extract(example[0], published="2018-05-03")] == [name]


@pytest.mark.parametrize("name", get_args(events.EventType))
def test_type_is_mapped_as_the_taxonomy_maps_it(name: str) -> None:
    entry = load_types()[name]
    section = split_sections(read("types.md"))[name].strip()
    assert section.startswith(f"**{entry.label_en}, {entry.label_ar}**\n\n")
    assert section.endswith(f"\n\n{to_mapping(entry)}")


def test_figures_are_the_pinned_ones() -> None:
    floors = json.loads((PROJECT / "tests" / "gate" / "floors.json").read_text(encoding="utf-8"))
    assert find_scores(read("evaluation.md"))[1] == to_scores(floors), "run tests.documented.write_scores"


def test_every_public_name_is_in_the_reference() -> None:
    reference = read("api.md")
    errors = {name for name in hadath.__all__ if name.endswith("Error")}
    assert "::: hadath.errors\n" in reference
    assert [name for name in hadath.__all__ if name not in errors and f"hadath.{name}\n" not in reference] == [
        "__version__"
    ]
    assert "`hadath.__version__`" in reference


@pytest.mark.parametrize("title", COLUMNS)
def test_every_column_is_told_in_its_order(exports: str, title: str) -> None:
    table = split_sections(exports)[title].split("\n\n| flag")[0]
    assert re.findall(r"^\| `(?P<column>\w+)` \|", table, re.MULTILINE) == list(COLUMNS[title])


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_told(exports: str, name: str) -> None:
    assert f"`{name}`" in exports.split("\n## ")[0]


def test_sections_name_their_sources(exports: str) -> None:
    for title in ("acled", "ucdp", "plover", "geojson"):
        assert "Source: [" in split_sections(exports)[title]
