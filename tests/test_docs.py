"""The pages in docs/ say nothing that is not so."""

import re
from pathlib import Path

import pytest

from hadath.export import EXPORTERS, acled, tables, ucdp

COLUMNS = {
    "csv, parquet and data frames": tables.COLUMNS,
    "acled": acled.COLUMNS,
    "ucdp": ucdp.COLUMNS,
}


@pytest.fixture(scope="module")
def exports(project: Path) -> str:
    return (project / "docs" / "exports.md").read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    return page.split(f"\n## {title}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("title", COLUMNS)
def test_every_column_is_told_in_its_order(exports: str, title: str) -> None:
    table = section(exports, title).split("\n\n| flag")[0]
    assert re.findall(r"^\| `(?P<column>\w+)` \|", table, re.MULTILINE) == list(COLUMNS[title])


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_told(exports: str, name: str) -> None:
    assert f"`{name}`" in exports.split("\n## ")[0]


def test_sections_name_their_sources(exports: str) -> None:
    for title in ("acled", "ucdp", "plover", "geojson"):
        assert "Source: [" in section(exports, title)
