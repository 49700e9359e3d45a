"""Proposals and their parts as clients see them; texts are fetched by their hash."""

from deliberation.core.division import Division, Part
from deliberation.core.proposal import Proposal
from deliberation.core.without_vote import WithoutVote
from deliberation.proposals.tables import DivisionRow, PartRow, ProposalRow, WithoutVoteRow
from deliberation.record.nouns import Noun, shown
from deliberation.store.shelf import Shelf

PROPOSAL = Noun("proposal", Shelf(Proposal, ProposalRow), lambda each, *_: shown("proposal", each))
WITHOUT_VOTE = Noun("without_vote", Shelf(WithoutVote, WithoutVoteRow), lambda each, *_: shown("without_vote", each))
DIVISION = Noun("division", Shelf(Division, DivisionRow), lambda each, *_: shown("division", each))
PART = Noun("part", Shelf(Part, PartRow), lambda each, *_: shown("part", each))
