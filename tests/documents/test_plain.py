"""Plain text and Markdown: what was written is read again, and what people paste is understood or remarked."""

from hypothesis import given, settings

from deliberation.core.text import Text
from deliberation.documents.plain import read_markdown, write_markdown
from tests.core.texts import texts
from tests.documents.texts import rich_texts, same


@given(rich_texts())
@settings(max_examples=300)
def test_markdown_is_read_as_it_was_written(text: Text) -> None:
    read = read_markdown(write_markdown(text), text.language)
    assert same(read.text) == same(text), write_markdown(text)
    assert read.remarks == ()


@given(texts())
def test_every_text_of_the_core_survives_markdown(text: Text) -> None:
    assert same(read_markdown(write_markdown(text), text.language).text) == same(text)
