"""The API over a bad line: what was sent again is done once, refusals come as they are, patience ends in a sentence."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from deliberation.client.api import Api, Refused
from deliberation.client.receipt import Receipt, check_receipt
from deliberation.core.meeting import Call, Open
from deliberation.errors import BadProof, Trouble
from deliberation.simulate.founding import Office, establish, seat
from deliberation.simulate.server import OwnServer

STATES = {"KEN": "Kenya", "BRA": "Brazil"}


@asynccontextmanager
async def cutting(url: str, cuts: int) -> AsyncIterator[str]:
    """A line to the server which breaks, the first so many times, when a request has arrived and its answer is due."""
    left = cuts
    target = urlsplit(url)

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answers: bool) -> None:
        nonlocal left
        with suppress(OSError):
            while some := await reader.read(2**16):
                if answers and left > 0:
                    left -= 1
                    break
                writer.write(some)
        writer.close()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_connection(target.hostname, target.port)
        await asyncio.gather(pump(reader, outer, answers=False), pump(inner, writer, answers=True))

    async with await asyncio.start_server(carry, "127.0.0.1", 0) as listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"


async def founded(server: OwnServer, api: Api) -> Office:
    return await establish(api, server.operator_token, 1, STATES, "Test")


async def test_an_act_whose_answers_were_lost_is_in_the_record_once(server: OwnServer) -> None:
    async with Api(server.url) as api, cutting(server.url, 3) as line, Api(line) as bad:
        office = await founded(server, api)
        before = (await api.snapshot(office.assembly)).index
        parcel = office.secretariat.sign(office.secretariat.act(Call, title="Opening", body="plenary"))
        receipt = await bad.submit(parcel)
        assert receipt.index == before + 1
        assert (await api.snapshot(office.assembly)).index == before + 1
        again = await api.receipt(parcel.act.assembly, parcel.act.id)
        assert (again.index, bytes(again.entry)) == (receipt.index, bytes(receipt.entry))
        check_receipt(receipt, parcel.envelope, office.verifier)
        check_receipt(again, parcel.envelope, office.verifier)


async def test_a_sign_in_whose_answer_was_lost_is_made_anew(server: OwnServer) -> None:
    async with Api(server.url) as api, cutting(server.url, 2) as line, Api(line) as bad:
        office = await founded(server, api)
        session = await bad.enter(office.right, office.assembly, "ken-1", "Wanjiru Kamau")
        assert (session.role, session.member, session.name) == ("delegate", "KEN", "Wanjiru Kamau")


async def test_a_receipt_of_another_act_is_no_receipt(server: OwnServer) -> None:
    async with Api(server.url) as api:
        office = await founded(server, api)
        ours = office.secretariat.sign(office.secretariat.act(Call, title="Opening", body="plenary"))
        receipt = await api.submit(ours)
        other = office.secretariat.sign(office.secretariat.act(Call, title="Opening", body="plenary"))
        with pytest.raises(BadProof, match="does not hold the act"):
            check_receipt(receipt, other.envelope, office.verifier)
        with pytest.raises(BadProof, match="another entry"):
            check_receipt(Receipt(receipt.index + 1, receipt.entry, receipt.proof), ours.envelope, office.verifier)
        stranger = await founded(server, api)
        with pytest.raises(BadProof):
            check_receipt(receipt, ours.envelope, stranger.verifier)


async def test_a_refusal_says_code_rule_and_sentence(server: OwnServer) -> None:
    async with Api(server.url) as api:
        office = await founded(server, api)
        chair = await seat(api, office, "chair")
        call = office.secretariat.act(Call, title="Opening", body="plenary")
        await api.submit(office.secretariat.sign(call))
        with pytest.raises(Refused) as refused:
            await api.submit(chair.sign(chair.act(Open, meeting=call.id)))
        assert (refused.value.status, refused.value.code, refused.value.rule) == (409, "opening_quorum", "P-12")
        assert refused.value.facts["members"] == 2
        assert refused.value.detail
        with pytest.raises(Refused, match="not_operator"):
            await api.found("wrong", "x-1", "X", "A", 1)


async def test_an_assembly_is_founded_on_the_rules_that_are_named(server: OwnServer) -> None:
    """P-109: the Council's rules, and none that nobody ships."""
    async with Api(server.url) as api:
        made = await api.found(server.operator_token, f"council-{uuid4().hex[:8]}", "Council", "E", 1, "ecosoc")
        home = json.loads(await api.request("GET", f"/api/assemblies/{made.assembly}/snapshot"))["objects"][0]
        assert (home["profile"]["name"], home["profile"]["circulation"], home["former"]) == ("ecosoc", "hours:24", [])
        with pytest.raises(Refused, match="unknown_profile"):
            await api.found(server.operator_token, "mun-1", "Model", "M", 1, "mun")


async def test_sessions_in_one_client_don_t_mix(server: OwnServer) -> None:
    async with Api(server.url) as api:
        office = await founded(server, api)
        kenya = await api.enter(office.right, office.assembly, "ken-1")
        await api.enter(office.right, office.assembly, "bra-1")
        assert b'"KEN"' in await api.request("GET", "/api/session", token=kenya.token)
        with pytest.raises(Refused, match="not_signed_in"):
            await api.request("GET", "/api/session")


async def test_patience_ends_with_a_sentence() -> None:
    async with Api("http://127.0.0.1:9", patience=0.3) as api:
        with pytest.raises(Trouble, match="nobody answers at"):
            await api.snapshot("demo")
