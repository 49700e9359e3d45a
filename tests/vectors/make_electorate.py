"""Writes `electorate.json`: standings of a member and what follows for its vote, for Python and TypeScript to agree on.

Run as `python -m tests.vectors.make_electorate`; a test asserts that the file is what this makes.
"""

import json
from itertools import product
from pathlib import Path
from typing import Any, Final

import msgspec

from deliberation.core.electorate import line_of
from deliberation.core.member import Arrears, Credentials, Leaving, Member, Permission, Standing
from deliberation.core.profiles.ga import GA
from deliberation.core.rules import RulesProfile

FILE: Final = Path(__file__).with_name("electorate.json")
TODAY: Final = "2026-09-15"
_PROFILES: Final = {
    "ga": GA,
    "unesco": msgspec.structs.replace(GA, arrears_rule="unesco"),
    "not_provisionally": msgspec.structs.replace(GA, challenged_credentials_may_vote=False),
}
_ARREARS: Final = tuple(
    Arrears(owed=owed, due=due, currency="USD", notice="A/80/712")
    for owed, due in ((999, 1000), (1000, 1000), (1001, 1000), (1, 0))
)
_PERMISSIONS: Final = tuple(Permission(decision="80/5", until=until) for until in ("2026-09-14", TODAY))
_CREDENTIALS: Final = tuple(
    Credentials(state=state, cites="A/80/600") for state in ("challenged", "accepted", "rejected")
)
_MEMBERSHIP: Final = (
    Standing(joins=TODAY),
    Standing(joins="2026-09-16"),
    Standing(leaving=Leaving(notice="letter", day="2026-09-16")),
    Standing(leaving=Leaving(notice="letter", day=TODAY)),
)


def make() -> str:
    """The contents of the file: one case on each line."""
    standings = [
        Standing(arrears=arrears, permission=permission, credentials=credentials, suspended=suspended)
        for arrears, permission, credentials, suspended in product(
            (None, *_ARREARS), (None, *_PERMISSIONS), (None, *_CREDENTIALS), (None, "80/9")
        )
    ]
    cases = [
        _case(name, rules, standing) for name, rules in _PROFILES.items() for standing in (*standings, *_MEMBERSHIP)
    ]
    rows = ",\n".join(" " + json.dumps(case) for case in cases)
    return f'{{"today": "{TODAY}", "cases": [\n{rows}\n]}}\n'


def _case(name: str, profile: RulesProfile, standing: Standing) -> dict[str, Any]:
    member = Member(id="KEN", name="Kenya", standing=standing)
    rules = {"challenged_credentials_may_vote": profile.challenged_credentials_may_vote}
    if name == "unesco":
        rules["arrears_rule"] = profile.arrears_rule  # type: ignore[assignment]  # a profile leaves out what is the default
    return {
        "rules": rules,
        "standing": msgspec.to_builtins(standing),
        "belongs": member.belongs(TODAY),
        "line": msgspec.to_builtins(line_of(member, profile, TODAY)),
    }


if __name__ == "__main__":
    FILE.write_text(make())
