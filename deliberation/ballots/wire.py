"""Ballots and votes as clients see them: of a vote only that it was cast."""

from deliberation.ballots.tables import BallotRow, EnteredRow, VoteRow
from deliberation.core.ballot import Ballot, Vote
from deliberation.core.voting import Entered
from deliberation.record.nouns import Noun, Shown, shown
from deliberation.store.shelf import Shelf


def vote_shown(vote: Vote, *_: object) -> Shown:
    """That a member has voted; not its commitment, and never its choice."""
    return {"noun": "vote", "id": vote.id, "entry": vote.entry, "ballot": vote.ballot, "member": vote.member}


def entered_shown(entered: Entered, *_: object) -> Shown:
    """That a teller has entered a member's vote, and whether the other has confirmed it; how it votes is sealed."""
    known = {"member": entered.member, "teller": entered.teller, "waits": entered.waits}
    return {"noun": "entered", "id": entered.id, "entry": entered.entry, "ballot": entered.ballot, **known}


BALLOT = Noun("ballot", Shelf(Ballot, BallotRow), lambda each, *_: shown("ballot", each))
VOTE = Noun("vote", Shelf(Vote, VoteRow), vote_shown)
ENTERED = Noun("entered", Shelf(Entered, EnteredRow), entered_shown)
