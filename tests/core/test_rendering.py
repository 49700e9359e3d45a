"""Languages: each clause current or behind, and amendments written in any of them (P-43)."""

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import amendment, en_bloc, rendering, revising
from deliberation.core import text as texts
from deliberation.core.changes import (
    TITLE,
    Change,
    DeleteClause,
    InsertAnnex,
    InsertClause,
    InsertNote,
    MoveClause,
    ReplaceWords,
)
from deliberation.core.law import Blob
from deliberation.core.numbering import number
from deliberation.core.rendering import Rendered, Rendering
from deliberation.core.text import Annex, Clause, Language, Note, Text, walk
from tests.core.texts import texts as any_text
from tests.drafting import (
    accept,
    clause_of,
    delegate,
    in_force,
    keep,
    render,
    revise,
    reword,
    submit,
    table,
    the_amendment,
    the_proposal,
    vote,
)
from tests.memory import CHAIR, SECRETARIAT, World
from tests.refusing import refuses
from tests.vectors import make_renderings

FRENCH = {
    "opera1": "Prie tous les membres de partager les essais",
    "opera2": "Décide de rester saisi de la question",
}


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


@pytest.fixture
def of(world: World) -> str:
    """A proposal whose operative part is in French too."""
    tabled = world.table("KEN")
    render(world, tabled, "fr", FRENCH)
    return tabled


def in_french(world: World, of: str) -> Text:
    blob = world.state.objects(Blob)[the_proposal(world, of).renderings["fr"]]
    return rendering.render(in_force(world, of), rendering.decode(blob.raw))


def in_words(text: Text, id: str) -> tuple[str, str | None]:
    clause = clause_of(text, id)
    return clause.text, clause.language


def amend(world: World, of: str, *changes: Change, **facts: Any) -> str:
    """An amendment written in French."""
    facts = {"base": texts.text_hash(in_french(world, of)), "language": "fr"} | facts
    return submit(world, of, "FRA", *changes, **facts)


def test_a_clause_is_current_until_its_words_change(world: World, of: str) -> None:
    assert in_words(in_french(world, of), "opera1") == (FRENCH["opera1"], None)
    assert in_words(in_french(world, of), "pream1") == ("Recalling that all members share tests", "en")
    revise(world, of, "KEN", reword(in_force(world, of), "opera1", "share", "publish"))
    behind = clause_of(in_force(world, of), "opera1").text
    assert in_words(in_french(world, of), "opera1") == (behind, "en")
    assert in_words(in_french(world, of), "opera2") == (FRENCH["opera2"], None)
    render(world, of, "fr", FRENCH)
    assert in_words(in_french(world, of), "opera1") == (FRENCH["opera1"], None)


def test_an_amendment_is_written_and_adopted_in_another_language(world: World, of: str) -> None:
    id = amend(world, of, reword(in_french(world, of), "opera1", "partager les essais", "publier les résultats"))
    assert the_amendment(world, id).base in world.state.objects(Blob)
    voted = vote(world, world.meet(), "amendment", id, of, yes=3, no=1)
    text = in_force(world, of)
    assert voted.put.matter.result == texts.text_hash(text)
    assert in_words(text, "opera1") == ("Prie tous les membres de publier les résultats", "fr")
    assert in_words(text, "opera2") == ("Decides to remain seized of the matter", None)
    assert in_words(in_french(world, of), "opera1") == ("Prie tous les membres de publier les résultats", None)
    render(world, of, "es", {"opera2": "Decide seguir ocupándose de la cuestión"}, "Título")
    blob = world.state.objects(Blob)[the_proposal(world, of).renderings["es"]]
    spanish = rendering.render(text, rendering.decode(blob.raw))
    assert in_words(spanish, "opera1") == ("Prie tous les membres de publier les résultats", "fr")


def test_a_new_paragraph_is_in_the_language_it_was_written_in(world: World, of: str) -> None:
    new = InsertClause("opera1", "operative", Clause("opera9", "operative", "Invite chacun à apprendre", 6))
    accept(world, amend(world, of, new, DeleteClause("opera2")), "KEN")
    text = in_force(world, of)
    assert [clause.id for clause in text.operative] == ["opera1", "opera9"]
    assert in_words(text, "opera9") == ("Invite chacun à apprendre", "fr")
    assert clause_of(text, "opera1").language is None


def test_one_to_an_amendment_is_in_its_language(world: World, of: str) -> None:
    parent = amend(world, of, reword(in_french(world, of), "opera1", "les essais", "tous les essais"))
    found, proposal = the_amendment(world, parent), the_proposal(world, of)
    ground = world.state.drive(amendment.outcome_of(found, proposal, in_force(world, of)))
    change = reword(ground, "opera1", "tous les essais", "certains essais")
    with refuses("bad_amendment", world.state, why="language"):
        amend(world, of, change, language=None, amends=parent)
    sub = amend(world, of, change, base=texts.text_hash(ground), amends=parent)
    sitting = world.meet()
    vote(world, sitting, "amendment", sub, of, yes=3, no=1)
    vote(world, sitting, "amendment", parent, of, yes=3, no=1)
    assert in_words(in_force(world, of), "opera1") == ("Prie tous les membres de partager certains essais", "fr")


@pytest.mark.parametrize(
    ("code", "facts"),
    [
        ("no_rendering", {"language": "ru"}),
        ("superseded_version", {"base": "0" * 64}),
        ("superseded_version", {"language": None}),
    ],
)
def test_it_is_in_a_language_that_the_text_is_in(world: World, of: str, code: str, facts: dict[str, Any]) -> None:
    changes = facts.pop("changes", (DeleteClause("opera2"),))
    with refuses(code, world.state):
        amend(world, of, *changes, **facts)


ANNEXED = Text(
    "Shared tests",
    (),
    (Clause("opera1", "operative", "Adopts the terms in {@annex1}{^note01}", 6),),
    (Annex("annex1", "Terms", (Clause("para01", "paragraph", "The group meets yearly"),)),),
    (Note("note01", "See below."),),
)
TERMS = {
    "opera1": Rendered("Adopte le mandat ({@annex1}){^note01}", rendering.source(ANNEXED.operative[0].text), 6),
    "annex1": Rendered("Mandat", rendering.source("Terms")),
    "note01": Rendered("Voir ci-dessous.", rendering.source("See below.")),
}


def put_into(world: World, of: str, language: Language, title: str, clauses: dict[str, Rendered], titled: str) -> None:
    """A rendering whose title renders `titled`."""
    hash = keep(world, rendering.encode(Rendering(language, title, clauses, rendering.source(titled))))
    facts = {"proposal": of, "base": the_proposal(world, of).text, "language": language, "rendering": hash}
    world.do(revising.Render, SECRETARIAT, **facts)


def shown_in(world: World, of: str, language: Language) -> Text:
    blob = world.state.objects(Blob)[the_proposal(world, of).renderings[language]]
    return rendering.render(in_force(world, of), rendering.decode(blob.raw))


def test_it_may_change_the_title_an_annexs_title_and_a_footnote(world: World) -> None:
    """They are in its language then, and so behind in every other, which the original's own rendering puts right."""
    of = table(world, "KEN", ANNEXED)
    put_into(world, of, "fr", "Essais partagés", TERMS, ANNEXED.title)
    spanish = {"annex1": Rendered("Mandato", rendering.source("Terms"))}
    put_into(world, of, "es", "Ensayos compartidos", spanish, ANNEXED.title)
    changes = (
        ReplaceWords(TITLE, 0, 6, "Essais", "Contrôles"),
        ReplaceWords("annex1", 0, 6, "Mandat", "Cadre"),
        ReplaceWords("note01", 5, 15, "ci-dessous", "plus bas"),
    )
    id = amend(world, of, *changes)
    assert vote(world, world.meet(), "amendment", id, of, yes=3, no=1).put.matter.result == the_proposal(world, of).text
    text = in_force(world, of)
    assert (text.title, text.title_language) == ("Contrôles partagés", "fr")
    assert the_proposal(world, of).title == "Contrôles partagés"
    assert (text.annexes[0].title, text.annexes[0].language) == ("Cadre", "fr")
    assert text.notes == (Note("note01", "Voir plus bas.", "fr"),)
    assert text.operative == ANNEXED.operative
    french, other = shown_in(world, of, "fr"), shown_in(world, of, "es")
    assert (french.title, french.title_language, french.annexes[0].language) == ("Contrôles partagés", None, None)
    assert (other.title, other.title_language) == ("Contrôles partagés", "fr")
    assert (other.annexes[0].title, other.annexes[0].language, other.notes[0].language) == ("Cadre", "fr", "fr")
    base = texts.text_hash(other)
    accept(world, amend(world, of, reword(other, "opera1", "Adopts", "Notes"), base=base, language="es"), "KEN")
    text = in_force(world, of)
    assert (text.title_language, text.annexes[0].language, text.notes[0].language) == ("fr", "fr", "fr")
    assert in_words(text, "opera1") == ("Notes the terms in {@annex1}{^note01}", None)
    put_into(world, of, "en", "Shared checks", {"annex1": Rendered("Framework", rendering.source("Cadre"))}, text.title)
    english = shown_in(world, of, "en")
    assert (english.title, english.title_language) == ("Shared checks", None)
    assert (english.annexes[0].title, english.annexes[0].language) == ("Framework", None)


def test_a_new_annex_and_a_new_footnote_are_in_its_language(world: World) -> None:
    of = table(world, "KEN", ANNEXED)
    put_into(world, of, "fr", "Essais partagés", TERMS, ANNEXED.title)
    annex = Annex("annex2", "Calendrier", (Clause("para02", "paragraph", "Chaque année{^note02}"),))
    accept(world, amend(world, of, InsertAnnex("annex1", annex), InsertNote(Note("note02", "En mai."))), "KEN")
    text = in_force(world, of)
    assert (text.annexes[0].language, text.annexes[1].language) == (None, "fr")
    assert text.annexes[1].clauses[0].language == "fr"
    assert [(note.id, note.language) for note in text.notes] == [("note01", None), ("note02", "fr")]


def test_a_title_is_behind_when_it_changes_where_the_rendering_says_what_it_renders(world: World, of: str) -> None:
    old = in_force(world, of).title
    put_into(world, of, "es", "Ensayos", {}, old)
    revise(world, of, "KEN", ReplaceWords(TITLE, 0, 0, "", "All "))
    assert (shown_in(world, of, "es").title, shown_in(world, of, "es").title_language) == (f"All {old}", "en")
    assert (in_french(world, of).title, in_french(world, of).title_language) == ("Titre", None)


def test_a_rendering_of_an_earlier_version_is_taken_and_is_behind_where_the_text_moved(world: World, of: str) -> None:
    """A translator who began before the text changed loses nothing, and nothing of it passes for what is in force."""
    then = in_force(world, of)
    words = {id: Rendered(line, rendering.source(clause_of(then, id).text)) for id, line in FRENCH.items()}
    stale = rendering.encode(Rendering("es", "Título", words, rendering.source(then.title)))
    named = keep(world, stale)
    facts = {"proposal": of, "base": the_proposal(world, of).text, "language": "es", "rendering": named}
    revise(world, of, "KEN", reword(then, "opera1", "share", "publish"), ReplaceWords(TITLE, 0, 0, "", "All "))
    with refuses("superseded_version", world.state):
        world.do(revising.Render, SECRETARIAT, **facts)
    world.do(revising.Render, SECRETARIAT, **(facts | {"base": the_proposal(world, of).text}))
    shown = shown_in(world, of, "es")
    assert in_words(shown, "opera1") == (clause_of(in_force(world, of), "opera1").text, "en")
    assert in_words(shown, "opera2") == (FRENCH["opera2"], None)
    assert shown.title_language == "en"
    revise(world, of, "KEN", DeleteClause("opera2"))
    assert [clause.id for clause in shown_in(world, of, "es").operative] == ["opera1"]


def test_one_in_another_language_is_adopted_with_others_without_a_vote(world: World, of: str) -> None:
    """En bloc each is applied to what those before it made, in its language: what they changed it must still fit."""
    text = in_force(world, of)
    french = amend(world, of, reword(in_french(world, of), "opera1", "les essais", "tous les essais"))
    again = amend(world, of, reword(in_french(world, of), "opera1", "Prie", "Invite"))
    english = submit(world, of, "TUV", reword(text, "opera2", "seized", "informed"))
    meeting = submit(world, of, "ARG", reword(text, "opera1", "share", "publish"))

    def ask(*ids: str) -> str:
        hash = the_proposal(world, of).text
        return str(world.do(en_bloc.Ask, CHAIR, proposal=of, text=hash, amendments=ids).id)

    for colliding in ((french, meeting), (meeting, french)):
        with refuses("amendment_no_longer_fits", world.state):
            ask(*colliding)
    asked = ask(french, english, again)
    world.meet()
    world.do(en_bloc.Adopt, CHAIR, en_bloc=asked, text=the_proposal(world, of).text)
    now = in_force(world, of)
    assert in_words(now, "opera1") == ("Invite tous les membres de partager tous les essais", "fr")
    assert in_words(now, "opera2") == ("Decides to remain informed of the matter", None)
    assert in_words(in_french(world, of), "opera2") == ("Decides to remain informed of the matter", "en")


def test_naming_the_texts_own_language_is_writing_in_it(world: World, of: str) -> None:
    id = submit(world, of, "FRA", DeleteClause("opera2"), language="en")
    assert the_amendment(world, id).language is None


def test_a_rendering_says_what_it_renders(world: World, of: str) -> None:
    def put(raw: bytes, **facts: Any) -> None:
        said = {"proposal": of, "base": the_proposal(world, of).text, "language": "fr", "rendering": keep(world, raw)}
        world.do(revising.Render, facts.pop("actor", SECRETARIAT), **(said | facts))

    word = Rendered(text="Mots", of=hashlib.sha256(b"x").hexdigest())
    fine = rendering.encode(Rendering("fr", "Titre", {"opera1": word}))
    current = Rendered(text="Prie", of=rendering.source(clause_of(in_force(world, of), "opera1").text), opening=9)
    cases: list[tuple[str, bytes, dict[str, Any]]] = [
        ("bad_rendering", b"{}", {}),
        ("bad_rendering", fine + b" ", {}),
        ("bad_rendering", fine, {"language": "es"}),
        ("bad_rendering", rendering.encode(Rendering("fr", "Titre", {"opera9": word})), {}),
        ("bad_text", rendering.encode(Rendering("fr", "Titre", {"opera1": current})), {}),
        ("bad_text", rendering.encode(Rendering("fr", "", {})), {}),
        ("superseded_version", fine, {"base": "0" * 64}),
        ("not_permitted", fine, {"actor": CHAIR}),
        ("not_your_member", fine, {"actor": "ken-1"}),
        ("not_your_member", fine, {"member": "KEN"}),
        ("not_a_sponsor", fine, {"actor": "fra-1", "member": "FRA"}),
    ]
    for code, raw, facts in cases:
        with refuses(code, world.state):
            put(raw, **facts)
    put(fine, actor="ken-1", member="KEN")
    voting = world.open(world.meet(), "proposal", of)
    with refuses("voting_in_progress", world.state):
        put(fine)
    world.lock(voting)
    with refuses("proposal_closed", world.state):
        put(fine)


@given(text=any_text(), kept=st.integers(0, 15), data=st.data())
def test_what_is_not_changed_keeps_its_original_words(text: Text, kept: int, data: st.DataObject) -> None:
    """Rendering and back is nothing; one clause reworded in the other language changes that clause alone."""
    clauses = [place.clause for place in walk(text)]
    chosen = [clause for place, clause in enumerate(clauses) if kept >> (place % 4) & 1]
    words = {each.id: Rendered(text=f"mot {each.text}", of=rendering.source(each.text)) for each in chosen}
    words |= {each.id: Rendered(f"annexe {each.title}", rendering.source(each.title)) for each in text.annexes[:1]}
    words |= {each.id: Rendered(f"note {each.text}", rendering.source(each.text)) for each in text.notes if kept & 1}
    titled = data.draw(st.sampled_from([None, rendering.source(text.title), rendering.source("")]))
    shown = rendering.render(text, Rendering("fr", "Titre", words, titled))
    assert rendering.original(text, shown, shown) == text
    target = data.draw(st.sampled_from(clauses)).id
    raw = texts.encode(shown)
    old = clause_of(shown, target)
    changed = _reworded(shown, target, f"{old.text} encore")
    assert texts.encode(shown) == raw
    restored = rendering.original(text, shown, changed)
    for clause in clauses:
        now = clause_of(restored, clause.id)
        if clause.id == target:
            expected = None if old.language == text.language else "fr"
            assert (now.text, now.language) == (f"{old.text} encore", expected)
        else:
            assert (now.text, now.opening, now.language) == (clause.text, clause.opening, clause.language)


def _reworded(text: Text, id: str, words: str) -> Text:
    from msgspec.structs import replace

    def below(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(
            replace(each, text=words if each.id == id else each.text, children=below(each.children)) for each in clauses
        )

    annexes = tuple(replace(annex, clauses=below(annex.clauses)) for annex in text.annexes)
    return replace(text, preamble=below(text.preamble), operative=below(text.operative), annexes=annexes)


def test_acceptance_and_explanation_travel_with_it(world: World, of: str) -> None:
    id = amend(world, of, DeleteClause("opera2"), explanation="Superflu")
    assert (the_amendment(world, id).explanation, the_amendment(world, id).language) == ("Superflu", "fr")
    delegate(world, amendment.Withdraw, "FRA", amendment=id)


def test_the_vectors_are_what_the_code_makes() -> None:
    assert make_renderings.FILE.read_text("utf-8") == make_renderings.make()


def test_a_paragraph_that_is_moved_in_another_language_keeps_its_words_and_takes_its_place(
    world: World, of: str
) -> None:
    id = amend(world, of, MoveClause("pream1", "opera1", "operative"))
    vote(world, world.meet(), "amendment", id, of, yes=3, no=1)
    text = in_force(world, of)
    assert text.preamble == ()
    assert [(each.id, each.kind) for each in text.operative][1] == ("pream1", "operative")
    assert in_words(text, "pream1") == ("Recalling that all members share tests", None)


@pytest.mark.parametrize("words", ["Prie deux fois", "Alt. [Prie deux fois]", "[Prie deux fois]"])
def test_an_alternative_is_one_in_every_language(world: World, of: str, words: str) -> None:
    other = Clause("opera9", "operative", "[Alt. Asks twice]")
    bracketed = reword(in_force(world, of), "opera1", clause_of(in_force(world, of), "opera1").text, "[Asks once]")
    revise(world, of, "KEN", bracketed, InsertClause("opera1", "operative", other))
    assert number(in_force(world, of))["opera9"] == "1 bis"
    with refuses("bad_rendering", world.state, why="brackets"):
        render(world, of, "fr", {"opera9": words})
    render(world, of, "fr", {"opera9": "[Alt. Prie deux fois]", "opera1": "[Prie une fois]"})
    assert number(in_french(world, of)) == number(in_force(world, of))
