"""A full hall in the middle of its work, for tests of single pages: made by programs, so that it is there quickly.

A meeting is open, two amendments collide, a third was adopted by a locked ballot, a discussion goes on in English
and Arabic, and a second draft, in Arabic, is being voted on. At a clause there is a question that mentions Kenya, an
answer that was reworded, a hidden comment and a resolved discussion.
"""

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
from playwright.async_api import Browser, expect

from deliberation.client.actor import Actor
from deliberation.client.api import Api
from deliberation.core import canonical, seal
from deliberation.core import text as texts
from deliberation.core.amendment import Submit
from deliberation.core.ballot import Lock
from deliberation.core.ballot import Open as OpenBallot
from deliberation.core.changes import Change, DeleteClause, ReplaceWords
from deliberation.core.envelope import SigningKey
from deliberation.core.meeting import Open as OpenMeeting
from deliberation.core.proposal import Table
from deliberation.core.text import Clause, Text
from deliberation.core.thread import Edit, Hide, Post, Resolve, Subject, Words
from deliberation.demo.draft import draft
from tests.e2e.hall import ASSEMBLY, PLAYED, Hall, Person, hall, signed_in, somebody
from tests.e2e.story import favourable, said
from tests.e2e.worked import work

ARABIC: Final = Text(
    "التعاون في مجال الذكاء الاصطناعي",
    (Clause("preambular1", "preambular", "إذ تشير إلى مقاصد الميثاق ومبادئه", opening=8),),
    (
        Clause("operative1", "operative", "تؤكد أن الذكاء الاصطناعي ينبغي أن يخدم الناس", opening=4),
        Clause(
            "operative2",
            "operative",
            "تدعو جميع الأعضاء إلى التعاون في بناء القدرات بما يلي",
            opening=4,
            children=(
                Clause("operative2s1", "sub_paragraph", "تدريب المعلمين والمهندسين"),
                Clause("operative2s2", "sub_paragraph", "نشر 12 تقريرا عن ISO/IEC 42001 كل سنة"),
            ),
        ),
    ),
)
REMARK: Final = "نؤيد هذا التعديل (A/1/L.1) لأنه واضح."


class Scene(NamedTuple):
    """The hall, its people by role, and what is where."""

    place: Hall
    people: dict[str, Person]
    ids: dict[str, str]


class Pens(NamedTuple):
    """Programs that act for those who are not at a browser, or not yet."""

    api: Api
    right: str

    async def of(self, accreditation: str, member: str | None = None) -> Actor:
        """Somebody with a key of their own, which votes for no member."""
        session = await self.api.enter(self.right, ASSEMBLY, accreditation)
        actor = Actor(ASSEMBLY, accreditation, SigningKey.generate(), member)
        await self.api.enrol(actor, session, votes=False)
        return actor

    async def objects(self, noun: str) -> list[dict[str, Any]]:
        snapshot = await self.api.snapshot(ASSEMBLY)
        return [each for each in snapshot.objects if each["noun"] == noun]


@asynccontextmanager
async def scene(running: Browser, folder: Path) -> AsyncIterator[Scene]:
    """The hall at work, from entry to exit of the context."""
    async with hall(folder, "--bots", "2") as place, Api(place.url) as api:
        people = {
            "public": await somebody(running, place),
            "observer": await signed_in(running, place, place.link("an observer")),
            "chair": await signed_in(running, place, place.link("the chair")),
            "kenya": await signed_in(running, place, place.link("delegate of Kenya")),
            "brazil": await signed_in(running, place, place.link("delegate of Brazil")),
            "secretariat": await signed_in(running, place, place.link("an officer of the secretariat")),
        }
        banner = people["observer"].page.get_by_role("banner")
        await expect(banner).to_contain_text(said("190 of 193 present"), timeout=PLAYED)
        yield Scene(place, people, await _play(Pens(api, place.operator_token), people["observer"]))
        for person in people.values():
            await person.page.context.close()


async def _play(pens: Pens, observer: Person) -> dict[str, str]:
    """Brings the assembly to where it is looked at."""
    chair, brazil = await pens.of("chair"), await pens.of("bra-1", "BRA")
    kenya, indonesia = await pens.of("ken-1", "KEN"), await pens.of("idn-1", "IDN")
    [meeting], [proposal] = await pens.objects("meeting"), await pens.objects("proposal")
    await pens.api.submit(chair.sign(chair.act(OpenMeeting, meeting=meeting["id"])))
    first = await _amend(pens, brazil, proposal, _reworded("one year", "six months"))
    await _amend(pens, indonesia, proposal, _reworded("within one year", "without delay"))
    deletion = await _amend(pens, indonesia, proposal, DeleteClause(clause="operative09"))
    await _remark(pens, brazil, first, "Six months is enough for a plain account.")
    await _remark(pens, indonesia, first, REMARK)
    await _talk(pens, chair, kenya, indonesia, proposal["id"])
    first_id, second_id = favourable(2)
    put: dict[str, Any] = {"meeting": meeting["id"], "majority": "simple", "waive_circulation": True}
    ballot = chair.act(OpenBallot, noun="amendment", subject=deletion, text=proposal["versions"][-1]["text"], **put)
    ballot = msgspec.structs.replace(ballot, id=first_id)
    await pens.api.submit(chair.sign(ballot))
    await observer.page.goto(f"/a/{ASSEMBLY}/votes/{ballot.id}")
    all_bots = observer.page.locator("strong", has_text=said("190 of 193 have voted"))
    await expect(all_bots).to_be_visible(timeout=PLAYED)
    await pens.api.submit(chair.sign(chair.act(Lock, ballot=ballot.id)))
    frozen = texts.text_hash(ARABIC)
    table = kenya.act(Table, title=ARABIC.title, pillar="inclusion", sponsors=("KEN", "IDN"), text=frozen)
    await pens.api.submit(kenya.sign(table, beside=(texts.encode(ARABIC),)))
    secretariat = await pens.of("secretariat")
    worked = await work(pens.api, chair=chair, secretariat=secretariat, kenya=kenya, brazil=brazil, indonesia=indonesia)
    open_ballot = chair.act(OpenBallot, noun="proposal", subject=table.id, text=frozen, **put)
    open_ballot = msgspec.structs.replace(open_ballot, id=second_id)
    await pens.api.submit(chair.sign(open_ballot))
    ids = {"draft": proposal["id"], "amendment": first, "ballot": ballot.id}
    return ids | worked | {"arabic": table.id, "open": open_ballot.id}


def _reworded(old: str, new: str) -> ReplaceWords:
    start = draft().operative[2].text.index(old)
    return ReplaceWords(clause="operative03", start=start, end=start + len(old), old=old, new=new)


async def _amend(pens: Pens, actor: Actor, proposal: dict[str, Any], change: Change) -> str:
    base = proposal["versions"][-1]["text"]
    assert actor.member
    act = actor.act(Submit, proposal=proposal["id"], base=base, changes=(change,), sponsors=(actor.member,))
    await pens.api.submit(actor.sign(act))
    return act.id


async def _talk(pens: Pens, chair: Actor, kenya: Actor, indonesia: Actor, draft: str) -> None:
    """A thread at a clause: a question that mentions Kenya and its answer, a hidden comment, a resolved discussion."""
    about = Subject(noun="clause", id=draft, clause="operative03")
    question = "@KEN, does one year begin with the adoption?"
    asked = await _say(pens, indonesia, about, question, mark="question", mentions=("KEN",))
    answer = await _say(pens, kenya, about, "It begins on the day of adoption.", reply_to=asked, mark="explanation")
    await _say(pens, kenya, about, "It begins on the day after adoption.", Edit, comment=answer, mark="explanation")
    rude = await _say(pens, indonesia, about, "This is not worth our time.")
    await pens.api.submit(chair.sign(chair.act(Hide, comment=rude, reason="Not on the matter")))
    settled = await _say(pens, kenya, about, "The word is plural in all languages.")
    resolve = kenya.act(Resolve, comment=settled, resolved=True, member="KEN")
    await pens.api.submit(kenya.sign(resolve))


async def _remark(pens: Pens, actor: Actor, amendment: str, words: str) -> None:
    await _say(pens, actor, Subject(noun="amendment", id=amendment), words)


async def _say(
    pens: Pens, actor: Actor, about: Subject, words: str, kind: type[Post | Edit] = Post, **facts: Any
) -> str:
    """Posts or rewords a comment, and returns the act's id."""
    body, salt = canonical.encode(Words(words)), secrets.token_bytes(seal.SALT_BYTES)
    facts |= {"commitment": seal.commitment(salt, body), "member": actor.member}
    if kind is Post:
        facts |= {"about": about, "audience": "public"}
    act = actor.act(kind, **facts)
    await pens.api.submit(actor.sign(act, sealed=(body, salt)))
    return act.id
