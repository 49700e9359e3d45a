"""The whole tree of refusals and errors, on one screen.

A `Refusal` is the law saying no: it has a code, the rule that says so and the facts of the case; `words.py` and the
browser make its sentence from the catalogue (`refusal-<code>`). A refused act changes nothing. Everything else here is
a fault of form, of the record or of the place where the program runs.
"""

from typing import Final


class DeliberationError(Exception):
    """Any error that this program raises on purpose."""


class BadFormat(DeliberationError):
    """Bytes that are not in the form that `record.md` prescribes (a note, a tile, an envelope, a canonical body)."""


class BadProof(DeliberationError):
    """A signature, a hash or a Merkle proof that does not hold."""


class Trouble(DeliberationError):
    """The place is not fit to run in (port taken, disk full, folder in use); the message says what to do."""


class Refusal(DeliberationError):
    """An act that the rules do not allow now.

    Args:
        code: one of `REFUSALS`; the catalogue has a sentence for each.
        facts: what the sentence needs (numbers, symbols, member codes).
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code, facts)
        self.code: Final = code
        self.facts: Final = facts

    @property
    def status(self) -> int:
        """The HTTP status that a refusal of this code is answered with."""
        return REFUSALS[self.code][0]

    @property
    def rule(self) -> str:
        """The rule that refused: a P-number of the rules of procedure, or a section of the record's format."""
        return REFUSALS[self.code][1]


REFUSALS: Final[dict[str, tuple[int, str]]] = {
    # the form of an act
    "malformed": (400, "record: acts"),
    "too_large": (413, "record: entries"),
    "bad_signature": (403, "record: acts"),
    "other_assembly": (404, "record: acts"),
    "act_id_reused": (409, "record: acts"),
    "not_beside": (400, "record: acts"),
    "bad_commitment": (400, "record: entries"),
    "unknown_object": (404, "record: acts"),
    # who acts: accreditations and keys
    "unknown_key": (403, "P-09"),
    "key_revoked": (403, "P-09"),
    "not_your_key": (403, "P-09"),
    "not_your_member": (403, "P-10"),
    "not_permitted": (403, "P-20"),
    "weak_key": (400, "record: keys"),
    "key_in_use": (409, "P-09"),
    "too_many_keys": (409, "P-09"),
    "no_vote_to_hold": (409, "P-99"),
    "already_voting_key": (409, "P-09"),
    "not_signed_in": (401, "P-09"),
    "accreditation_exists": (409, "P-09"),
    "accreditation_revoked": (403, "P-09"),
    "delegate_needs_member": (400, "P-09"),
    "not_yourself": (409, "P-09"),
    # the assembly, its members and meetings
    "assembly_exists": (409, "record: entries"),
    "unknown_time_zone": (400, "P-41"),
    # the rules
    "unknown_profile": (400, "P-109"),
    "bad_profile": (400, "P-109"),
    "unknown_majority": (400, "P-68"),
    "superseded_rules": (409, "P-109"),
    "bad_change": (400, "P-109"),
    "rules_change_closed": (409, "P-109"),
    "rules_not_asked": (409, "P-81"),
    "report_first": (409, "P-109"),
    "member_exists": (409, "P-01"),
    "meeting_not_adjourned": (409, "P-20"),
    "meeting_state": (409, "P-20"),
    "meeting_not_open": (409, "P-20"),
    "opening_quorum": (409, "P-12"),
    # proposals and their amendments
    "sponsor_first": (400, "P-44"),
    "sponsor_twice": (400, "P-45"),
    "not_the_sponsor": (403, "P-37"),
    "not_a_sponsor": (403, "P-58"),
    "voting_begun": (409, "P-37"),
    "already_amended": (409, "P-37"),
    "proposal_closed": (409, "P-55"),
    "superseded_version": (409, "P-50"),
    "amendment_closed": (409, "P-55"),
    "already_accepted": (409, "P-58"),
    "not_adopted_yet": (409, "P-54"),
    "not_implied": (409, "P-54"),
    "not_withdrawn": (409, "P-37"),
    "already_sponsor": (409, "P-45"),
    "already_invited": (409, "P-45"),
    "not_invited": (403, "P-45"),
    "last_sponsor": (409, "P-45"),
    "amendment_too_deep": (409, "P-56"),
    "sub_amendments_pending": (409, "P-56"),
    "words_only": (400, "P-105"),
    "unknown_clause": (400, "P-20"),
    "clause_has_brackets": (409, "P-20"),
    "no_rendering": (409, "P-43"),
    "bad_rendering": (400, "P-43"),
    "bad_order": (400, "P-53"),
    "ruling_settled": (409, "P-31"),
    "bad_en_bloc": (400, "P-59"),
    "en_bloc_closed": (409, "P-59"),
    "divided": (409, "P-64"),
    "bad_division": (400, "P-60"),
    "division_closed": (409, "P-60"),
    "division_objected": (409, "P-60"),
    "division_on_request": (409, "P-60"),
    "not_the_mover": (403, "P-37"),
    # threads
    "bad_words": (400, "record: entries"),
    "not_your_audience": (403, "P-51"),
    "reply_elsewhere": (400, "record: acts"),
    "no_such_clause": (404, "P-51"),
    "mentioned_twice": (400, "record: acts"),
    "mention_not_reader": (400, "P-51"),
    "not_your_comment": (403, "P-51"),
    "not_your_thread": (403, "P-51"),
    "not_a_thread": (400, "record: acts"),
    "already_resolved": (409, "record: acts"),
    "worded_too_often": (409, "record: entries"),
    "reason_needed": (400, "P-20"),
    "comment_hidden": (409, "P-20"),
    "comment_not_hidden": (409, "P-20"),
    "comment_erased": (409, "record: entries"),
    "words_hidden": (403, "P-20"),
    # reading
    "bad_query": (400, "record: search"),
    "font_missing": (409, "P-43"),
    # drafts
    "bad_update": (400, "record: drafts"),
    "draft_ended": (409, "record: drafts"),
    "draft_full": (413, "record: drafts"),
    "too_many_drafts": (409, "record: drafts"),
    "too_fast": (429, "record: drafts"),
    # ballots
    "voting_in_progress": (409, "P-75"),
    "amendments_pending": (409, "P-53"),
    "not_its_turn": (409, "P-53"),
    "not_circulated_in_time": (409, "P-41"),
    "appeal_pending": (409, "P-31"),
    "simple_for_appeals": (409, "P-31"),
    "division_pending": (409, "P-60"),
    "simple_for_divisions": (409, "P-60"),
    "part_closed": (409, "P-61"),
    "parts_pending": (409, "P-61"),
    "decision_quorum": (409, "P-14"),
    "majority_not_for_texts": (409, "P-40"),
    "two_thirds_in_committee": (409, "P-68"),
    "majority_not_here": (409, "P-68"),
    "majority_for_rules": (409, "P-109"),
    "decides_by_consensus": (409, "P-117"),
    "majority_differs": (409, "P-57"),
    "second_vote_lapsed": (409, "P-69"),
    "second_vote_same_meeting": (409, "P-69"),
    "not_lapsed": (409, "P-69"),
    "ballot_locked": (409, "P-78"),
    "other_question": (409, "P-75"),
    "not_on_roll": (403, "P-01"),
    "not_voting_key": (403, "P-09"),
    # the door
    "foreign_origin": (403, "record: door"),
    "bad_link": (403, "P-09"),
    "not_operator": (403, "record: door"),
    "bad_cursor": (400, "record: live"),
    "unknown_act": (404, "record: acts"),
    "ballot_not_locked": (404, "P-102"),
    "busy": (503, "record: turns"),
    # files
    "file_too_large": (413, "P-41"),
    "file_unreadable": (400, "P-41"),
    "file_unsafe": (400, "P-41"),
    # texts and amendments
    "bad_text": (400, "P-41"),
    "bad_amendment": (400, "P-52"),
    "not_an_amendment": (409, "P-52"),
    "amendment_no_longer_fits": (409, "P-54"),
}
