"""Members and accreditations as clients see them."""

from base64 import b64decode

from deliberation.core.accreditation import Accreditation
from deliberation.core.envelope import keyid
from deliberation.core.member import Member
from deliberation.members.tables import AccreditationRow, MemberRow
from deliberation.record.nouns import Noun, Shown, shown
from deliberation.store.shelf import Shelf


def member_shown(member: Member, *_: object) -> Shown:
    """A member, with its voting key by id."""
    voting = None if member.voting_key is None else keyid(b64decode(member.voting_key))
    return shown("member", member) | {"voting_key": voting}


MEMBER = Noun("member", Shelf(Member, MemberRow), member_shown)
ACCREDITATION = Noun("accreditation", Shelf(Accreditation, AccreditationRow))
