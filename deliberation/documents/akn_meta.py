"""What an Akoma Ntoso document says of itself: its names (FRBR IRIs), dates, authors and languages (section (d)).

A work is one proposal or amendment whatever its version, an expression is one version in one language, a manifestation
is the file. In IRIs "/" of a symbol becomes "-" and a space "_"; the symbol itself stands in `showAs`.
"""

from datetime import date
from typing import Final, Literal

from lxml import etree
from msgspec import Struct

from deliberation.core.text import Language
from deliberation.documents.voting import Voting

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANGUAGES: Final[dict[Language, str]] = {
    "ar": "ara", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho",
}  # fmt: skip
"""ISO 639-2 codes, which IRIs use; `xml:lang` has the short ones."""
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element  # noqa: SLF001 - lxml has no other name for the type


class Author(Struct, frozen=True):
    """A member or an organ: its code in lower case, and its name."""

    code: str
    name: str


class About(Struct, frozen=True):
    """What a document is, besides its words.

    Args:
        symbol: its document symbol, "A/1/L.5".
        organ: the organ that it is submitted to or adopted by.
        submitted: the date that its IRI holds: of submission, or of adoption where it was adopted.
        version: the date of this version.
        adopted: whether it is a resolution, or still the draft of one.
        original: the language that it was written in.
        sponsors: of a draft or amendment.
        formula: the enacting formula, "The General Assembly,"; left out where empty.
        provenance: lines below the title, "[on the report of the Third Committee (A/78/1)]".
        conclusion: the closing formula, "97th plenary meeting 1 July 2024".
        annex: the word that stands above an annex.
        votes: the votes on it, in the order in which they were taken.
    """

    symbol: str
    organ: Author
    submitted: date
    version: date
    adopted: bool = False
    original: Language = "en"
    sponsors: tuple[Author, ...] = ()
    formula: str = ""
    provenance: tuple[str, ...] = ()
    conclusion: str = ""
    annex: str = "Annex"
    votes: tuple[Voting, ...] = ()


Kind = Literal["statement/deliberation", "amendment/amendment", "amendmentList/amendmentList"]


def work_iri(about: About, kind: Kind = "statement/deliberation") -> str:
    """The IRI of a work, `/akn/un/statement/deliberation/un-ga/2016-10-13/71-4`."""
    return f"/akn/un/{kind}/{about.organ.code}/{about.submitted.isoformat()}/{numbered(about.symbol)}"


def expression_iri(about: About, language: Language, kind: Kind = "statement/deliberation") -> str:
    """The IRI of a version in a language, `…/eng@2016-10-13`."""
    return f"{work_iri(about, kind)}/{LANGUAGES[language]}@{about.version.isoformat()}"


def numbered(symbol: str) -> str:
    """A symbol as IRIs hold it."""
    return symbol.replace("/", "-").replace(" ", "_")


def new_document() -> Element:
    """The root of a document, whose namespace needs no prefix."""
    return etree.fromstring(f'<akomaNtoso xmlns="{NAMESPACE}"/>')


def element(above: Element, tag: str, words: str | None = None, **attributes: str) -> Element:
    """A new last child."""
    made = etree.SubElement(above, f"{{{NAMESPACE}}}{tag}", attributes)
    made.text = words
    return made


def write_meta(
    above: Element,
    about: About,
    language: Language,
    kind: Kind = "statement/deliberation",
    component: str = "main",
    *,
    references: bool = True,
) -> Element:
    """The `meta` of a document or of one of its annexes.

    Args:
        component: `main`, or `annex_1`.
        references: whether who is named is introduced here; annexes leave it to their document.
    """
    meta = element(above, "meta")
    identification = element(meta, "identification", source="#secretariat")
    authors = about.sponsors or (about.organ,)
    _work(identification, about, kind, component, authors)
    _expression(identification, about, language, kind, component)
    _manifestation(identification, about, language, kind, component)
    if references:
        _references(meta, about, authors)
    return meta


def _names(above: Element, iri: str, component: str, suffix: str = "") -> None:
    element(above, "FRBRthis", value=f"{iri}/!{component}{suffix}")
    element(above, "FRBRuri", value=f"{iri}{suffix}")


def _work(above: Element, about: About, kind: Kind, component: str, authors: tuple[Author, ...]) -> None:
    work = element(above, "FRBRWork")
    _names(work, work_iri(about, kind), component)
    element(work, "FRBRalias", value=about.symbol, name="symbol")
    element(work, "FRBRdate", date=about.submitted.isoformat(), name="adoption" if about.adopted else "submission")
    for author in authors:
        element(work, "FRBRauthor", **{"href": f"#{author.code}", "as": "#author"})
    element(work, "FRBRcountry", value="un")
    element(work, "FRBRsubtype", value=kind.partition("/")[2])
    element(work, "FRBRnumber", value=numbered(about.symbol), showAs=about.symbol)


def _expression(above: Element, about: About, language: Language, kind: Kind, component: str) -> None:
    expression = element(above, "FRBRExpression")
    _names(expression, expression_iri(about, language, kind), component)
    element(expression, "FRBRdate", date=about.version.isoformat(), name="version")
    element(expression, "FRBRauthor", **{"href": "#secretariat", "as": "#editor"})
    element(expression, "FRBRlanguage", language=LANGUAGES[language])
    if language != about.original:
        original = f"{expression_iri(about, about.original, kind)}/!{component}"
        source = LANGUAGES[about.original]
        element(expression, "FRBRtranslation", href=original, fromLanguage=source, by="#secretariat")


def _manifestation(above: Element, about: About, language: Language, kind: Kind, component: str) -> None:
    """The file has no date of its own: two files of one version are the same bytes."""
    manifestation = element(above, "FRBRManifestation")
    _names(manifestation, expression_iri(about, language, kind), component, ".xml")
    element(manifestation, "FRBRdate", date=about.version.isoformat(), name="markup")
    element(manifestation, "FRBRauthor", **{"href": "#secretariat", "as": "#editor"})
    element(manifestation, "FRBRformat", value="xml")


def _references(meta: Element, about: About, authors: tuple[Author, ...]) -> None:
    references = element(meta, "references", source="#secretariat")
    named = dict.fromkeys([about.organ, *authors, Author("secretariat", "Secretariat")])
    for author in named:
        href = f"/akn/ontology/organization/un/{author.code}"
        element(references, "TLCOrganization", eId=author.code, href=href, showAs=author.name)
    for role in ("author", "editor"):
        element(references, "TLCRole", eId=role, href=f"/akn/ontology/role/un/{role}", showAs=role.capitalize())
