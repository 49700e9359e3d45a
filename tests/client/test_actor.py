"""What an actor signs passes the server's own first gate, and nothing in it can be changed."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.client.actor import Actor, Parcel
from deliberation.core import text as texts
from deliberation.core.envelope import SigningKey
from deliberation.core.meeting import Declare
from deliberation.core.proposal import Table
from deliberation.core.text import Clause, Text
from deliberation.core.voting import Choice
from deliberation.errors import Refusal
from deliberation.record.submission import Posted, Submission, submission

KEY = SigningKey(b"k" * 32)
ACTOR = Actor("demo", "ken-1", KEY, "KEN")
MEETING = "6f1ed002-ab5a-4b8c-8b5e-1d0d0c6a0b0f"


def received(parcel: Parcel) -> Submission:
    return submission(msgspec.json.decode(parcel.body, type=Posted))


@given(st.sampled_from(["in_favour", "against", "abstaining"]))
def test_a_vote_is_sealed_and_signed(choice: Choice) -> None:
    parcel = ACTOR.cast(MEETING, "0" * 64, choice)
    sent = received(parcel)
    assert sent.opened.signed_by(KEY.public)
    assert (sent.act.actor, sent.act.member, sent.act.ballot) == ("ken-1", "KEN", MEETING)
    assert sent.body == b'{"choice":"%s"}' % choice.encode()
    assert choice.encode() not in sent.opened.body


def test_two_votes_never_share_a_salt_or_an_id() -> None:
    first, second = (received(ACTOR.cast(MEETING, "0" * 64, "against")) for _ in range(2))
    assert first.salt != second.salt
    assert first.act.commitment != second.act.commitment
    assert first.act.id != second.act.id


def test_another_choice_under_the_same_commitment_is_refused() -> None:
    parcel = ACTOR.cast(MEETING, "0" * 64, "against")
    body = parcel.body.replace(b"against", b"in_favour")
    assert body != parcel.body
    with pytest.raises(Refusal, match="bad_commitment"):
        submission(msgspec.json.decode(body, type=Posted))


def test_a_text_travels_beside_its_act() -> None:
    text = Text("Of birds", (), (Clause("operative1", "operative", "Welcomes birds"),))
    act = ACTOR.act(Table, title=text.title, pillar="inclusion", sponsors=("KEN",), text=texts.text_hash(text))
    sent = received(ACTOR.sign(act, beside=(texts.encode(text),)))
    assert list(sent.blobs) == [act.text]


def test_a_delegate_acts_for_the_own_member_unless_told_otherwise() -> None:
    assert ACTOR.act(Declare, meeting=MEETING, present=True).member == "KEN"
    assert ACTOR.act(Declare, meeting=MEETING, present=True, member="BRA").member == "BRA"
