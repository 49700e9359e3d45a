"""Actors' keys: who signs, and which key holds a member's vote. Every change of hands is on the record (P-09)."""

from base64 import b64decode
from datetime import datetime

import msgspec

from deliberation.core import act, envelope, law
from deliberation.core.accreditation import Accreditation
from deliberation.core.act import AccreditationId, KeyId, MemberAct, PublicKey, demand
from deliberation.core.member import Member

KEYS_MAX = 8
"""The devices that one accreditation may have enrolled at a time."""


class Key(law.Object, frozen=True, kw_only=True):
    """A device's Ed25519 key, and the right in which it signs. `id` is the envelope's keyid."""

    public: str
    accreditation: str
    role: str
    member: str | None = None
    enrolled: datetime
    revoked: datetime | None = None


class Enrol(act.Act, frozen=True, kw_only=True, tag="key.enrol"):
    """A device's key is enrolled.

    The new key signs, and the server countersigns for the sign-in that authorised it (record.md, Entries).

    Args:
        public_key: the raw Ed25519 key, base64.
        votes: whether this key is to cast its member's vote from now on, in place of the former one (P-09).
    """

    public_key: PublicKey
    votes: bool


class Entrust(MemberAct, frozen=True, kw_only=True, tag="key.entrust"):
    """The delegate who signs takes over their member's vote from the key that held it (P-09).

    Args:
        public_key: the raw key that signs, base64, so that whoever reads only the entries of one ballot can check every
            signature in them.
    """

    public_key: PublicKey


class Revoke(act.Act, frozen=True, kw_only=True, tag="key.revoke"):
    """A key is given up by its owner, or ended by the secretariat."""

    key: KeyId


class Disaccredit(act.Act, frozen=True, kw_only=True, tag="accreditation.revoke"):
    """The secretariat ends an accreditation; its keys end with it."""

    accreditation: AccreditationId


def enrol(case: law.Case) -> law.Law[law.Changes]:
    """Enrols a key for an accreditation in force (P-09); the caller has checked both signatures."""
    this: Enrol = case.act
    raw = b64decode(this.public_key)
    demand(envelope.is_valid_key(raw), "weak_key")
    id = envelope.keyid(raw)
    accreditation = yield from law.the(Accreditation, this.actor)
    demand(not accreditation.revoked, "accreditation_revoked", accreditation=this.actor)
    known = yield from law.perhaps(Key, id)
    demand(known is None, "key_in_use")
    others = yield from law.every(Key, accreditation=this.actor)
    demand(sum(key.revoked is None for key in others) < KEYS_MAX, "too_many_keys", limit=KEYS_MAX)
    demand(accreditation.member is not None or not this.votes, "no_vote_to_hold")
    key = Key(
        id=id,
        public=this.public_key,
        accreditation=this.actor,
        role=accreditation.role,
        member=accreditation.member,
        enrolled=case.at,
    )
    if not this.votes or accreditation.member is None:
        return (key,)
    member = yield from law.the(Member, accreditation.member)
    return key, msgspec.structs.replace(member, voting_key=this.public_key)


def entrust(case: law.Case) -> law.Law[law.Changes]:
    """Makes the signing key the voting key of its member (P-09)."""
    this: Entrust = case.act
    key = yield from law.the(Key, case.keyids[0])
    demand(this.public_key == key.public, "not_your_key")
    member = yield from law.the(Member, this.member)
    demand(member.voting_key != key.public, "already_voting_key")
    return (msgspec.structs.replace(member, voting_key=key.public),)


def revoke(case: law.Case) -> law.Law[law.Changes]:
    """Ends a key: one's own, or any by the secretariat."""
    this: Revoke = case.act
    key = yield from law.the(Key, this.key)
    signer = yield from law.the(Key, case.keyids[0])
    demand(key.revoked is None, "key_revoked")
    demand(key.accreditation == this.actor or signer.role == "secretariat", "not_your_key")
    return tuple((yield from revoked(key, case.at)))


def disaccredit(case: law.Case) -> law.Law[law.Changes]:
    """Ends an accreditation and its keys.

    A voting key that goes leaves its member without one until another is enrolled.
    """
    this: Disaccredit = case.act
    accreditation = yield from law.the(Accreditation, this.accreditation)
    demand(not accreditation.revoked, "accreditation_revoked", accreditation=this.accreditation)
    demand(this.accreditation != this.actor, "not_yourself")
    changes: list[law.Object] = [msgspec.structs.replace(accreditation, revoked=True)]
    for key in (yield from law.every(Key, accreditation=this.accreditation)):
        if key.revoked is None:
            changes += yield from revoked(key, case.at)
    return tuple(changes)


def revoked(key: Key, at: datetime) -> law.Law[list[law.Object]]:
    """The key ended at an instant, and its member without a voting key if it held the vote."""
    changes: list[law.Object] = [msgspec.structs.replace(key, revoked=at)]
    if key.member is not None:
        member = yield from law.the(Member, key.member)
        if member.voting_key == key.public:
            changes.append(msgspec.structs.replace(member, voting_key=None))
    return changes
