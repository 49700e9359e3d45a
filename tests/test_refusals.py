"""Every refusal of `errors.REFUSALS` is seen refused by some test.

A test says so where it calls `refuses("code")` or `problem(answer, "code")`, which fail unless it is. Codes that stand
in a table of cases count where the case's code is what is handed to one of these.
"""

import ast
from pathlib import Path

from deliberation.errors import REFUSALS

ROOT = Path(__file__).parent
SAYING = {"refuses", "problem", "refused"}


def codes_in(path: Path) -> set[str]:
    """The codes that the tests of a file see refused: in the calls themselves, and in the tables handed to them."""
    tree = ast.parse(path.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) in SAYING]
    said = {arg.value for call in calls for arg in call.args if isinstance(arg, ast.Constant)}
    if any(isinstance(arg, ast.Name) and arg.id == "code" for call in calls for arg in call.args):
        rows = [node for node in ast.walk(tree) if isinstance(node, ast.Tuple) and len(node.elts) > 1]
        said |= {row.elts[0].value for row in rows if isinstance(row.elts[0], ast.Constant)}
    return {code for code in said if isinstance(code, str)} & set(REFUSALS)


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_every_refusal_is_reached() -> None:
    seen: set[str] = set()
    for path in ROOT.rglob("test_*.py"):
        if path != Path(__file__):
            seen |= codes_in(path)
    assert set(REFUSALS) - seen == set()


def test_a_code_in_a_text_alone_is_not_seen(tmp_path: Path) -> None:
    file = tmp_path / "test_x.py"
    file.write_text("'malformed'\nlist('too_large')\nwith refuses('busy'):\n    pass\n")
    assert codes_in(file) == {"busy"}


def test_every_refusal_has_a_rule_and_a_status_of_a_refusal() -> None:
    for code, (status, rule) in REFUSALS.items():
        assert 400 <= status < 500 or code == "busy"
        assert rule.startswith(("P-", "record: "))
