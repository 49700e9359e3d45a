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
    "not_a_member": (403, "P-11"),
    "member_suspended": (403, "P-68"),
    "nothing_to_restore": (409, "P-68"),
    "credentials_rejected": (403, "P-04"),
    "credentials_challenged": (403, "P-04"),
    "vote_lost_by_arrears": (403, "P-05"),
    "day_past": (409, "P-06"),
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
    # procedural motions
    "motion_not_provided": (409, "P-32"),
    "bad_motion": (400, "P-32"),
    "motion_pending": (409, "P-32"),
    "motion_closed": (409, "P-32"),
    "motion_first": (409, "P-32"),
    "motion_objected": (409, "P-32"),
    "majority_of_motion": (409, "P-32"),
    "point_of_order_pending": (409, "P-29"),
    "point_of_order_is_ruled_on": (409, "P-29"),
    "no_point_of_order": (409, "P-30"),
    "not_debated": (409, "P-33"),
    "speaks_already": (409, "P-26"),
    "speakers_full": (409, "P-26"),
    "debate_closed": (409, "P-35"),
    "not_decided_yet": (409, "P-38"),
    "notice_too_short": (409, "P-110"),
    "bad_sequence": (400, "P-49"),
    "earlier_proposal_first": (409, "P-49"),
    # statements beside a vote
    "nothing_to_explain": (409, "P-76"),
    "sponsor_explains": (403, "P-47"),
    "stated_already": (409, "P-76"),
    "note_after_the_lock": (409, "P-78"),
    "reserve_after_adoption": (409, "P-81"),
    "replies_spent": (409, "P-28"),
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
    "chair_does_not_vote": (403, "P-08"),
    # how voting goes on
    "ballot_suspended": (409, "P-75"),
    "ballot_not_suspended": (409, "P-75"),
    "point_of_order_raised": (409, "P-29"),
    "ballot_closed": (409, "P-77"),
    "closes_later": (409, "P-75"),
    "not_scheduled": (409, "P-75"),
    "ballot_annulled": (409, "P-75"),
    "nothing_to_repeat": (409, "P-75"),
    "nothing_to_announce": (409, "P-75"),
    "already_announced": (409, "P-75"),
    # other methods than casts
    "other_method": (409, "P-73"),
    "recorded_vote_demanded": (409, "P-73"),
    "veto_needs_names": (409, "P-73"),
    "too_many_hands": (409, "P-79"),
    "nothing_counted": (409, "P-73"),
    "not_called": (409, "P-74"),
    "passed_already": (409, "P-74"),
    "roll_call_not_over": (409, "P-74"),
    "two_tellers": (409, "P-91"),
    "not_to_be_teller": (409, "P-91"),
    "not_a_teller": (403, "P-91"),
    "teller_alone": (409, "P-91"),
    "nothing_entered": (409, "P-91"),
    "voted_itself": (409, "P-77"),
    "other_figures": (409, "P-91"),
    "openings_with_tellers": (403, "P-73"),
    # without a vote
    "asking_closed": (409, "P-81"),
    "not_present": (403, "P-117"),
    # elections
    "bad_count": (400, "P-90"),
    "impossible_count": (400, "P-91"),
    "election_state": (409, "P-93"),
    "one_place_only": (400, "P-87"),
    "candidate_stands": (409, "P-93"),
    "too_many_candidates": (409, "P-93"),
    "no_candidates": (409, "P-93"),
    "not_a_candidate": (404, "P-93"),
    "not_the_nominator": (403, "P-93"),
    "not_a_clean_slate": (409, "P-83"),
    "ballot_demanded": (409, "P-83"),
    "no_lots": (409, "P-89"),
    "lots_first": (409, "P-89"),
    "other_candidates": (409, "P-87"),
    "poll_tellers": (400, "P-91"),
    "open_entry_only": (409, "P-91"),
    "poll_closed": (409, "P-91"),
    "other_entry": (409, "P-91"),
    "not_a_poll_teller": (403, "P-91"),
    "no_count_yet": (409, "P-91"),
    "other_count": (409, "P-91"),
    "not_confirmed": (409, "P-91"),
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
