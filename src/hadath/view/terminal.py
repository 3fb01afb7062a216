"""An article and its events for a terminal: the text marked up, the events as a table, how they were found.

Whatever an article says is shown as `Text`, cleaned, and is never read as rich's markup. Arabic runs from right to
left, and a terminal that knows this reorders what stands between two Latin letters: cells of one row would change
places. A left-to-right mark on either side of every column's edge keeps them apart.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from copy import copy
from typing import NamedTuple, TextIO

from rich.box import ASCII2, ROUNDED, Box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from hadath.document import Passage
from hadath.events import ArticleEvents, Event
from hadath.export.tables import describe_count
from hadath.trace import Trace
from hadath.view.clean import clean
from hadath.view.spans import Marked, find_marked

PLAIN_WIDTH = 120  # columns, where no terminal says how many it has
_LRM = "\u200e"


class Mark(NamedTuple):
    """How one kind of words is shown: the brackets without colour, the style with it."""

    left: str
    right: str
    style: str


MARKS = {
    "actor": Mark("[", "]", "bold blue"),
    "place": Mark("<", ">", "bold green"),
    "date": Mark("{", "}", "bold magenta"),
    "count": Mark("(", ")", "bold red"),
    "person": Mark("~", "~", "bold yellow"),
    "item": Mark("=", "=", "bold cyan"),
}
_COLUMNS = {
    "#": "",
    "event": "bold",
    "date": "magenta",
    "place": "green",
    "agents": "blue",
    "targets": "blue",
    "figures": "red",
}


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise  # rich would end the process; whoever runs the command decides


def open_console(stream: TextIO) -> Console:
    """Return what draws on a stream: in the width and colours of a terminal, else plain and always of one width."""
    if stream.isatty():
        return _Console(file=stream, highlight=False, force_jupyter=False)
    return _Console(file=stream, highlight=False, force_jupyter=False, force_terminal=False, width=PLAIN_WIDTH)


def has_colours(console: Console) -> bool:
    """Return whether colours are seen: not in a pipe, nor where NO_COLOR or the kind of terminal forbids them."""
    return console.color_system is not None and not console.no_color


def to_table(result: ArticleEvents, *, plain: bool = True) -> Group:
    """Return an article's events as a table, one a row, under a line that names the article.

    `plain` draws its lines with ASCII.
    """
    article = result.article
    lines = [Text(_clean_line(f"{article.id}: {article.title or '(no title)'}"), "bold")]
    lines.extend(Text(_clean_line(f"warning: {warning}"), "yellow") for warning in result.warnings)
    if not result.events:
        return Group(*lines, Text("no events"))
    table = Table(box=_keep_apart(ASCII2 if plain else ROUNDED))
    for heading, style in _COLUMNS.items():
        table.add_column(Text(heading), style=style, overflow="fold", no_wrap=heading == "#")
    for number, event in enumerate(result.events, 1):
        table.add_row(*(Text(_clean_line(cell)) for cell in _cells(number, event)))
    return Group(*lines, table)


def _clean_line(text: str) -> str:
    return " ".join(clean(text).split())


def _keep_apart(box: Box) -> Box:
    """Return a box whose upright lines have a left-to-right mark on either side."""
    box = copy(box)
    for part in ("head", "mid", "foot"):  # of a table without a foot it draws the last row
        for place in ("left", "vertical", "right"):
            setattr(box, f"{part}_{place}", f"{_LRM}{getattr(box, f'{part}_{place}')}{_LRM}")
    return box


def _cells(number: int, event: Event) -> Iterator[str]:
    remark = "tally" if event.aggregate else event.status
    yield str(number)
    yield event.type.replace("_", " ") + ("" if remark == "reported" else f" ({remark})")
    yield event.date.edtf.replace("/", " to ") if event.date else ""
    yield "، ".join(location.name for location in event.locations)
    yield "، ".join(actor.name for actor in event.actors if actor.role != "target")
    yield "، ".join(actor.name for actor in event.actors if actor.role == "target")
    yield ", ".join(map(describe_count, event.counts))


def mark_up(text: str, passages: Iterable[Passage], result: ArticleEvents, *, plain: bool = True) -> Text:
    """Return the article's paragraphs with what its events hold marked: in brackets (`plain`), or in colours."""
    spans = find_marked(result)
    starts = [span.start for span in spans]
    shown = Text()
    for passage in passages:
        inside = spans[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]
        shown.append_tokens(_mark(text, passage, inside, plain=plain))
        shown.append("\n\n")
    legend = [_wrap(kind, mark, plain=plain) for kind, mark in MARKS.items()]
    return shown.append_text(Text("  ").join(Text(*words) for words in legend))


def _mark(text: str, passage: Passage, spans: list[Marked], *, plain: bool) -> Iterator[tuple[str, str]]:
    at = passage.start
    for start, end, kind, _ in spans:
        yield clean(text[at:start]), ""
        yield _wrap(clean(text[start:end]), MARKS[kind], plain=plain)
        at = end
    yield clean(text[at : max(at, passage.end)]), ""


def _wrap(words: str, mark: Mark, *, plain: bool) -> tuple[str, str]:
    return (f"{mark.left}{words}{mark.right}", "") if plain else (words, mark.style)


def to_explanation(trace: Trace) -> Group:
    """Return how an article was read: its mentions with their rules as a table, its incidents as trees."""
    table = Table.grid(padding=(0, 2))
    for style in ("cyan", "dim", ""):
        table.add_column(style=style, overflow="fold")
    for mention in trace.mentions:
        table.add_row(*map(_line, (mention.kind, mention.rule, trace.words(mention))))
    for mention, by in trace.dropped:
        words = f"{trace.words(mention)}  (inside {trace.words(by)})"
        table.add_row(*map(_line, ("dropped", mention.rule, words)), style="dim")
    for mention, reason in trace.passed:
        table.add_row(*map(_line, ("no event", mention.rule, f"{trace.words(mention)}  ({reason})")), style="dim")
    return Group(table, *_draw_incidents(trace))


def _line(words: str) -> Text:
    return Text(_clean_line(words))


def _draw_incidents(trace: Trace) -> Iterator[Tree]:
    for number, draft in enumerate(trace.incidents, 1):
        tree = Tree(Text(f"event {number}", "bold"))
        for clause in draft.clauses:
            tree.add(_line(trace.doc.words(clause.first, clause.last)))
        for part in draft.parts:
            tree.add(_line(f"{part.role} {part.actor.name}").append(f"  {part.rule}", "dim"))
        for reason in draft.trace:
            tree.add(_line(str(reason)))
        yield tree
