"""Procedural motions and statements as clients see them."""

from deliberation.core.motion import Motion
from deliberation.core.statement import Statement
from deliberation.motions.tables import MotionRow, StatementRow
from deliberation.record.nouns import Noun, shown
from deliberation.store.shelf import Shelf

MOTION = Noun("motion", Shelf(Motion, MotionRow), lambda each, *_: shown("motion", each))
STATEMENT = Noun("statement", Shelf(Statement, StatementRow), lambda each, *_: shown("statement", each))
