"""Weighs what a browser loads for the first screen, index.html and all that it names: at most 100 kB compressed."""

import gzip
import re
import sys
from pathlib import Path

STATIC = Path(__file__).parents[1] / "deliberation" / "web" / "static"
LIMIT = 100_000
ADDRESS = re.compile(r"(?:src|href)=\"/([^\"]+\.(?:js|css|svg))\"")


def main() -> int:
    """Print the weight of each part; the exit code is 1 where the sum is over the limit."""
    page = STATIC / "index.html"
    parts = [page, *(STATIC / address for address in ADDRESS.findall(page.read_text("utf-8")))]
    weights = {part.relative_to(STATIC): len(gzip.compress(part.read_bytes(), 9)) for part in parts}
    total = sum(weights.values())
    for part, weight in weights.items():
        print(f"{weight:8,}  {part}")
    print(f"{total:8,}  bytes for the first screen, of {LIMIT:,} allowed")
    return 0 if total <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
