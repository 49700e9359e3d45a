"""Ballots and votes as clients see them: of a vote only that it was cast."""

from deliberation.ballots.tables import BallotRow, VoteRow
from deliberation.core.ballot import Ballot, Vote
from deliberation.record.nouns import Noun, Shown, shown
from deliberation.store.shelf import Shelf


def vote_shown(vote: Vote, *_: object) -> Shown:
    """That a member has voted; not its commitment, and never its choice."""
    return {"noun": "vote", "id": vote.id, "entry": vote.entry, "ballot": vote.ballot, "member": vote.member}


BALLOT = Noun("ballot", Shelf(Ballot, BallotRow), lambda each, *_: shown("ballot", each))
VOTE = Noun("vote", Shelf(Vote, VoteRow), vote_shown)
