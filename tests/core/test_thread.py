"""Threads: whose comments, for whose eyes, how they are kept in order, and that the words stay outside (P-51)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import canonical, thread
from deliberation.core.accreditation import Grant, Grantee
from deliberation.core.thread import Comment, Subject, Words
from deliberation.errors import BadFormat, Refusal
from tests.memory import CHAIR, SECRETARIAT, World, delegate_of
from tests.refusing import refuses

KEN, FRA = delegate_of("KEN"), delegate_of("FRA")


@pytest.fixture
def world() -> World:
    founded = World()
    founded.found()
    return founded


def post(world: World, about: Subject, actor: str = KEN, **fields: Any) -> str:
    facts: dict[str, Any] = {"about": about, "audience": "public", "commitment": "0" * 64, "member": "KEN"} | fields
    return str(world.do(thread.Post, actor, **facts).id)


def on(id: str, noun: Any = "proposal", clause: str | None = None) -> Subject:
    return Subject(noun=noun, id=id, clause=clause)


def got(world: World, id: str) -> Comment:
    return world.state.objects(Comment)[id]


def edit(world: World, comment: str, actor: str = KEN, **fields: Any) -> None:
    facts: dict[str, Any] = {"comment": comment, "commitment": "1" * 64, "member": "KEN"} | fields
    world.do(thread.Edit, actor, **facts)


def hide(world: World, comment: str, actor: str = CHAIR, reason: str = "Not on the matter") -> None:
    world.do(thread.Hide, actor, comment=comment, reason=reason)


def resolve(world: World, comment: str, actor: str = KEN, member: str | None = "KEN", resolved: bool = True) -> None:
    world.do(thread.Resolve, actor, comment=comment, resolved=resolved, member=member)


def erase(world: World, comment: str, actor: str = KEN, member: str | None = "KEN") -> None:
    world.do(thread.Erase, actor, comment=comment, member=member)


def test_delegates_chair_and_secretariat_comment(world: World) -> None:
    about = on(world.table("KEN"))
    for actor, role, member in ((KEN, "delegate", "KEN"), (CHAIR, "chair", None), (SECRETARIAT, "secretariat", None)):
        comment = world.state.objects(Comment)[post(world, about, actor, member=member)]
        assert (comment.author, comment.role, comment.member) == (actor, role, member)


def test_observers_do_not(world: World) -> None:
    about = on(world.table("KEN"))
    world.do(Grant, SECRETARIAT, grantees=(Grantee(accreditation="obs-1", role="observer"),))
    world.enrol("obs-1")
    with refuses("not_permitted", world.state, role="observer"):
        post(world, about, "obs-1", member=None)


@pytest.mark.parametrize(("actor", "member"), [(KEN, "FRA"), (KEN, None), (CHAIR, "KEN")])
def test_nobody_speaks_for_another_member(world: World, actor: str, member: str | None) -> None:
    about = on(world.table("KEN"))
    with refuses("not_your_member", world.state):
        post(world, about, actor, member=member)


@pytest.mark.parametrize(("actor", "member", "audience"), [(KEN, "KEN", "member:FRA"), (CHAIR, None, "member:KEN")])
def test_nobody_writes_into_another_delegations_thread(
    world: World, actor: str, member: str | None, audience: str
) -> None:
    about = on(world.table("KEN"))
    with refuses("not_your_audience", world.state, audience=audience):
        post(world, about, actor, member=member, audience=audience)


@pytest.mark.parametrize("audience", ["public", "members", "member:KEN"])
def test_replies_stay_in_their_thread_and_with_their_readers(world: World, audience: str) -> None:
    here, there = on(world.table("KEN")), on(world.table("KEN", "Other tests"))
    first = post(world, here, audience=audience)
    reply = post(world, here, audience=audience, reply_to=first)
    assert world.state.objects(Comment)[reply].reply_to == first
    with refuses("reply_elsewhere", world.state):
        post(world, there, audience=audience, reply_to=first)
    for other in {"public", "members", "member:KEN"} - {audience}:
        with refuses("reply_elsewhere", world.state):
            post(world, here, audience=other, reply_to=first)


def test_there_is_something_that_it_is_about(world: World) -> None:
    tabled = world.table("KEN")
    for about in (on(world.id()), on(tabled, "amendment"), on(world.amend(tabled, "FRA"), "proposal")):
        with refuses("unknown_object", world.state):
            post(world, about)
    with refuses("unknown_object", world.state, noun="comment"):
        post(world, on(tabled), reply_to=world.id())


@pytest.mark.parametrize("audience", ["", "everyone", "member:", "member:ken", "member:KEN ", "members\n", "bureau"])
def test_an_audience_is_one_of_three(world: World, audience: str) -> None:
    about = on(world.table("KEN"))
    with refuses("malformed", world.state):
        post(world, about, audience=audience)


def test_a_thread_of_a_clause_lives_at_its_id(world: World) -> None:
    tabled = world.table("KEN")
    first = post(world, on(tabled, "clause", "opera1"))
    reply = post(world, on(tabled, "clause", "opera1"), FRA, member="FRA", reply_to=first)
    assert got(world, reply).about == Subject(noun="clause", id=tabled, clause="opera1")
    for elsewhere in (on(tabled), on(tabled, "clause", "opera2")):
        with refuses("reply_elsewhere", world.state):
            post(world, elsewhere, reply_to=first)


def test_a_thread_begins_at_a_clause_of_the_text_in_force(world: World) -> None:
    tabled, other = world.table("KEN"), world.id()
    for clause in ("opera9", "title0", "notthere"):
        with refuses("no_such_clause", world.state):
            post(world, on(tabled, "clause", clause))
    for about in (on(tabled, "clause"), on(tabled, "proposal", "opera1")):
        with refuses("malformed", world.state, why="clause"):
            post(world, about)
    with refuses("unknown_object", world.state, noun="proposal"):
        post(world, on(other, "clause", "opera1"))


@pytest.mark.parametrize("clause", ["", "short", "x" * 33, "Opera1", "opera 1", "opera1\n", "opera1\0", "οpera1"])
def test_a_clause_id_of_another_form_is_malformed(world: World, clause: str) -> None:
    about = on(world.table("KEN"), "clause", clause)
    with refuses("malformed", world.state):
        post(world, about)


def test_marks_and_mentions(world: World) -> None:
    about = on(world.table("KEN"))
    found = got(world, post(world, about, FRA, member="FRA", mark="question", mentions=("KEN", "TUV")))
    assert (found.mark, found.mentions, found.resolved) == ("question", ("KEN", "TUV"), False)
    with refuses("malformed", world.state):
        post(world, about, mark="objection")


def test_who_is_mentioned_is_a_member_that_can_read_it(world: World) -> None:
    about = on(world.table("KEN"))
    with refuses("unknown_object", world.state, noun="member", id="XYZ"):
        post(world, about, mentions=("FRA", "XYZ"))
    with refuses("mentioned_twice", world.state):
        post(world, about, mentions=("FRA", "FRA"))
    with refuses("mention_not_reader", world.state, member="FRA"):
        post(world, about, audience="member:KEN", mentions=("FRA",))
    post(world, about, audience="member:KEN", mentions=("KEN",))
    for mentions in (("fra",), ("FRA\0",), ("",), tuple(f"M{i}" for i in range(21))):
        with refuses("malformed", world.state):
            post(world, about, mentions=mentions)


def test_an_edit_keeps_every_earlier_wording(world: World) -> None:
    first = post(world, on(world.table("KEN")), mark="question", mentions=("FRA",))
    edit(world, first, mark="explanation", mentions=("TUV",))
    found = got(world, first)
    assert [each.commitment for each in found.wordings] == ["0" * 64, "1" * 64]
    assert found.wordings[0].act == first
    assert found.wordings[0].at < found.wordings[1].at
    assert (found.mark, found.mentions, found.said) == ("explanation", ("TUV",), found.entry)


def test_nobody_edits_anothers_words(world: World) -> None:
    first = post(world, on(world.table("KEN")))
    for actor, member in ((FRA, "FRA"), (CHAIR, None), (SECRETARIAT, None)):
        with refuses("not_your_comment", world.state):
            edit(world, first, actor, member=member)
    with refuses("not_your_member", world.state):
        edit(world, first, member="FRA")
    with refuses("unknown_object", world.state, noun="comment"):
        edit(world, world.id())
    closed = post(world, on(world.table("KEN", "Own")), audience="member:KEN")
    with refuses("mention_not_reader", world.state):
        edit(world, closed, mentions=("FRA",))


def test_another_delegate_of_the_member_edits_them_neither(world: World) -> None:
    first = post(world, on(world.table("KEN")))
    world.do(Grant, SECRETARIAT, grantees=(Grantee(accreditation="ken-2", role="delegate", member="KEN"),))
    world.enrol("ken-2")
    with refuses("not_your_comment", world.state):
        edit(world, first, "ken-2")


def test_wordings_end(world: World) -> None:
    first = post(world, on(world.table("KEN")))
    for _ in range(thread.WORDINGS_MAX - 1):
        edit(world, first)
    with refuses("worded_too_often", world.state, limit=thread.WORDINGS_MAX):
        edit(world, first)


def test_the_chair_hides_for_a_reason_and_shows_again(world: World) -> None:
    first = post(world, on(world.table("KEN")))
    said = got(world, first).said
    hide(world, first)
    found = got(world, first)
    assert found.hidden is not None
    assert (found.hidden.by, found.hidden.reason) == (CHAIR, "Not on the matter")
    assert (found.said, found.wordings[0].commitment) == (said, "0" * 64)
    with refuses("comment_hidden", world.state):
        hide(world, first)
    with refuses("comment_hidden", world.state):
        edit(world, first)
    world.do(thread.Show, CHAIR, comment=first)
    assert (got(world, first).hidden, got(world, first).said) == (None, said)
    with refuses("comment_not_hidden", world.state):
        world.do(thread.Show, CHAIR, comment=first)


def test_nobody_else_hides_and_nobody_without_a_reason(world: World) -> None:
    first = post(world, on(world.table("KEN")))
    for actor, role in ((KEN, "delegate"), (SECRETARIAT, "secretariat")):
        with refuses("not_permitted", world.state, role=role):
            hide(world, first, actor)
        with refuses("not_permitted", world.state, role=role):
            world.do(thread.Show, actor, comment=first)
    with refuses("reason_needed", world.state):
        hide(world, first, reason=" \u00a0")
    for reason in ("", "x" * 301, "two\nlines", "nul\0"):
        with refuses("malformed", world.state):
            hide(world, first, reason=reason)
    closed = post(world, on(world.table("KEN", "Own")), audience="member:KEN")
    with refuses("not_your_audience", world.state):
        hide(world, closed)


def test_who_began_a_thread_its_sponsors_and_the_bureau_resolve_it(world: World) -> None:
    tabled = world.table("KEN")
    first = post(world, on(tabled), FRA, member="FRA")
    reply = post(world, on(tabled), reply_to=first)
    for actor, member in ((FRA, "FRA"), (KEN, "KEN"), (CHAIR, None), (SECRETARIAT, None)):
        for resolved in (True, False):
            said = got(world, first).said
            resolve(world, first, actor, member, resolved)
            assert (got(world, first).resolved, got(world, first).said) == (resolved, said)
            with refuses("already_resolved", world.state):
                resolve(world, first, actor, member, resolved)
    with refuses("not_your_thread", world.state):
        resolve(world, first, delegate_of("TUV"), "TUV")
    with refuses("not_a_thread", world.state):
        resolve(world, reply)
    amended = world.amend(tabled, "TUV")
    about_it = post(world, on(amended, "amendment"), FRA, member="FRA")
    with refuses("not_your_thread", world.state):
        resolve(world, about_it)
    resolve(world, about_it, delegate_of("TUV"), "TUV")


def test_a_sponsor_resolves_no_thread_that_it_cannot_read(world: World) -> None:
    closed = post(world, on(world.table("KEN")), FRA, member="FRA", audience="member:FRA")
    for actor, member in ((KEN, "KEN"), (CHAIR, None)):
        with refuses("not_your_audience", world.state):
            resolve(world, closed, actor, member)


@pytest.mark.parametrize(("actor", "member"), [(KEN, "KEN"), (SECRETARIAT, None)])
def test_words_are_erased_once_and_nothing_is_done_to_them_after(world: World, actor: str, member: str | None) -> None:
    first = post(world, on(world.table("KEN")), audience="member:KEN")
    said = got(world, first).said
    erase(world, first, actor, member)
    assert (got(world, first).erased, got(world, first).said) == (True, said)
    with refuses("comment_erased", world.state):
        erase(world, first, actor, member)
    with refuses("comment_erased", world.state):
        edit(world, first)
    with refuses("comment_erased", world.state):
        hide(world, first)
    with refuses("comment_erased", world.state):
        world.do(thread.Show, CHAIR, comment=first)
    resolve(world, first)


def test_nobody_else_erases(world: World) -> None:
    first = post(world, on(world.table("KEN")))
    for actor, member in ((FRA, "FRA"), (CHAIR, None)):
        with refuses("not_your_comment", world.state):
            erase(world, first, actor, member)
    with refuses("not_your_member", world.state):
        erase(world, first, SECRETARIAT, "KEN")


DEEDS = st.sampled_from(["edit", "hide", "show", "resolve", "reopen", "erase"])


@given(st.lists(DEEDS, max_size=12))
def test_whatever_is_done_its_state_is_what_the_deeds_say(deeds: list[str]) -> None:
    """A slow obvious model: three flags, the number of wordings, and the entry of the last words."""
    world = World()
    world.found()
    first = post(world, on(world.table("KEN")))
    hidden = resolved = erased = False
    wordings, said = 1, got(world, first).entry
    for deed in deeds:
        lawful = {
            "edit": not hidden and not erased,
            "hide": not hidden and not erased,
            "show": hidden and not erased,
            "resolve": not resolved,
            "reopen": resolved,
            "erase": not erased,
        }[deed]
        try:
            _do(world, first, deed)
        except Refusal:
            assert not lawful, deed
            continue
        assert lawful, deed
        hidden = (hidden or deed == "hide") and deed != "show"
        resolved = (resolved or deed == "resolve") and deed != "reopen"
        erased = erased or deed == "erase"
        wordings, said = (wordings + 1, world.state.size - 1) if deed == "edit" else (wordings, said)
    found = got(world, first)
    assert (found.hidden is not None, found.resolved, found.erased) == (hidden, resolved, erased)
    assert (len(found.wordings), found.said) == (wordings, said)


def _do(world: World, comment: str, deed: str) -> None:
    match deed:
        case "edit":
            edit(world, comment)
        case "hide":
            hide(world, comment)
        case "show":
            world.do(thread.Show, CHAIR, comment=comment)
        case "erase":
            erase(world, comment)
        case _:
            resolve(world, comment, resolved=deed == "resolve")


def test_a_record_from_before_marks_and_mentions_reads_as_ever(world: World) -> None:
    """What was signed without the new fields has the same canonical form now."""
    about = on(world.table("KEN"))
    plain = world.make(thread.Post, KEN, about=about, audience="public", commitment="0" * 64, member="KEN")
    said = canonical.encode(plain)
    for field in (b"mark", b"mentions", b"clause", b"reply_to"):
        assert field not in said


@given(st.text(max_size=40))
def test_words_are_read_as_they_were_written_or_refused(text: str) -> None:
    try:
        body = canonical.encode(Words(text))
    except BadFormat:
        return
    if text.strip() and "\0" not in text:
        assert thread.words(body).text == text
    else:
        with refuses("bad_words"):
            thread.words(body)


@pytest.mark.parametrize("text", ["", " \n\t", "x" * 10_001, "nul \0"])
def test_words_are_neither_nothing_nor_a_book(text: str) -> None:
    with refuses("bad_words", limit=10_000):
        thread.words(canonical.encode(Words(text)))


@pytest.mark.parametrize(
    "body", [b"", b"{}", b'{"text": "a"}', b'{"text":"a","to":"b"}', b'{"text":1}', b'"a"', b"\xff"]
)
def test_a_body_of_another_form_is_malformed(body: bytes) -> None:
    with refuses("malformed"):
        thread.words(body)
