"""`scripts/bench text`: what a large draft costs, from its amendments to the page, and the word diff beside its peers.

The draft has 60 clauses, 400 amendments and 2,000 comments. Peers are fetched from the package registry for this one
measurement: jsdiff and diff-match-patch in node, difflib in Python.
"""

import difflib
import json
import random
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from deliberation.core import amending, ordering, rebasing
from deliberation.core.changes import Change, DeleteClause, InsertClause, ReplaceWords
from deliberation.core.diff import compare_words
from deliberation.core.text import Clause, Text, walk

ROOT: Final = Path(__file__).parents[2]
CLAUSES: Final = 60
AMENDMENTS: Final = 400
PARAGRAPHS: Final = 1_000
ROUNDS: Final = 5
GOAL_MS: Final = 200
_VOCABULARY: Final = (
    "assembly decides member state recalls shall council report budget fund agreement the of and to in on with for by "
    "its their further urges requests notes welcomes annex article paragraph programme secretariat delegation ballot"
)


class Draft:
    """A draft of so many clauses, and amendments to it, drawn from a fixed seed."""

    def __init__(self, clauses: int = CLAUSES, amendments: int = AMENDMENTS) -> None:
        self._vocabulary = _VOCABULARY.split()
        self._draw = random.Random(7)
        self.text = Text("Of many amendments", *self._parts(clauses))
        self._clauses = [place.clause for place in walk(self.text)]
        self.amendments: list[tuple[Change, ...]] = [(self._change(number),) for number in range(amendments)]

    def _parts(self, clauses: int) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
        top = [(f"clause{number:03}", self.words(40)) for number in range(clauses * 4 // 5)]
        preamble = tuple(Clause(id, "preambular", words) for id, words in top[: clauses // 5])
        below = clauses - len(top)
        operative = tuple(
            Clause(id, "operative", words, children=self._below(id) if place < below else ())
            for place, (id, words) in enumerate(top[clauses // 5 :])
        )
        return preamble, operative

    def _below(self, id: str) -> tuple[Clause, ...]:
        return (Clause(f"{id}a", "sub_paragraph", self.words(20)),)

    def words(self, count: int) -> str:
        """So many words."""
        return " ".join(self._draw.choice(self._vocabulary) for _ in range(count))

    def _change(self, number: int) -> Change:
        clause, kind = self._draw.choice(self._clauses), self._draw.random()
        if kind < 0.1:
            return DeleteClause(clause.id)
        if kind < 0.2 and clause.kind == "operative":
            return InsertClause(clause.id, "operative", Clause(f"new{number:05}", "operative", self.words(30)))
        pieces = clause.text.split(" ")
        first = self._draw.randrange(len(pieces) - 3)
        start = len(" ".join(pieces[:first])) + bool(first)
        old = " ".join(pieces[first : first + 3])
        return ReplaceWords(clause.id, start, start + len(old), old, f"{self.words(3)} {number}")


def milliseconds(work: Callable[[], object]) -> float:
    """The best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best * 1000


def amendments() -> None:
    """Applying, rebasing and colliding all amendments."""
    draft = Draft()
    text = draft.text
    later = amending.apply(text, text, draft.amendments[0])
    tabled = [ordering.Tabled(f"{n}", n, changes, text) for n, changes in enumerate(draft.amendments)]
    all_of_them = draft.amendments
    found = {
        "applied, each to the text": milliseconds(lambda: [amending.apply(text, text, one) for one in all_of_them]),
        "rebased to the next version": milliseconds(lambda: [rebasing.rebase(one, text, later) for one in all_of_them]),
        "every pair compared": milliseconds(lambda: ordering.relations(tabled, text)),
    }
    total = sum(found.values())
    print(f"\n{AMENDMENTS} amendments to {len(list(walk(text)))} clauses, best of {ROUNDS}")
    for what, took in found.items():
        print(f"  {what:32} {took:8.1f} ms")
    print(f"  {'in all':32} {total:8.1f} ms   goal {GOAL_MS} ms: {'reached' if total < GOAL_MS else 'NOT reached'}")
    print(f"  {'a voting order proposed':32} {milliseconds(lambda: ordering.propose(tabled, text)):8.1f} ms")


def paragraphs() -> tuple[list[str], list[str]]:
    """Paragraphs of 60 words, and the same with three words changed in each."""
    draft = Draft(clauses=10, amendments=0)
    before = [f"{number}. {draft.words(60)}." for number in range(PARAGRAPHS)]
    after = []
    for number, words in enumerate(before):
        pieces = words.split(" ")
        at = 5 + number % 40
        after.append(" ".join([*pieces[:at], "wholly", "amended", "wording", *pieces[at + 3 :]]))
    return before, after


def _by_difflib(before: list[str], after: list[str]) -> None:
    for old, new in zip(before, after, strict=True):
        difflib.SequenceMatcher(None, old.split(" "), new.split(" "), autojunk=False).get_opcodes()


_NODE: Final = """
const [ours, place, pairs, rounds] = process.argv.slice(2);
const { compareWords } = require(ours);
const jsdiff = require(place + "/node_modules/diff");
const Patch = require(place + "/node_modules/diff-match-patch");
const [before, after] = JSON.parse(require("fs").readFileSync(pairs));
const best = (work) => {
  let least = Infinity;
  for (let round = 0; round < +rounds; round++) {
    const began = performance.now();
    before.forEach((old, i) => work(old, after[i]));
    least = Math.min(least, performance.now() - began);
  }
  return least;
};
const patch = new Patch();
patch.Diff_Timeout = 0;
// its documented way to words: each word stands as one character
const byWords = (old, fresh) => {
  const codes = new Map();
  const coded = (words) => words.split(" ").map((word) => {
    if (!codes.has(word)) codes.set(word, String.fromCharCode(codes.size + 1));
    return codes.get(word);
  }).join("");
  return patch.diff_main(coded(old), coded(fresh), false);
};
console.log(JSON.stringify({
  "ours, in the browser's language": best(compareWords),
  "jsdiff, diffWordsWithSpace": best((old, fresh) => jsdiff.diffWordsWithSpace(old, fresh)),
  "diff-match-patch, words coded": best(byWords),
}));
"""


def _run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def diffs() -> None:
    """The word diff beside its peers."""
    before, after = paragraphs()
    found = {
        "ours, in Python": milliseconds(lambda: [compare_words(*pair) for pair in zip(before, after, strict=True)]),
        "difflib, over split words": milliseconds(lambda: _by_difflib(before, after)),
    }
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Path(folder)
        _run("npm", "install", "--silent", "--prefix", folder, "diff", "diff-match-patch")
        ours = place / "ours.cjs"
        frontend = ROOT / "frontend"
        _run(frontend / "node_modules/.bin/rolldown", frontend / "src/core/diff.ts", "-f", "cjs", "-o", ours)
        (place / "pairs.json").write_text(json.dumps([before, after]))
        (place / "race.cjs").write_text(_NODE)
        raced = _run("node", place / "race.cjs", ours, place, place / "pairs.json", str(ROUNDS))
        found |= json.loads(raced)
    print(f"\nword by word through {PARAGRAPHS:,} paragraphs, three words of 61 changed in each, best of {ROUNDS}")
    for what, took in found.items():
        print(f"  {what:32} {took:8.1f} ms")


def measure() -> None:
    """Prints every figure."""
    amendments()
    diffs()
