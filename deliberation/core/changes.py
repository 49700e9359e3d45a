"""The changes that an amendment makes, as they are signed: each anchored to the base that its author saw.

Clauses are named by ids that never change, words by offsets in Unicode code points. What they do to a text stands in
`amending.py`.
"""

from typing import Final

from msgspec import Struct

from deliberation.core.text import Annex, Clause, Note, Part

TITLE: Final = "title"
"""What a change of words names instead of a clause when it changes the title of the text."""


class ReplaceWords(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="replace_words"
):
    """Replaces `old`, the words of a clause from `start` to `end`, by `new`; either may be empty.

    Args:
        clause: a clause; or `TITLE`, an annex (its title) or a footnote.
        start, end: in Unicode code points.
        opening: how many of the new words are opening words, printed in italics, which end there; None where they
            follow from what they were: new words are italic where the old began so.
    """

    clause: str
    start: int
    end: int
    old: str
    new: str
    opening: int | None = None


class DeleteClause(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="delete_clause"
):
    """Deletes a clause with its sub-paragraphs, or an annex."""

    clause: str


class InsertClause(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="insert_clause"
):
    """Inserts a new clause, with its sub-paragraphs, after a sibling.

    Args:
        after: the sibling it follows, which an earlier change of the amendment may have inserted; None for the first
            place.
        part: where it stands.
        clause: the new clause; its ids are new.
        parent: the clause that it becomes a sub-paragraph of, or the annex at whose top it stands; None at the top of
            preamble or operative part.
    """

    after: str | None
    part: Part
    clause: Clause
    parent: str | None = None


class MoveClause(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="move_clause"
):
    """Moves a clause, with its sub-paragraphs, after a sibling; `after`, `part` and `parent` as in `InsertClause`."""

    clause: str
    after: str | None
    part: Part
    parent: str | None = None


class SplitClause(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="split_clause"
):
    """Splits a clause in two: the words from `at` become a new sibling right after it, with the sub-paragraphs.

    Args:
        new: the id of the new clause.
        opening: the opening words of the new clause, as in `Clause`.
    """

    clause: str
    at: int
    new: str
    opening: int = 0


class InsertAnnex(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag_field="kind", tag="insert_annex"
):
    """Inserts a new annex after another; None for the first place."""

    after: str | None
    annex: Annex


class InsertNote(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="insert_note"):
    """Adds a footnote, whose mark another change of the amendment brings; one without a mark is dropped."""

    note: Note


Change = ReplaceWords | DeleteClause | InsertClause | MoveClause | SplitClause | InsertAnnex | InsertNote
