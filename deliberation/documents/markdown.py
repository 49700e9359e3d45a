"""Papers as Markdown (CommonMark with footnotes): what is deleted or inserted is in `<del>` and `<ins>`.

A text alone is written by `plain.py`, in the form in which it is read back; this is for documents that show changes.
"""

import re
from typing import Final

from deliberation.documents.paper import Line, Paper, Run

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_AT_THE_START: Final = re.compile(r"^(\s*)(\d+)?([.)+=-])")
_LEVELS: Final = {"title": "# ", "annex_mark": "## ", "heading": "### ", "amendment": "#### "}
_TAGS: Final = {"insert": "ins", "delete": "del"}


def write(paper: Paper) -> str:
    """The paper as Markdown."""
    writer = _Writer()
    head = paper.masthead
    front = [f"**{_escaped(head.organ)}** — {_escaped(head.symbol)}", _escaped(head.session),
             *map(_escaped, head.facts), f"**{_escaped(head.heading)}**"]  # fmt: skip
    blocks = ["  \n".join(each for each in front if each), *(writer.line(line) for line in paper.lines)]
    return "\n\n".join([*blocks, *writer.notes]) + "\n"


class _Writer:
    """Writes lines, and gathers their footnotes."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def line(self, line: Line) -> str:
        """One paragraph or heading."""
        words = "".join(self._run(run) for run in line.runs)
        if line.kind in _LEVELS:
            return _LEVELS[line.kind] + words
        if line.kind == "annex":
            return f"**{words}**"
        words = f"{_escaped(line.mark)} {words}" if line.mark else _AT_THE_START.sub(r"\1\2\\\3", words)
        quote = "> " if line.aside else ""
        return quote + "\u2003" * line.level + words

    def _run(self, run: Run) -> str:
        shown = self._note(run.note) if run.note else _escaped(run.words)
        core = shown.strip()
        if run.italic and core:
            shown = shown.replace(core, f"*{core}*", 1)
        tag = _TAGS.get(run.deed)
        return f"<{tag}>{shown}</{tag}>" if tag else shown

    def _note(self, runs: tuple[Run, ...]) -> str:
        key = len(self.notes) + 1
        self.notes.append("")
        self.notes[key - 1] = f"[^{key}]: " + "".join(self._run(run) for run in runs)
        return f"[^{key}]"


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", words)
