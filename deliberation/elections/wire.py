"""Elections, their ballots and papers as clients see them: of a paper only that it was handed in."""

from deliberation.core.election import Election
from deliberation.core.poll import Paper, Poll
from deliberation.elections.tables import ElectionRow, PaperRow, PollRow
from deliberation.record.nouns import Noun, Shown, shown
from deliberation.store.shelf import Shelf


def paper_shown(paper: Paper, *_: object) -> Shown:
    """That a member has handed in a paper; not its commitment, and never its names."""
    return {"noun": "paper", "id": paper.id, "entry": paper.entry, "poll": paper.poll, "member": paper.member}


ELECTION = Noun("election", Shelf(Election, ElectionRow), lambda each, *_: shown("election", each))
POLL = Noun("poll", Shelf(Poll, PollRow), lambda each, *_: shown("poll", each))
PAPER = Noun("paper", Shelf(Paper, PaperRow), paper_shown)
