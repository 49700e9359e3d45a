"""Says which rules of procedure no test names, and why; fails where one is neither named nor accounted for.

The provisions are those of membership and the vote (P-01 to P-11), debate and motions (P-23 to P-40), proposals,
amendments and division (P-41 to P-64), voting and elections (P-65 to P-93), and the change of rules and admission
(P-109 to P-113). A test names a rule where its number stands in the test's own file.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROVISIONS = [*range(1, 12), *range(23, 94), *range(109, 114)]
NAMED = re.compile(r"\bP-(\d+)\b")
UNTESTED: dict[int, str] = {
    23: "the list of speakers is not kept here yet",
    24: "the list of speakers is not kept here yet",
    25: "calling a speaker to order is done aloud",
    27: "the list of speakers is not kept here yet",
    48: "statements of what a draft costs are not kept here yet",
    80: "votes are shown at the lock alone (decision 0015)",
    92: "elections are not secret yet, and say so (decision 0016)",
    111: "admission is voted on as any proposal is; that the decision is entered is tested with P-11 and P-112",
    113: "the agenda is not kept here yet",
}


def named() -> set[int]:
    """The rules that tests name."""
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "frontend" / "src").rglob("*.test.ts")]
    return {int(number) for path in files for number in NAMED.findall(path.read_text("utf-8"))}


def main() -> int:
    """Prints the rules that no test names, and why; the exit code is 1 where nobody says why, or no longer has to."""
    found = named()
    without = [number for number in PROVISIONS if number not in found]
    for number in without:
        print(f"P-{number:02} is named by no test: {UNTESTED.get(number, 'NO REASON IS GIVEN')}")
    outdated = sorted(set(UNTESTED) & found)
    for number in outdated:
        print(f"P-{number:02} is named by a test; scripts/provisions.py need not account for it")
    print(f"{len(PROVISIONS) - len(without)} of {len(PROVISIONS)} rules of procedure are named by tests.")
    return 1 if outdated or set(without) - set(UNTESTED) else 0


if __name__ == "__main__":
    sys.exit(main())
