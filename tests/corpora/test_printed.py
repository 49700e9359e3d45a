"""Real resolutions printed: as Word documents that are read back as the same text, and as PDF that an archive takes."""

import io

import pikepdf

from deliberation.core.text import Text
from deliberation.documents import docx, pdf
from deliberation.documents.docx_in import read_docx
from deliberation.documents.layout import with_openings
from deliberation.documents.paper import of_text
from deliberation.documents.reading import read
from deliberation.errors import Refusal
from tests.corpora.test_resolutions import elements, plain_form, resolutions
from tests.documents.archive import faults
from tests.documents.papers import paper
from tests.documents.texts import same
from tests.shared_data import needs_data

EVERY = 20
WORDS = {"formula": "The General Assembly,", "annex": "Annex"}
LEAST_SAME = 0.95
"""The others end in words with a full stop of their own (“p.m.”, “...”), in whose place the paragraph’s end comes."""


def sample() -> list[Text]:
    found: list[Text] = []
    for resolution in resolutions()[::EVERY]:
        try:
            raw = plain_form(elements(resolution), markdown=True).encode()
            found.append(with_openings(read(raw, "resolution.md").text))
        except Refusal:
            continue
    return found


@needs_data
def test_word_documents_are_read_back_as_the_same_text() -> None:
    texts = sample()
    back = [read_docx(docx.write(paper(of_text(text, WORDS)))).text for text in texts]
    kept = sum(same(one) == same(other) for one, other in zip(texts, back, strict=True))
    print(f"{kept} of {len(texts)} resolutions are the same after Word")
    assert kept >= LEAST_SAME * len(texts) > 40


@needs_data
def test_every_one_prints_for_the_archive() -> None:
    texts = sample()
    for text in texts:
        with pikepdf.open(io.BytesIO(pdf.write(paper(of_text(text, WORDS))))) as opened:
            assert faults(opened, language="en", title="A/80/L.1: Safe tests") == []
    print(f"{len(texts)} resolutions are PDF/A-2a")
