"""Refuses `left` and `right` in styles: pages are mirrored in Arabic, so `inline-start` and `inline-end` are used."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "frontend" / "src"
STYLE_BLOCK = re.compile(r"<style[^>]*>(.*?)</style>|\bstyle=\"([^\"]*)\"|\bstyle:([\w-]+=)", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PHYSICAL = re.compile(
    r"(?<![\w-])(?:[\w-]+-)?(?:left|right)(?:-[\w-]+)?\s*[:=]|\b(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)


def blank(match: re.Match[str]) -> str:
    """The same number of lines with nothing in them, so that line numbers stay true."""
    return "\n" * match.group().count("\n")


def physical(path: Path) -> Iterator[str]:
    """Each use of a physical direction in a style sheet or in the styles of a component, with its place."""
    text = path.read_text("utf-8")
    spans = [(0, len(text))] if path.suffix == ".css" else [match.span() for match in STYLE_BLOCK.finditer(text)]
    for start, end in spans:
        style = COMMENT.sub(blank, text[start:end])
        for match in PHYSICAL.finditer(style):
            line = text.count("\n", 0, start) + style.count("\n", 0, match.start()) + 1
            yield f"{path.relative_to(SOURCE.parent)}:{line} {match.group().strip()}"


def main() -> int:
    """Look through all styles; the exit code is 1 where one is physical."""
    sources = sorted(path for path in SOURCE.rglob("*") if path.suffix in {".css", ".svelte"})
    found = [row for path in sources for row in physical(path)]
    print("\n".join(found) or "All styles are logical.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
