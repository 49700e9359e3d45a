"""The facts of the map: the Member States and their regional groups are those of the reference data."""

import csv
import re
from pathlib import Path

from tests.shared_data import data, needs_data

SOURCE = Path(__file__).parents[2] / "frontend" / "src" / "charts" / "world.ts"
_GROUPS = {
    "african": "African Group",
    "asia_pacific": "Asia-Pacific Group",
    "eastern_european": "Eastern European Group",
    "latin_american_and_caribbean": "Latin American and Caribbean Group (GRULAC)",
    "western_european_and_others": "Western European and Others Group (WEOG)",
}


@needs_data
def test_each_member_state_is_on_the_map_and_in_its_group() -> None:
    source = SOURCE.read_text("utf-8")
    on_map = re.findall(r"[A-Z]{2}", source.partition("const MAP = `")[2].partition("`")[0])
    listed = source.partition("const STATES")[2].partition("};")[0]
    with data("members", "members.csv").open(encoding="utf-8") as file:
        members = [row for row in csv.DictReader(file) if row["status"] == "member"]
    assert sorted(on_map) == sorted(row["iso2"] for row in members)
    for name, group in _GROUPS.items():
        states = re.findall(r"\b[A-Z]{2}\b", re.split(rf"\b{name}:", listed)[1].split(",")[0])
        assert sorted(states) == sorted(row["iso2"] for row in members if row["regional_group"] == group)
