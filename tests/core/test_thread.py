"""Threads: whose comments, for whose eyes, and that the words stay outside of the record (P-51)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import canonical, thread
from deliberation.core.accreditation import Grant, Grantee
from deliberation.core.thread import Comment, Subject, Words
from deliberation.errors import BadFormat
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


def on(id: str, noun: Any = "proposal") -> Subject:
    return Subject(noun=noun, id=id)


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
