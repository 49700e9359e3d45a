"""Proposals as clients see them; texts are fetched by their hash."""

from deliberation.core.proposal import Proposal
from deliberation.proposals.tables import ProposalRow
from deliberation.record.nouns import Noun, shown
from deliberation.store.shelf import Shelf

PROPOSAL = Noun("proposal", Shelf(Proposal, ProposalRow), lambda each, *_: shown("proposal", each))
