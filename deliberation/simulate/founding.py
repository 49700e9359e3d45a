"""An assembly made for a replay: states as members, a secretariat, a chair, and a delegate with a key for each."""

import asyncio
import itertools
from collections.abc import Mapping
from typing import Final

import msgspec
from babel.core import get_global

from deliberation.client.actor import Actor
from deliberation.client.api import Api, Founded, Refused
from deliberation.core.accreditation import Grant, Grantee
from deliberation.core.envelope import SigningKey
from deliberation.core.member import Admit, Admitted
from deliberation.core.note import Verifier

CHAIR: Final = "chair"
_TOGETHER: Final = 16
_LINES: Final = 500
"""How many members or accreditations one act holds at most."""


class Office(msgspec.Struct, frozen=True):
    """A founded assembly with its members admitted, and its secretariat at work.

    Args:
        right: the token of the secretariat's session, which makes sign-in links.
    """

    assembly: str
    verifier: Verifier
    secretariat: Actor
    right: str


class Body(msgspec.Struct, frozen=True):
    """A founded assembly in which everybody has enrolled a key; the delegates by their member."""

    assembly: str
    verifier: Verifier
    secretariat: Actor
    chair: Actor
    delegates: dict[str, Actor]


async def found(api: Api, operator: str, session: int, states: Mapping[str, str], name: str) -> Body:
    """Founds an assembly as `establish` does, and enrols a key for everybody in it."""
    office = await establish(api, operator, session, states, name)
    waiting = asyncio.Semaphore(_TOGETHER)

    async def take(accreditation: str, member: str | None) -> Actor:
        async with waiting:
            return await seat(api, office, accreditation, member)

    chair, *delegates = await asyncio.gather(take(CHAIR, None), *(take(delegate_of(state), state) for state in states))
    by_member = dict(zip(states, delegates, strict=True))
    return Body(office.assembly, office.verifier, office.secretariat, chair, by_member)


async def establish(api: Api, operator: str, session: int, states: Mapping[str, str], name: str) -> Office:
    """Founds an assembly, admits its members, and accredits a chair and a delegate for each member.

    Args:
        operator: the operator's token.
        session: the number of its session, which its id has too; a free one is found where there is one already.
        states: the name of each state by its code.
        name: the assembly's.

    Raises:
        Refused: the operator's token is wrong, or a code is no member's id.
    """
    founded = await _found(api, operator, session, name)
    entered = await api.sign_in(founded.token)
    secretariat = Actor(founded.assembly, founded.secretariat, SigningKey.generate())
    await api.enrol(secretariat, entered, votes=False)
    await _admit(api, secretariat, states)
    return Office(founded.assembly, Verifier.parse(founded.vkey), secretariat, entered.token)


async def seat(api: Api, office: Office, accreditation: str, member: str | None = None) -> Actor:
    """Signs an accreditation in and enrols a key for it, which votes for its member if it has one (P-09)."""
    actor = Actor(office.assembly, accreditation, SigningKey.generate(), member)
    session = await api.enter(office.right, office.assembly, accreditation)
    await api.enrol(actor, session, votes=member is not None)
    return actor


async def _found(api: Api, operator: str, session: int, name: str) -> Founded:
    for number in itertools.count(1):
        id = f"ga-{session}" if number == 1 else f"ga-{session}-{number}"
        try:
            return await api.found(operator, id, name, "A", session)
        except Refused as refused:
            if refused.code != "assembly_exists":
                raise
    raise AssertionError("numbers don't end")


async def _admit(api: Api, secretariat: Actor, states: Mapping[str, str]) -> None:
    members = [Admitted(member=code, name=name, territory=_territory(code)) for code, name in states.items()]
    grantees = [Grantee(accreditation=delegate_of(code), role="delegate", member=code) for code in states]
    grantees.append(Grantee(accreditation=CHAIR, role="chair"))
    for start in range(0, len(grantees), _LINES):
        if some := tuple(members[start : start + _LINES]):
            await api.submit(secretariat.sign(secretariat.act(Admit, members=some)))
        granted = tuple(grantees[start : start + _LINES])
        await api.submit(secretariat.sign(secretariat.act(Grant, grantees=granted)))


def delegate_of(state: str) -> str:
    """The accreditation of a state's delegate."""
    return f"{state.lower()}-1"


def _territory(code: str) -> str | None:
    """The two letters by which a state's name is found in other languages, for a state that is there still."""
    means = get_global("territory_aliases").get(code, ())
    return str(means[0]) if len(means) == 1 and len(means[0]) == 2 else None  # noqa: PLR2004
