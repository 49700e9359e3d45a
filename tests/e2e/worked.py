"""A draft that was worked on in every way, for the pages that tell how a text came to be: made by programs.

It has been revised orally and in writing, amended with its sponsors' consent and corrected; it is partly agreed, partly
in brackets; it can be read in Arabic, where one paragraph is behind, and in French, where most are missing. A second
draft was withdrawn.
"""

from typing import Any, Final

from deliberation.client.actor import Actor
from deliberation.client.api import Api
from deliberation.core import rendering
from deliberation.core import text as texts
from deliberation.core.act import Act
from deliberation.core.amending import apply
from deliberation.core.amendment import Accept, Submit
from deliberation.core.changes import Change, InsertClause, MoveClause, ReplaceWords
from deliberation.core.proposal import Table, Withdraw
from deliberation.core.rendering import Rendered, Rendering
from deliberation.core.revising import Correct, Render, Revise, Settle, Settled
from deliberation.core.sponsorship import Cosponsor, OpenSponsorship
from deliberation.core.text import Clause, Language, Text, walk

REGISTER: Final = Text(
    "A shared register of incidents",
    (
        Clause("recalls1", "preambular", "Recalling that failures of such systems cross borders", 9),
        Clause("concern1", "preambular", "Noting with concern that few of them are reported", 19),
    ),
    (
        Clause("decides1", "operative", "Decides to keep a public register of incidents", 7),
        Clause(
            "invites1",
            "operative",
            "Invites members to report to it, within one year,",
            7,
            (
                Clause("reporta1", "sub_paragraph", "what happened and whom it harmed"),
                Clause("reportb1", "sub_paragraph", "what was learned [and who answers for it – KEN, FJI]"),
            ),
        ),
        Clause("urges001", "operative", "[Urges – KEN] [Encourages – IDN] all who build such systems to take part", 0),
        Clause("funds001", "operative", "Requests the secretariat to meet the costs from existing means", 8),
    ),
)
ARABIC: Final = {
    "recalls1": ("إذ تشير إلى أن أعطال هذه النظم تتجاوز الحدود", 8),
    "concern1": ("وإذ تلاحظ مع القلق أن القليل منها يبلغ عنه", 18),
    "decides1": ("تقرر إنشاء سجل عام للحوادث", 4),
    "invites1": ("تدعو الأعضاء إلى إبلاغه في غضون سنة واحدة بما يلي", 4),
    "reporta1": ("ما حدث ومن تضرر منه", 0),
    "funds001": ("تطلب إلى الأمانة العامة تغطية التكاليف من الموارد المتاحة", 4),
}
FRENCH: Final = {"decides1": ("Décide de tenir un registre public des incidents", 6)}


class Desk:
    """The draft as the programs know it while they work on it."""

    def __init__(self, api: Api) -> None:
        self.api: Final = api
        self.text = REGISTER
        self.id = ""

    async def do(self, actor: Actor, kind: type[Act], beside: bytes | None = None, **facts: Any) -> str:
        """What somebody does about the draft; the act's id."""
        act = actor.act(kind, **({"proposal": self.id} if self.id else {}) | facts)
        await self.api.submit(actor.sign(act, beside=() if beside is None else (beside,)))
        return act.id

    @property
    def base(self) -> str:
        """The hash of the text in force."""
        return texts.text_hash(self.text)

    def reword(self, clause: str, old: str, new: str) -> ReplaceWords:
        """The change of words that stand once in a clause."""
        words = next(place.clause.text for place in walk(self.text) if place.clause.id == clause)
        start = words.index(old)
        return ReplaceWords(clause, start, start + len(old), old, new)

    async def change(self, actor: Actor, kind: type[Act], *changes: Change, **facts: Any) -> None:
        """Changes the text in force."""
        await self.do(actor, kind, base=self.base, changes=changes, **facts)
        self.text = apply(self.text, self.text, changes)

    async def render(
        self, actor: Actor, language: Language, title: str, words: dict[str, tuple[str, int]], **facts: Any
    ) -> None:
        """Puts clauses into another language."""
        sources = {place.clause.id: rendering.source(place.clause.text) for place in walk(self.text)}
        found = {id: Rendered(text, sources[id], opening) for id, (text, opening) in words.items()}
        blob = rendering.encode(Rendering(language, title, found))
        named = rendering.source(blob.decode())
        await self.do(actor, Render, blob, base=self.base, language=language, rendering=named, **facts)


async def work(
    api: Api, *, chair: Actor, secretariat: Actor, kenya: Actor, brazil: Actor, indonesia: Actor
) -> dict[str, str]:
    """Plays how the draft came to be; its id as `worked`, that of the withdrawn one as `withdrawn`."""
    desk = Desk(api)
    table: dict[str, Any] = {"pillar": "governance", "sponsors": ("KEN", "IDN", "BRA", "FJI"), "text": desk.base}
    raw = texts.encode(REGISTER)
    withdrawn = await desk.do(kenya, Table, raw, title=REGISTER.title, **table)
    await desk.do(kenya, Withdraw, proposal=withdrawn)
    desk.id = await desk.do(kenya, Table, raw, title=REGISTER.title, reintroduces=withdrawn, **table)
    await desk.do(indonesia, Cosponsor)
    await desk.do(kenya, OpenSponsorship, open=True)
    await desk.render(secretariat, "ar", "سجل مشترك للحوادث", ARABIC)
    await desk.render(kenya, "fr", "Un registre commun des incidents", FRENCH, member="KEN")
    await desk.change(kenya, Revise, desk.reword("invites1", "one year", "six months"), oral=True)
    await _accepted(desk, brazil, kenya, indonesia)
    thanks = Clause("thanks01", "operative", "Thanks those who report", 6)
    moved = MoveClause("funds001", "decides1", "operative")
    await desk.change(kenya, Revise, moved, InsertClause("urges001", "operative", thanks), oral=False)
    await desk.change(secretariat, Correct, desk.reword("thanks01", "those", "all"))
    noted = {"recalls1": "agreed", "concern1": "agreed", "decides1": "agreed_ad_ref", "reporta1": "agreed_ad_ref"}
    clauses = tuple(Settled(clause=id, status=status) for id, status in noted.items())  # type: ignore[arg-type]
    await desk.do(chair, Settle, text=desk.base, clauses=clauses)
    return {"worked": desk.id, "withdrawn": withdrawn}


async def _accepted(desk: Desk, brazil: Actor, *sponsors: Actor) -> None:
    """Brazil's amendment, which all sponsors accept."""
    change = desk.reword("decides1", "public register", "public and multilingual register")
    made = await desk.do(brazil, Submit, base=desk.base, changes=(change,), sponsors=("BRA",))
    for sponsor in sponsors:
        act = sponsor.act(Accept, amendment=made, text=desk.base)
        await desk.api.submit(sponsor.sign(act))
    desk.text = apply(desk.text, desk.text, (change,))
