"""Changes of the rules as clients see them; the rules themselves, with their former versions, are the assembly's."""

from deliberation.core.rules_change import RulesChange
from deliberation.record.nouns import Noun, shown
from deliberation.rules.tables import RulesChangeRow
from deliberation.store.shelf import Shelf

RULES_CHANGE = Noun("rules", Shelf(RulesChange, RulesChangeRow), lambda each, *_: shown("rules", each))
