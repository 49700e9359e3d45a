"""Document symbols: real ones are accepted, malformed ones refused, and none takes long."""

import gzip
import json
import re
import time

import pytest

from deliberation.core.symbol import addendum, is_symbol
from tests.shared_data import data, needs_data


@pytest.mark.parametrize(
    "symbol",
    [
        "A/1/L.5", "A/1/L.5/Rev.1", "A/1/L.5/Add.1", "A/1/L.5/Rev.1/Add.2", "A/C.1/78/L.56/Rev.1", "A/RES/78/311",
        "A/75/457/Add.1", "A/1/L.5/Amend.3/Rev.2", "A/1/L.5/Corr.1", "S/RES/2286 (2016)", "E/CN.4/2005/L.10/Add.17",
        "A/HRC/RES/54/18", "A/RES/ES-11/1", "A/78/L.5*", "WAICO/2/L.14/Add.1",
    ],
)  # fmt: skip
def test_symbols(symbol: str) -> None:
    assert is_symbol(symbol)
    assert is_symbol(addendum(symbol.rstrip("*")))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "A",
        "a/1/L.5",
        "A/1/L.5/Add.",
        "A/1/L.5/Add",
        "A/1/L.5/add.1",
        "A//1",
        "A/1/L.5/Rev.x",
        "/A/1",
        "A/1/L.5 and",
    ],
)
def test_what_is_none(words: str) -> None:
    assert not is_symbol(words)


def test_hostile_words_are_judged_at_once() -> None:
    began = time.thread_time()
    for words in ("A" + "/A" * 5_000, "A" + "/1" * 49, "A/" * 49 + "!", "A" + "/Add.1" * 16 + "!"):
        is_symbol(words)
    assert time.thread_time() - began < 0.5


@needs_data
def test_the_symbols_of_real_resolutions() -> None:
    with gzip.open(data("resolutions", "ga_resolutions_en.jsonl.gz"), "rt", encoding="utf-8") as file:
        symbols = [json.loads(line)["symbol"] for line in file]
    refused = [each for each in symbols if not is_symbol(each)]
    oldest = re.compile(
        r"\([IVXLC-]+\)$|\d[A-Z](-[A-Z])?$"
    )  # with the session in brackets, or a letter right after the number
    assert [each for each in refused if not oldest.search(each)] == []
    assert len(refused) < 0.05 * len(symbols)
