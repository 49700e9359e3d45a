"""A reader of amendments that are written as instructions, as in the French Parliament: what they say, as our changes.

"Alinéa 3 / Remplacer les mots : … par les mots : …" names a paragraph by its number and words by themselves. What can
be said with changes to paragraphs and words is read; everything else is refused with the reason, and nothing is
guessed: words that stand twice where the instruction looks for them are a reason too.
"""

import html
import re
from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from deliberation.core.changes import Change, DeleteClause, InsertClause, ReplaceWords
from deliberation.core.text import Clause, Text

CLOSING: Final = Clause("closing", "operative", "(fin de l'article)")
_SIGNS: Final = str.maketrans({"’": "'", "–": "-", "—": "-", "‑": "-", "«": '"', "»": '"', "“": '"', "”": '"', "_": ""})
_VERBS: Final = "Alinéa|À|A|Au|Dans|Après|Avant|Supprimer|Rédiger|Compléter|En conséquence|Remplacer|Substituer|Insérer"
_PART: Final = re.compile(rf"(?:^|\n)([IVX]+|\d+°|[A-Z])\s*[.)]?\s*-?\s*(?=(?:{_VERBS})s?\b)")
_ORDINALS: Final = ("premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième")
_ORDINAL: Final = re.compile(
    rf"(?i)\b({'|'.join(_ORDINALS)}|second|dernier) alinéa(?! (?:de l'article|du texte|de ce))"
)
_NUMBERED: Final = re.compile(r"(?i)\balinéas? (\d+)(?: (à|et) (\d+))?")
_THING: Final = r"(?:l[ae]s?|l'|aux?|à la|à l')\s*[\w ']*?"
_REPLACE: Final = re.compile(rf"(?is)(?:remplacer|substituer) {_THING} ?:?\n(.+?)\s*,?\n?(?:par )?{_THING} ?:?\n(.+)")
_AFTER: Final = re.compile(rf"(?is)après {_THING} ?:\n(.+?)\s*,?\ninsérer {_THING} ?:\n(.+)")
_REMOVE: Final = re.compile(rf"(?is)supprimer {_THING} ?:\n(.+)")
_BODY: Final = re.compile(r"(?is)(?:ainsi|suivante?s?|comme suit)[^\n]*?:\n(.+)")


class NotRead(Exception):
    """An instruction that isn't read; its sentence is the reason."""


def plain(words: str) -> str:
    """Words without the accidents of typesetting: entities, tags, kinds of quotation marks, dashes and spaces."""
    words = re.sub(r"<[^>]+>", "", html.unescape(normalize("NFC", words))).translate(_SIGNS)
    words = re.sub(r"[ \u00a0\u202f\t]+", " ", words)
    words = re.sub(r'" ?([^"\n]*?) ?"', r'"\1"', words)
    return "\n".join(line.strip() for line in words.split("\n") if line.strip())


def article(words: str) -> Text:
    """An article as a text: its paragraphs, which the instructions count from one, and a last one for its end."""
    lines = plain(words).split("\n") if words.strip() else []
    return Text("Article", (), (*(Clause(f"alinea{n}", "operative", line) for n, line in enumerate(lines, 1)), CLOSING))


def changes(instruction: str, base: Text, name: str) -> list[Change]:
    """The changes that an instruction says, in our terms.

    Raises:
        NotRead: where it can't be expressed or isn't understood.
    """
    found: list[Change] = []
    for number, part in enumerate(_parts(plain(instruction))):
        found += _Reader(base, part, f"{name}{number:02}").changes()
    return found


def _parts(words: str) -> Iterator[str]:
    """The parts of an instruction that begins with the mark of a first one; marks in what is inserted are none."""
    found = list(_PART.finditer(words))
    if not found or found[0].start() or found[0][1] not in ("I", "1°", "A"):
        found = []
    for match, following in zip(found, [*found[1:], None], strict=False):
        yield words[match.end() : following.start() if following else None].strip().removeprefix("En conséquence, ")
    if not found:
        yield words


class _Reader:
    """One part of an instruction."""

    def __init__(self, base: Text, part: str, name: str) -> None:
        self._row = base.operative[:-1]
        self._part = part
        self._name = name
        self._head = part.split(":", maxsplit=1)[0]

    def changes(self) -> list[Change]:
        head = self._head.lower()
        if "même substitution" in head or "occurrence" in head:
            raise NotRead("refers to another part, or to one of several occurrences")
        if re.search(r"(début|fin) d|la fin de", head):
            raise NotRead("the beginning or the end of a paragraph is rewritten")
        if head.startswith("supprimer cet article"):
            return [DeleteClause(clause.id) for clause in self._row]
        if re.search(r"rédiger (ainsi|comme suit) (cet article|l'article)", head):
            return [*(DeleteClause(clause.id) for clause in self._row), *self._new(None)]
        if re.search(r"supprimer (cet|ces|l'|les|le) ?alinéa|^supprimer [^:]*alinéas?\b[^:]*$", head):
            return [DeleteClause(clause.id) for clause in self._clauses()]
        if re.search(r"(supprimer|rédiger|compléter|remplacer) [^\n]*phrase", head):
            raise NotRead("a whole sentence is replaced, deleted or added")
        if re.search(r"(rédiger|remplacer (cet|ces|l'|les|le) ?alinéa|substituer (à l'|aux) ?alinéa)", head):
            clauses = self._clauses()
            return [*(DeleteClause(clause.id) for clause in clauses), *self._new(clauses[-1].id)]
        if re.search(r"après (l|ce)[^:]*(insérer|ajouter)[^\n:]*(alinéa|paragraphe)", head):
            return list(self._new(self._clauses()[-1].id))
        if re.search(r"avant l[^:]*(insérer|ajouter)[^\n:]*(alinéa|paragraphe)", head):
            seat = self._row.index(self._clauses()[0])
            return list(self._new(self._row[seat - 1].id if seat else None))
        return self._completed() if re.search(r"\bcompléter\b", head) else self._words()

    def _words(self) -> list[Change]:
        part = re.sub(r' ?: (?=")', " :\n", self._part)
        tried = (
            (pattern.search(part), act) for pattern, act in ((_AFTER, "after"), (_REPLACE, "replace"), (_REMOVE, ""))
        )
        match, act = next(((match, act) for match, act in tried if match), (None, ""))
        if match is None:
            raise NotRead("not understood")
        old = operand(match[1])
        new = operand(match[2]) if act else ""
        if "\n" in old or "\n" in new:
            raise NotRead("several instructions in one, or words of several paragraphs")
        return [self._reworded(old, new, act)]

    def _reworded(self, old: str, new: str, act: str) -> Change:
        clauses = self._clauses(anywhere=True)
        found = [(clause, match.start()) for clause in clauses for match in standing(old, clause.text)]
        if len(found) != 1:
            raise NotRead("its words stand several times there" if found else "its words don't stand there")
        clause, start = found[0]
        end = start + len(old)
        if act == "after":
            start, new = end, new if new[:1] in ",;." else f" {new}"
            end += new.endswith("'") and clause.text[end : end + 1] == " "
        elif not act and clause.text[:start].endswith(" "):
            start -= 1
        return ReplaceWords(clause.id, start, end, clause.text[start:end], new)

    def _completed(self) -> list[Change]:
        if re.search(r"(alinéa|paragraphe)s?\b[^:]*$", self._head.partition(" par ")[2]):
            return list(self._new(self._row[-1].id if self._row else None))
        words = operand(self._part.partition(":")[2])
        if "\n" in words:
            raise NotRead("several instructions in one, or words of several paragraphs")
        clause = (self._clauses(anywhere=True) or (CLOSING,))[-1]
        end = len(clause.text.rstrip('." ;'))
        return [ReplaceWords(clause.id, end, end, "", f" {words.rstrip('.')}")]

    def _clauses(self, *, anywhere: bool = False) -> tuple[Clause, ...]:
        """The paragraphs that the instruction names."""
        found: list[int] = []
        for match in _NUMBERED.finditer(self._head):
            first, last = int(match[1]), int(match[3] or match[1])
            found += range(first, last + 1) if match[2] == "à" else {first, last}
        found += [self._counted(match[1].lower()) for match in _ORDINAL.finditer(self._head)]
        if len(set(found)) > 1 and "," in self._head and anywhere:
            raise NotRead("names several paragraphs at once")
        if not found and anywhere:
            return self._row
        if not found or max(found) > len(self._row):
            raise NotRead("names a paragraph that the article doesn't have")
        return tuple(self._row[number - 1] for number in sorted(set(found)))

    def _counted(self, ordinal: str) -> int:
        """The number of the paragraph that an ordinal says."""
        if ordinal in _ORDINALS:
            return _ORDINALS.index(ordinal) + 1
        return 2 if ordinal == "second" else len(self._row)

    def _new(self, after: str | None) -> Iterator[Change]:
        match = _BODY.search(self._part)
        if match is None:
            raise NotRead("not understood")
        lines = match[1].split("\n")
        if len(lines) > 1 or lines[0].count('"') == 2:
            whole = "\n".join(lines)
            lines = operand(whole).split("\n") if whole.startswith('"') and whole.rstrip(".").endswith('"') else lines
        for number, line in enumerate(lines):
            new = Clause(f"{self._name}x{number:03}", "operative", line)
            yield InsertClause(after, "operative", new)
            after = new.id


def operand(words: str) -> str:
    """Words without the quotation marks and the full stop that the instruction sets around them."""
    words = words.strip().rstrip(",.;").strip() if words.strip().startswith('"') else words.strip()
    return words[1:-1].strip() if len(words) > 1 and words[0] == words[-1] == '"' else words


def standing(old: str, words: str) -> list[re.Match[str]]:
    """Where words stand among others as whole words."""
    return list(re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", words)) if old else []
