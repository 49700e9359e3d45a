"""Amendments, those put together, and rulings as clients see them; and the order that is proposed."""

import msgspec

from deliberation.amendments.tables import AmendmentRow, EnBlocRow, RulingRow
from deliberation.core.amendment import Amendment
from deliberation.core.en_bloc import EnBloc
from deliberation.core.ordering import Placed, Relation
from deliberation.core.ruling import Ruling
from deliberation.record.nouns import Noun, shown
from deliberation.store.shelf import Shelf

AMENDMENT = Noun("amendment", Shelf(Amendment, AmendmentRow), lambda each, *_: shown("amendment", each))
RULING = Noun("ruling", Shelf(Ruling, RulingRow), lambda each, *_: shown("ruling", each))
EN_BLOC = Noun("en_bloc", Shelf(EnBloc, EnBlocRow), lambda each, *_: shown("en_bloc", each))


class Ordered(msgspec.Struct, frozen=True):
    """How the pending amendments to a proposal stand to each other, and in which order they are voted on.

    Args:
        text: the hash of the text in force.
        order: as the rules propose it, with the reason for each place (P-53, P-56).
        chair: as the chair has announced it.
    """

    text: str
    relations: tuple[Relation, ...]
    order: tuple[Placed, ...]
    chair: tuple[str, ...]
