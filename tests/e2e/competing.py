"""Forty amendments to one draft that compete with each other, and the delegates of ten members who submit and vote.

Eighteen stand apart. The others meet in five paragraphs: they delete what others reword, put other words in the same
place, change an amendment, or say the same as one before.
"""

import asyncio
from typing import Any, Final

from deliberation.client.actor import Actor, Parcel
from deliberation.client.api import Api
from deliberation.core import text as texts
from deliberation.core.act import Act
from deliberation.core.amending import apply
from deliberation.core.amendment import Submit
from deliberation.core.changes import Change, DeleteClause, InsertClause, ReplaceWords
from deliberation.core.envelope import SigningKey
from deliberation.core.text import Clause, Text, walk
from deliberation.core.voting import Choice
from deliberation.demo.draft import draft
from tests.e2e.hall import ASSEMBLY, Hall

DRAFT: Final = draft()
WORDS: Final = {place.clause.id: place.clause.text for place in walk(DRAFT)}
MEMBERS: Final = ("BRA", "CAN", "CHL", "EGY", "FJI", "IDN", "IND", "JPN", "NOR", "SEN")


def reword(clause: str, old: str, new: str, words: str = "") -> ReplaceWords:
    """The change of words that stand once in a clause of the draft, or in the words given."""
    start = (words or WORDS[clause]).index(old)
    return ReplaceWords(clause, start, start + len(old), old, new)


def _apart() -> list[Change]:
    """Eighteen changes that meet no other."""
    places = [f"preambular{n:02}" for n in range(1, 11)]
    places += ["operative08", "operative10", "operative11", "operative02s2", "operative02s3", "operative04s1"]
    added = Clause("operative12", "operative", "Remains seized of the matter", 7)
    ends: list[Change] = [reword(id, WORDS[id][-9:], f"{WORDS[id][-9:]}, and of those after them") for id in places]
    return [*ends, InsertClause("operative11", "operative", added), DeleteClause("operative04s2p3")]


COMPETING: Final[tuple[Change, ...]] = (
    DeleteClause("operative03"),
    reword("operative03", "one year", "six months"),
    reword("operative03", "within one year", "without delay"),
    reword("operative03", "a plain account", "a short account"),
    reword("operative03", "one year", "two years"),
    DeleteClause("operative05"),
    reword("operative05", "public register", "public and searchable register"),
    reword("operative05", "public register", "confidential register"),
    reword("operative05", "any member", "any member or observer"),
    reword("operative05", "register of incidents", "register of failures"),
    reword("operative06", "voluntary fund", "solidarity fund"),
    reword("operative06", "voluntary fund", "fund"),
    reword("operative06", "remote regions", "remote and poor regions"),
    DeleteClause("operative06"),
    reword("operative07", "wide use", "general use"),
    reword("operative07", "wide use", "any use at all"),
    reword("operative07", "tell people", "tell people plainly"),
    DeleteClause("operative07"),
    reword("operative07", "wide use", "general use"),
    reword("operative09", "by public bodies", "by all public bodies"),
    DeleteClause("operative09"),
)
"""Twenty-one; the nineteenth says the same as the fifteenth. The fortieth amendment changes the second."""
LONGER: Final = ("six months", "nine months")


class Delegates:
    """Those who act by programs of their own.

    Args:
        api: the server.
        place: where it runs.
    """

    def __init__(self, api: Api, place: Hall) -> None:
        self._api = api
        self._right = place.operator_token
        self.actors: Final[dict[str, Actor]] = {}
        self.deletions: Final[set[str]] = set()
        """The symbols of amendments that delete a whole paragraph."""

    async def enter(self, accreditation: str, member: str | None = None) -> Actor:
        """Somebody whose key is enrolled, and votes for their member if they have one."""
        session = await self._api.enter(self._right, ASSEMBLY, accreditation)
        actor = Actor(ASSEMBLY, accreditation, SigningKey.generate(), member)
        await self._api.enrol(actor, session, votes=member is not None)
        return actor

    async def sit(self) -> None:
        """All take their seats."""
        found = await asyncio.gather(*(self.enter(f"{member.lower()}-1", member) for member in MEMBERS))
        self.actors.update(zip(MEMBERS, found, strict=True))

    async def do(self, actor: Actor, kind: type[Act], **facts: Any) -> str:
        """What somebody does; the act's id."""
        act = actor.act(kind, **facts)
        await self._api.submit(actor.sign(act))
        return act.id

    async def post(self, parcel: Parcel) -> None:
        """Sends what somebody has signed."""
        await self._api.submit(parcel)

    async def objects(self, noun: str) -> list[dict[str, Any]]:
        snapshot = await self._api.snapshot(ASSEMBLY)
        return [each for each in snapshot.objects if each["noun"] == noun]

    async def amend(self) -> None:
        """The forty amendments, in the order of their numbers."""
        [proposal] = await self.objects("proposal")
        base = proposal["versions"][-1]["text"]
        assert base == texts.text_hash(DRAFT)
        ids: list[str] = []
        for number, change in enumerate([*COMPETING, *_apart()]):
            ids.append(await self._submit(number, proposal["id"], base, change))
            if isinstance(change, DeleteClause) and change in COMPETING:
                self.deletions.add(f"{proposal['symbol']}/Amend.{number + 1}")
        shorter = apply(DRAFT, DRAFT, COMPETING[1:2])
        words = next(place.clause.text for place in walk(shorter) if place.clause.id == "operative03")
        longer = reword("operative03", *LONGER, words=words)
        await self._submit(39, proposal["id"], texts.text_hash(shorter), longer, amends=ids[1])

    async def _submit(self, number: int, proposal: str, base: str, change: Change, **facts: Any) -> str:
        member = MEMBERS[number % len(MEMBERS)]
        facts |= {"proposal": proposal, "base": base, "changes": (change,), "sponsors": (member,)}
        return await self.do(self.actors[member], Submit, **facts)

    async def vote(self) -> None:
        """All vote alike on the open ballot: against deletions, appeals and second parts, in favour of all else."""
        ballot = next(each for each in await self.objects("ballot") if each["locked"] is None)
        matter = ballot["put"]["matter"]
        second = {each["id"] for each in await self.objects("part") if each["number"] == 2}
        against = matter["noun"] == "ruling" or matter["symbol"] in self.deletions or matter["id"] in second
        choice: Choice = "against" if against else "in_favour"
        casts = (each.cast(ballot["id"], ballot["question"], choice) for each in self.actors.values())
        await asyncio.gather(*(self._api.submit(each) for each in casts))

    async def text(self) -> Text:
        """The text in force."""
        [proposal] = await self.objects("proposal")
        raw = await self._api.request("GET", f"/log/{ASSEMBLY}/blob/{proposal['versions'][-1]['text']}")
        return texts.decode(raw)
