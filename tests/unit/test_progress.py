import io
import logging
import sys

import pytest

from hadath.cli.output import is_terminal
from hadath.cli.progress import Progress
from hadath.reading.rows import Meter

ERASE = "\x1b[2K"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def open_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal; called by the test itself, for pytest sets it anew when a test begins."""
    monkeypatch.setattr("hadath.cli.progress._EVERY", -1)
    for name, value in (("TERM", "xterm"), ("COLUMNS", "100"), ("NO_COLOR", "1"), ("TTY_COMPATIBLE", "")):
        monkeypatch.setenv(name, value)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    return terminal


def half_read() -> Meter:
    meter = Meter()
    meter.done, meter.total = 750.0, 1000
    return meter


def test_progress_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("hadath.cli.progress._EVERY", -1)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Progress(half_read()) as progress:
        progress.show(5)
    assert capsys.readouterr().err == ""


def test_progress_tells_articles_and_share_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    with Progress(half_read()) as progress:
        progress.show(1200)
        shown = terminal.getvalue()
    assert "1,200 articles, " in shown
    assert "75%" in shown
    assert ERASE not in shown.split("1,200 articles, ")[0], "nothing is drawn before there are words"
    assert terminal.getvalue().endswith(ERASE)


def test_progress_of_input_without_known_length_has_no_share(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    meter = half_read()
    meter.total = None
    with Progress(meter) as progress:
        progress.show(7)
    assert "7 articles" in terminal.getvalue()
    assert "%" not in terminal.getvalue()


def test_a_message_takes_the_place_of_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    logger = logging.getLogger("hadath")
    handler = logging.StreamHandler(terminal)
    logger.addHandler(handler)
    try:
        with Progress(half_read()) as progress:
            progress.show(1)
            logger.warning("a.jsonl:3: not JSON")
            progress.show(2)
    finally:
        logger.removeHandler(handler)
    before, after = terminal.getvalue().split("a.jsonl:3: not JSON\n")
    assert before.endswith(ERASE)
    assert "2 articles" in after
    assert handler.filters == []


def test_a_terminal_that_knows_no_codes_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    monkeypatch.setenv("TERM", "dumb")
    with Progress(half_read()) as progress:
        progress.show(1)
        progress.clear()
        progress.show(2)
    assert terminal.getvalue() == ""


def test_progress_is_not_drawn_where_the_records_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert is_terminal(None)
    assert is_terminal("-")
    assert not is_terminal("out.jsonl")
