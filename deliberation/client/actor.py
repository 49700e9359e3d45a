"""Who acts: an accreditation with its key, and the signed acts that it makes (record.md, Entries).

A `Parcel` is an act on its way: the envelope with what travels beside it, as the bytes that are posted. The same parcel
can be posted again and again; the record holds it once.
"""

import secrets
import uuid
from typing import Any, TypeVar

import msgspec

from deliberation.core import canonical, envelope, seal
from deliberation.core.act import Act, MemberAct, kind_of, payload_type
from deliberation.core.ballot import Cast, Sealed
from deliberation.core.envelope import Envelope, SigningKey
from deliberation.core.key import Enrol
from deliberation.core.voting import Choice

Kind = TypeVar("Kind", bound=Act)


class Parcel(msgspec.Struct, frozen=True):
    """A signed act and the body of the request that hands it in.

    Args:
        act: the act, typed.
        envelope: what was signed and how.
        body: the bytes to post.
    """

    act: Act
    envelope: Envelope
    body: bytes


class _Opening(msgspec.Struct, frozen=True):
    """A sealed body as it travels: canonical JSON text, and the salt in base64."""

    body: str
    salt: str


class _Posted(msgspec.Struct, frozen=True, omit_defaults=True):
    act: Envelope
    beside: tuple[str, ...] = ()
    sealed: _Opening | None = None


class Actor(msgspec.Struct, frozen=True):
    """One accreditation and the key it signs with.

    Args:
        assembly: whose record it acts in.
        accreditation: who acts.
        key: the private key; it never leaves this process.
        member: the member that a delegate represents.
    """

    assembly: str
    accreditation: str
    key: SigningKey
    member: str | None = None

    def act(self, kind: type[Kind], **facts: Any) -> Kind:  # noqa: ANN401  # each kind has its own
        """An act of a kind by this actor, under an id drawn now.

        Args:
            kind: the Struct of the act; a member's act gets the actor's member.
            facts: the fields that are the kind's own.
        """
        if issubclass(kind, MemberAct):
            facts.setdefault("member", self.member)
        return kind(v=1, id=str(uuid.uuid4()), assembly=self.assembly, actor=self.accreditation, **facts)

    def sign(self, act: Act, *, beside: tuple[bytes, ...] = (), sealed: tuple[bytes, bytes] | None = None) -> Parcel:
        """The act signed, with what travels beside it.

        Args:
            act: what `act` made.
            beside: canonical bytes of the blobs that the act names by hash.
            sealed: body and salt of what the act commits to.
        """
        signed = envelope.sign(canonical.encode(act), payload_type(kind_of(act)), self.key)
        opening = None if sealed is None else _Opening(sealed[0].decode(), envelope.b64(sealed[1]))
        posted = _Posted(signed, tuple(blob.decode() for blob in beside), opening)
        return Parcel(act, signed, msgspec.json.encode(posted))

    def enrolment(self, *, votes: bool) -> Parcel:
        """The enrolment of this actor's key (P-09).

        Args:
            votes: whether it is to cast its member's vote from now on.
        """
        return self.sign(self.act(Enrol, public_key=envelope.b64(self.key.public), votes=votes))

    def cast(self, ballot: str, question: str, choice: Choice) -> Parcel:
        """A vote, sealed under a salt that is drawn now and told to the server alone (P-77; record.md, Entries).

        Args:
            ballot: the ballot's id.
            question: the hash of its question, as its opening published it.
            choice: what the member votes.
        """
        body = canonical.encode(Sealed(choice))
        salt = secrets.token_bytes(seal.SALT_BYTES)
        act = self.act(Cast, ballot=ballot, question=question, commitment=seal.commitment(salt, body))
        return self.sign(act, sealed=(body, salt))
