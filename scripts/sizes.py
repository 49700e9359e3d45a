"""Keeps functions and files small: fails where one is over its limit, or where too many are long.

A function has at most 80 lines and 95 of 100 have at most 45; a file at most 600, and 95 of 100 have at most 400.
Functions of TypeScript are measured by ESLint (`max-lines-per-function`).
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ("deliberation/**/*.py", "tests/**/*.py", "scripts/*.py", "frontend/src/**/*.ts", "frontend/src/**/*.svelte")


def functions(path: Path, text: str) -> Iterator[tuple[int, str]]:
    """The length and the place of each function in a Python file."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            yield length, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


def complaints(noun: str, sizes: list[tuple[int, str]], usual: int, most: int) -> Iterator[str]:
    """One sentence for each that is over the limit, and one if more than 5 of 100 are longer than usual."""
    yield from (f"{place} has {size} lines; a {noun} has at most {most}" for size, place in sizes if size > most)
    long = sorted((row for row in sizes if row[0] > usual), reverse=True)
    if len(long) > len(sizes) * 0.05:
        places = "; ".join(f"{place} {size}" for size, place in long[:10])
        yield f"{len(long)} of {len(sizes)} {noun}s have over {usual} lines, 5 of 100 may: {places}"


def main() -> int:
    """Measure every source; the exit code is 1 where something is too long."""
    paths = sorted(path for pattern in SOURCES for path in ROOT.glob(pattern))
    texts = {path: path.read_text("utf-8") for path in paths}
    files = [(text.count("\n"), str(path.relative_to(ROOT))) for path, text in texts.items()]
    pieces = [row for path, text in texts.items() if path.suffix == ".py" for row in functions(path, text)]
    found = [*complaints("function", pieces, 45, 80), *complaints("file", files, 400, 600)]
    print("\n".join(found) or f"{len(pieces)} functions and {len(files)} files are within their limits.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
