import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType

import hadath
from hadath import cli
from hadath.events import Event
from hadath.view.clean import clean
from hadath.view.terminal import has_colours, mark_up, open_console, to_explanation, to_table

TEXT = "قتل جنديان وأصيب ثلاثة آخرون في هجوم لتنظيم داعش على حاجز قرب مدينة تدمر."
SPAN = {"start": 0, "end": 4}
PLACE = {"name": "تدمر", "span": {"start": 3, "end": 7}}
CODES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\]8;[^\x1b]*\x1b\\")
COLOURS = re.compile(r"\x1b\[(?:\d+;)*[349][0-7]m")
MARKUP = "[red]قسد[/red] [link=https://example.org]x[/link] [/] :skull: [bold"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    rows = [{"id": "a", "text": TEXT, "published": "2023-12-18"}, {"id": "c", "text": TEXT}]
    path.write_text("{broken\n" + "\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def event(**slots: object) -> Event:
    return Event.model_validate({"id": "a-1", "type": "armed_attack", **slots})


def agent(name: str) -> dict[str, object]:
    return {"name": name, "role": "agent", "text": name, "span": SPAN}


def result(*events: Event, title: str = "عنوان", **more: object) -> hadath.ArticleEvents:
    return hadath.ArticleEvents.model_validate({"article": {"id": "a", "title": title}, "events": events, **more})


def plain(*shown: RenderableType) -> str:
    stream = io.StringIO()
    open_console(stream).print(*shown, sep="\n", soft_wrap=True)
    return stream.getvalue()


def coloured(shown: RenderableType, width: int = 80) -> str:
    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", no_color=False, width=width)
    with console.capture() as capture:
        console.print(shown)
    return capture.get()


def on_a_terminal(*arguments: str, **settings: str) -> str:
    """What the command writes to a terminal of 60 columns."""
    pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    environment = kept | {"TERM": "xterm-256color", "COLUMNS": "60", **settings}
    command = [sys.executable, "-m", "hadath", *arguments]
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment):  # noqa: S603  # our own command
        os.close(theirs)
        chunks = []
        try:
            while chunk := os.read(ours, 4096):
                chunks.append(chunk)
        except OSError:  # how Linux tells that the other end is closed
            pass
    os.close(ours)
    return b"".join(chunks).decode().replace("\r\n", "\n")


# --- the command


def test_show_marks_the_article_and_prints_its_events(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["show", str(articles)]) == cli.UNREAD
    out = capfd.readouterr().out
    assert re.search("<[^>]*تدمر>", out)
    assert "killed 2" in out
    assert "\x1b" not in out


def test_show_table_leaves_the_article_out(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cli.main(["show", "--table", str(articles)])
    assert "تدمر>" not in capfd.readouterr().out


def test_explain_names_rules(articles: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cli.main(["show", "--explain", str(articles)])
    assert "counts." in capfd.readouterr().out


def test_nothing_steers_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "evil.jsonl"
    evil = "\x1b[2J\x07\x9b\u202e\u2066\u2028"
    row = {"id": f"a{evil}", "text": f"عنوان{evil} قصير\n{TEXT[:-1]}{evil} والسوق.", "title": f"عنوان{evil}"}
    path.write_text(
        json.dumps(row) + "\n" + json.dumps({"id": evil, "text": evil}) + "\n{" + evil[:3], encoding="utf-8"
    )
    cli.main(["show", "--explain", str(path)])
    out, err = capfd.readouterr()
    assert not set(evil) & set(out + err) - set("[2J")
    assert clean(evil) == "[2J"
    shown = on_a_terminal("show", "--explain", str(path))
    assert not set(evil) & set(CODES.sub("", shown)) - set("[2J")


def test_a_terminal_has_colours_its_own_width_and_no_brackets(articles: Path) -> None:
    shown = on_a_terminal("show", "--explain", str(articles))
    assert COLOURS.search(shown)
    bare = CODES.sub("", shown)
    assert max(map(cell_len, bare.splitlines())) <= 60
    assert "تدمر>" not in bare
    assert "event 1" in bare


def test_no_color_brings_the_brackets_back(articles: Path) -> None:
    shown = on_a_terminal("show", str(articles), NO_COLOR="1")
    assert not COLOURS.search(shown)
    assert "تدمر>" in shown


def test_a_pipe_gets_the_same_whatever_the_terminal(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    cli.main(["show", "--explain", str(articles)])
    out = capfd.readouterr().out
    for name, value in (("COLUMNS", "40"), ("FORCE_COLOR", "1"), ("TERM", "xterm-256color"), ("TTY_COMPATIBLE", "1")):
        monkeypatch.setenv(name, value)
    cli.main(["show", "--explain", str(articles)])
    assert capfd.readouterr().out == out
    assert TEXT.split()[0] in out


def test_a_reader_of_show_that_goes_away_is_no_error(articles: Path) -> None:
    files = " ".join([str(articles)] * 20)
    code = f"{sys.executable} -m hadath show {files} | head -c 1 >&2; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", code], capture_output=True, check=False)  # noqa: S603, S607  # our own command
    assert (done.returncode, b"Traceback" in done.stderr) == (cli.OK, False)


# --- what is drawn


def test_markup_of_an_article_is_words() -> None:
    given = result(event(actors=[agent(MARKUP)]), title=MARKUP, warnings=[MARKUP])
    passages = hadath.read_article(MARKUP).layout.passages
    for shown in (to_table(given), mark_up(MARKUP, passages, result()), to_explanation(hadath.explain(MARKUP))):
        for drawn in (plain(shown), CODES.sub("", coloured(shown, 1000))):
            assert re.search(r"\[red\]\W*قسد\W*\[/red\]|قسد", drawn)
            assert "💀" not in drawn
            assert "\x1b]8" not in drawn
    assert plain(to_table(given)).count("[/red]") == 3
    assert MARKUP in plain(mark_up(MARKUP, passages, result()))


@pytest.mark.parametrize("width", [20, 33, 80])
def test_words_stand_in_the_order_of_the_text(width: int) -> None:
    article = hadath.read_article(TEXT)
    shown = mark_up(TEXT, article.layout.passages, hadath.extract(TEXT), plain=False)
    drawn = CODES.sub("", coloured(shown, width))
    assert drawn.split()[: len(TEXT.split())] == TEXT.split()
    assert max(map(cell_len, drawn.splitlines())) <= width


def test_paragraphs_are_a_line_each_in_a_pipe() -> None:
    text = " ".join([TEXT] * 20)
    drawn = plain(mark_up(text, hadath.read_article(text).layout.passages, result()))
    assert drawn.splitlines()[0] == text


@pytest.mark.parametrize("width", [50, 80, 120])
def test_edges_keep_their_places(width: int) -> None:
    given = result(event(actors=[agent("قوّاتُ سُوريا الدّيمُقراطيّة")], locations=[PLACE]), event(actors=[agent("قسد")] * 9))
    lines = CODES.sub("", coloured(to_table(given, plain=False), width)).splitlines()[2:-1]
    assert len({cell_len(line) for line in lines}) == 1
    rows = [line for line in lines if "│" in line]
    assert len({tuple(cell_len(part) for part in row.split("│")) for row in rows}) == 1
    for row in rows:
        assert row.count("│") == row.count("\u200e│\u200e") == 8


def test_table_in_a_pipe() -> None:
    lines = plain(to_table(result(event(actors=[agent("قسد")], locations=[PLACE]), warnings=["قصير"]))).splitlines()
    assert [line.replace("\u200e", "").rstrip() for line in lines] == [
        "a: عنوان",
        "warning: قصير",
        "+---+--------------+------+-------+--------+---------+---------+",
        "| # | event        | date | place | agents | targets | figures |",
        "+---+--------------+------+-------+--------+---------+---------+",
        "| 1 | armed attack |      | تدمر  | قسد    |         |         |",
        "+---+--------------+------+-------+--------+---------+---------+",
    ]
    assert plain(to_table(result())) == "a: عنوان\nno events\n"


def test_marks_stand_round_the_words() -> None:
    given = result(event(locations=[PLACE], date=None))
    passages = hadath.read_article("في تدمر").layout.passages
    assert plain(mark_up("في تدمر", passages, given)).startswith("في <تدمر>")
    assert "\x1b[1;32mتدمر\x1b[0m" in coloured(mark_up("في تدمر", passages, given, plain=False))


def test_only_a_terminal_has_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert not has_colours(open_console(io.StringIO()))
    assert has_colours(Console(file=io.StringIO(), force_terminal=True, color_system="standard"))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not has_colours(Console(file=io.StringIO(), force_terminal=True, color_system="standard"))
