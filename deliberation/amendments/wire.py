"""Amendments as clients see them."""

from deliberation.amendments.tables import AmendmentRow
from deliberation.core.amendment import Amendment
from deliberation.record.nouns import Noun, shown
from deliberation.store.shelf import Shelf

AMENDMENT = Noun("amendment", Shelf(Amendment, AmendmentRow), lambda each, *_: shown("amendment", each))
