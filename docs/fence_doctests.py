"""Lets the API pages show the examples of docstrings as code: griffe reads them as plain text otherwise."""

import re

import griffe

_EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)


class FenceDoctests(griffe.Extension):
    """Puts a fence around each run of lines that begins with `>>> ` and ends with an empty line."""

    def on_object(self, *, obj: griffe.Object, **kwargs: object) -> None:
        """Fence the examples in an object's docstring."""
        del kwargs
        if obj.docstring is not None:
            obj.docstring.value = _EXAMPLE.sub(_fence, obj.docstring.value)


def _fence(example: re.Match[str]) -> str:
    return f"```pycon\n{example[0]}\n```\n"
