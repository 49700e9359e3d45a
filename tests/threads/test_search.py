"""The search: each text in its own language, by whoever may read it, however odd the question is."""

import asyncio
import json
import random
from typing import Any
from unicodedata import normalize
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.core import text as texts
from deliberation.core.amendment import Submit
from deliberation.core.proposal import Proposal, Table
from deliberation.core.text import Annex, Clause, Language, Note, Text
from deliberation.core.thread import Erase, Hide, Post, Show, Subject
from deliberation.record.viewer import Viewer
from deliberation.threads.folding import fold
from deliberation.threads.folding import places as places_of
from deliberation.threads.language import in_pairs, language_of
from deliberation.threads.search import OFFSET_MAX, PAGE, QUERY_MAX, Question, search
from deliberation.threads.wire import Found
from tests.check import check
from tests.door import Door
from tests.refusing import refuses
from tests.talk import moderate, on, reword, say, worded
from tests.web.test_acts import problem
from tests.world import CHAIR, OBSERVER, World, delegate_of, sha256

KEN, FRA, TUV = delegate_of("KEN"), delegate_of("FRA"), delegate_of("TUV")

# in each language: a title, a paragraph that opens so, another; then what is asked, and the words that are found by it
SIX: dict[Language, tuple[str, str, str, str, str]] = {
    "en": ("Open weights", "Requests the secretariat to publish its evaluations", "Decides to meet again",
           "evaluation published", "publish its evaluations"),
    "fr": ("Poids ouverts", "Prie le secrétariat de publier ses évaluations", "Décide de se réunir à nouveau",
           "évaluation publiée", "publier ses évaluations"),
    "es": ("Pesos abiertos", "Pide a la secretaría que publique sus evaluaciones", "Decide reunirse de nuevo",
           "evaluación", "evaluaciones"),
    "ru": ("Открытые веса", "Просит секретариат публиковать свои оценки", "Постановляет собраться вновь",
           "оценка секретариата", "секретариат"),
    "ar": ("أوزان مفتوحة", "تطلب إلى الأمانة أن تنشر تقييماتها المستقلة", "تقرر أن تجتمع مرة أخرى",
           "المستقل تقييمات", "تقييماتها"),
    "zh": ("开放权重", "请秘书处公布其独立评估报告", "决定再次举行会议", "独立评估", "独立评估"),
}  # fmt: skip


async def table(world: World, language: Language, by: str = "KEN") -> str:
    """Tables a text in one of the six languages."""
    title, first, second, *_ = SIX[language]
    clauses = (Clause("operative1", "operative", first, 0), Clause("operative2", "operative", second, 0))
    raw = texts.encode(Text(title, (), clauses, language=language))
    facts: dict[str, Any] = {"title": title, "pillar": "governance", "sponsors": (by,), "text": sha256(raw)}
    return (await world.do(delegate_of(by), Table, beside=(raw,), **facts)).id


async def find(world: World, words: str, viewer: Viewer | None = None, **more: Any) -> list[Found]:
    async with world.store.read() as tx:
        return (await search(tx, viewer or Viewer(world.id), Question(words, **more)))[0]


def places(found: list[Found]) -> list[str]:
    return [each.clause or each.noun for each in found]


def hits(found: Found) -> str:
    return " ".join(piece.words for piece in found.snippet if piece.hit)


def whole(found: Found) -> str:
    return "".join(piece.words for piece in found.snippet)


@pytest.mark.parametrize("language", SIX)
async def test_a_text_is_found_in_its_language(world: World, language: Language) -> None:
    """Other forms of the words are found, and only there; the other languages are beside it."""
    tabled = {each: await table(world, each) for each in SIX}
    *_, asked, expected = SIX[language]
    [found] = await find(world, asked)
    assert (found.noun, found.id, found.clause, found.label) == ("clause", tabled[language], "operative1", "1")
    assert (found.language, found.proposal, found.audience) == (language, tabled[language], "public")
    assert whole(found) in SIX[language][1]
    assert set(hits(found).split()) & set(expected.split())
    assert [each.id for each in await find(world, asked, language=language)] == [tabled[language]]
    assert await find(world, asked, language="en" if language != "en" else "fr") == []
    [title, *_] = await find(world, SIX[language][0])
    assert (title.noun, title.id) == ("proposal", tabled[language])


@pytest.mark.parametrize("language", SIX)
async def test_a_comment_is_found_in_its_language(world: World, language: Language) -> None:
    tabled = await table(world, "en")
    said = await say(world, FRA, on(tabled, "operative2"), f"{SIX[language][1]}. {SIX[language][2]}.")
    found = [each for each in await find(world, SIX[language][3]) if each.noun == "comment"]
    assert [(each.id, each.clause, each.language, each.member) for each in found] == [
        (said, "operative2", language, "FRA")
    ]


@pytest.mark.parametrize(
    ("language", "said", "asked", "marked"),
    [
        ("en", "The naïve approach of the Åland protégé", "naive protege", "naïve protégé"),
        ("fr", "Le secrétariat publie ses évaluations", "secretariat evaluation", "secrétariat évaluations"),
        ("fr", "Une œuvre dans le goût du cœur", "oeuvre coeur", "œuvre cœur"),
        ("es", "La evaluación del año según la organización", "evaluacion organizacion", "evaluación organización"),
        ("ru", "Самолёты готовы к полёту", "самолет полет", "Самолёты полёту"),
        ("ar", "تُنشَرُ التَّقْيِيماتُ المُسْتَقِلَّةُ لِلأُمَمِ", "التقييمات", "التَّقْيِيماتُ"),
    ],
)  # fmt: skip
async def test_accents_may_be_left_out(world: World, language: Language, said: str, asked: str, marked: str) -> None:
    """On either side; what is shown is as it was written."""
    about = on(await world.table("KEN"))
    accented = await say(world, KEN, about, said, language=language)
    plain = await say(world, KEN, about, fold(said), language=language)
    for words in (asked, fold(asked), marked):
        found = {each.id: each for each in await find(world, words)}
        assert set(found) == {accented, plain}, words
        assert whole(found[accented]) == said
        assert hits(found[accented]) == marked
    assert await find(world, f"{asked} nowhere") == []


async def test_what_is_found_by_its_folded_words_in_part_is_marked_whole(world: World) -> None:
    """Words that have no accents beside one whose accents were left out."""
    about = on(await world.table("KEN"))
    id = await say(world, KEN, about, "The approach of the protégé, and its cafés", language="en")
    [found] = await find(world, "protege approach cafe")
    assert (found.id, hits(found)) == (id, "approach protégé cafés")


async def test_a_letter_of_its_own_is_no_accent(world: World) -> None:
    """й is not и; and a phrase without its accents is still a phrase."""
    about = on(await world.table("KEN"))
    await say(world, KEN, about, "Мой йод", language="ru")
    assert await find(world, "иод") == []
    await say(world, KEN, about, "Les évaluations publiées à Genève", language="fr")
    assert len(await find(world, '"evaluations publiees"')) == 1
    assert await find(world, '"publiees evaluations"') == []
    assert await find(world, "geneve -publiees") == []


async def test_a_snippet_far_from_the_beginning_is_cut_around_the_hit(world: World) -> None:
    words = f"{'Nous parlons longuement. ' * 20}Œuvre à l’été, protégée. {'Et encore autre chose. ' * 20}"
    await say(world, KEN, on(await world.table("KEN")), words.strip(), language="fr")
    [found] = await find(world, "protegee")
    assert hits(found) == "protégée"
    assert whole(found).startswith("… ")
    assert whole(found).endswith(" …")
    assert whole(found).strip("… ") in words


async def test_an_author_says_in_which_language_a_comment_is(world: World) -> None:
    """Too short to tell; else it is guessed."""
    about = on(await world.table("KEN"))
    said = await say(world, KEN, about, "Important", language="fr")
    guessed = await say(world, KEN, about, "Important")
    assert {each.id: each.language for each in await find(world, "important")} == {said: "fr", guessed: "en"}
    await reword(world, KEN, said, "Importante", language="es")
    assert {each.id: each.language for each in await find(world, "importante")}[said] == "es"
    await check(world)


async def test_footnotes_and_titles_of_annexes_are_found_where_they_stand(world: World) -> None:
    note, last = Note("note000001", "See the hedgehog report"), Note("note000002", "Voir l’échéance", "fr")
    first = Clause("operative1", "operative", "Requests all{^note000001} to share", 0)
    listed = Annex("annex00001", "List of wombats{^note000002}", (Clause("paragraph1", "paragraph", "One", 0),))
    raw = texts.encode(Text("Open weights", (), (first,), annexes=(listed,), notes=(note, last)))
    facts: dict[str, Any] = {"title": "Open weights", "pillar": "governance", "sponsors": ("KEN",), "text": sha256(raw)}
    tabled = (await world.do(KEN, Table, beside=(raw,), **facts)).id
    [found] = await find(world, "hedgehogs")
    assert (found.noun, found.id, found.clause, found.label) == ("clause", tabled, "operative1", "1")
    assert whole(found) == "See the hedgehog report"
    [found] = await find(world, "echeance", language="fr")
    assert (found.clause, hits(found)) == ("annex00001", "échéance")
    [found] = await find(world, "wombat")
    assert (found.clause, whole(found)) == ("annex00001", "List of wombats")


@given(st.text(max_size=60))
def test_folding_keeps_the_places(words: str) -> None:
    words = normalize("NFC", words)
    folded = fold(words)
    assert len(places_of(words)) == len(folded)
    assert fold(folded) == folded or normalize("NFC", folded) != folded
    assert fold(words.encode("ascii", "ignore").decode()) == words.encode("ascii", "ignore").decode()


async def test_chinese_is_found_by_its_characters_side_by_side(world: World) -> None:
    await table(world, "zh")
    for asked in ("评估", "估", "告", "处公布", "布其 报告", "AI OR 评估"):
        assert await find(world, asked), asked
    for asked in ("估评", "独评", "外", "评估 外", "-评估 独立"):
        assert not await find(world, asked), asked


async def test_only_the_text_in_force_is_found(world: World) -> None:
    tabled = await world.table("KEN")
    sitting = await world.meet()
    amended = await world.amend(tabled, "FRA", "share tests", "publish benchmarks")
    [found] = await find(world, "benchmarks")
    assert (found.noun, found.id, found.amendment, found.proposal, found.member) == (
        "amendment", amended, amended, tabled, "FRA",
    )  # fmt: skip
    assert places(await find(world, "requests share")) == ["opera1"]
    await world.decide(sitting, "amendment", amended, 3, 1)
    assert places(await find(world, "benchmarks")) == ["opera1", "amendment"]
    assert places(await find(world, "requests share")) == []
    await check(world)


async def test_a_text_is_found_by_its_symbol(world: World) -> None:
    tabled = await world.table("KEN")
    amended = await world.amend(tabled, "FRA")
    assert [each.id for each in await find(world, "A/80/L.1")] == [tabled]
    assert amended in [each.id for each in await find(world, '"A/80/L.1/Amend.1"')]


async def test_who_may_find_what(world: World) -> None:
    about = on(await world.table("KEN"))
    for audience in ("public", "members", "member:KEN"):
        await say(world, KEN, about, f"A hedgehog for {audience.split(':')[0]}", audience)
    viewers = {
        "public": Viewer(world.id),
        "observer": Viewer(world.id, OBSERVER, "observer"),
        "france": Viewer(world.id, FRA, "delegate", "FRA"),
        "chair": Viewer(world.id, CHAIR, "chair"),
        "kenya": Viewer(world.id, KEN, "delegate", "KEN"),
    }
    counted = {name: len(await find(world, "hedgehog", viewer)) for name, viewer in viewers.items()}
    assert counted == {"public": 1, "observer": 1, "france": 2, "chair": 2, "kenya": 3}


async def test_nobody_finds_anything_of_another_assembly(world: World, door: Door) -> None:
    await world.table("KEN", "Porcupines everywhere")
    other = Viewer("elsewhere", CHAIR, "chair")
    assert await find(world, "porcupines", other) == []
    assert places(await find(world, "porcupines")) == ["proposal", "opera1"]


async def test_hidden_and_erased_words_are_not_found(world: World) -> None:
    id = await say(world, KEN, on(await world.table("KEN")), "An aardvark")
    await moderate(world, CHAIR, Hide, id, reason="Zoology")
    for viewer in (Viewer(world.id), Viewer(world.id, CHAIR, "chair"), Viewer(world.id, KEN, "delegate", "KEN")):
        assert await find(world, "aardvark", viewer) == []
    await moderate(world, CHAIR, Show, id)
    assert len(await find(world, "aardvark")) == 1
    await reword(world, KEN, id, "An anteater")
    assert (await find(world, "aardvark"), len(await find(world, "anteater"))) == ([], 1)
    await moderate(world, KEN, Erase, id)
    assert await find(world, "anteater") == []
    await check(world)


async def test_what_was_done_at_once_is_found(world: World) -> None:
    """An amendment and what is said about it, in one turn: the index sees what the turn has changed."""
    id = await world.table("KEN")
    subject = await world.get(Proposal, id)
    changes = await world.rewording(subject, "share tests", "publish aardvarks")
    amends = world.parcel(KEN, Submit, proposal=id, base=subject.text, changes=changes, sponsors=("KEN",))
    about = Subject(noun="amendment", id=amends.act.id)
    says = worded(world, FRA, Post, "An anteater", about=about, audience="public")
    first, second = await asyncio.gather(world.enter(amends), world.enter(says))
    assert first.note == second.note
    assert [each.noun for each in await find(world, "aardvarks")] == ["amendment"]
    assert [(each.noun, each.proposal) for each in await find(world, "anteater")] == [("comment", id)]
    await check(world)


async def test_the_best_goes_first_and_the_rest_in_pages(world: World) -> None:
    tabled = await world.table("KEN", "Okapi")
    for place in range(PAGE + 5):
        await say(world, KEN, on(tabled), f"Number {place} speaks of an okapi")
    async with world.store.read() as tx:
        first, more = await search(tx, Viewer(world.id), Question("okapi"))
        rest, none = await search(tx, Viewer(world.id), Question("okapi", after=PAGE))
    assert (first[0].noun, more, none) == ("proposal", True, False)
    assert len({(each.noun, each.id, each.clause) for each in first + rest}) == PAGE + 5 + 2
    only: tuple[dict[str, Any], ...] = (
        {"noun": "text"},
        {"noun": "comment", "member": "FRA"},
        {"proposal": tabled, "noun": "text"},
        {"proposal": "x"},
    )
    assert [len(await find(world, "okapi", **each)) for each in only] == [2, 0, 2, 0]


async def test_a_snippet_is_words_and_never_markup(world: World) -> None:
    words = "<img src=x onerror=alert(1)> <b>wombat</b> &amp; \ue000evil\ue001 <script>alert('wombat')</script> 袋熊<i>"
    await say(world, KEN, on(await world.table("KEN")), words)
    for asked in ("wombat", "袋熊"):
        [found] = await find(world, asked)
        assert "\ue000" not in whole(found)
        assert "evil" not in hits(found)
        assert hits(found).replace(asked, "").strip() == ""


ODD = [
    "&", "|", "!", "()", "<->", ":*", "a:*b", "'", "''", '"', '"a', "-", "--", "- -a", "\\", "\\'", "%", "or",
    "or or or",
    "a or", "NOT", "the of and", "''':*&|!()<->", "$1", ":words", ":a", "{asked}", "; DROP TABLE search; --",
    "🦔", "\u202e",
    '-"' * 100, '"-' * 100, "-a" * 100, "-a -" * 50, "- " * 100, "a or " * 40, "or -" * 50, "e\u0301", "\ue000",
    "'" * 200, "a " * 100, "(" * 200, "-" * 200, "文" * 200, '文"文', "-文", "文or字", "\t\n x",
]  # fmt: skip


async def test_no_question_is_a_fault(world: World, door: Door) -> None:
    """Neither of grammar nor of the server."""
    await world.table("KEN")
    await say(world, KEN, on(await table(world, "zh")), "a or b 文字")
    for asked in ODD:
        answer = await door.http.get(f"/api/assemblies/{world.id}/search", params={"q": asked})
        assert answer.status_code == 200, (asked, answer.text)


async def test_no_odd_question_by_chance_is_a_fault(world: World) -> None:
    """Of the signs that mean something, any number in any order."""
    await say(world, KEN, on(await table(world, "zh")), "a or b 文字")
    drawn = random.Random(3)
    async with world.store.read() as tx:
        for _ in range(300):
            signs = drawn.choices(
                ["-", '"', "or", " ", "a", "文", "字b", "'", "\\", "&", "|", "(", ")", ":", "*", "!", "<"], k=90
            )
            await search(tx, Viewer(world.id), Question("".join(signs) + "x"))


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("q=", "empty"), ("", "empty"), ("q=%20%0a%09", "empty"), (f"q={'x' * (QUERY_MAX + 1)}", "length"),
        (f"q={'x' * 10_000}", "length"), (f"q={quote('文' * 3_000)}", "length"), ("q=a%00b", "characters"),
        ("q=a&proposal=%00", "characters"), ("q=a&member=%00", "characters"), ("q=a&noun=vote", "form"),
        ("q=a&language=xx", "form"), ("q=a&after=-1", "form"), (f"q=a&after={OFFSET_MAX + 1}", "form"),
    ],
)  # fmt: skip
async def test_what_is_no_question_is_refused(world: World, door: Door, query: str, why: str) -> None:
    answer = await door.http.get(f"/api/assemblies/{world.id}/search?{query}")
    assert problem(answer, "bad_query")["facts"]["why"] == why


async def test_half_a_character_is_refused(world: World, door: Door) -> None:
    with refuses("bad_query", None, why="characters"):
        await find(world, "half \ud83e")
    for query in ("q=%ed%a0%be", "q=%ff%fe", "q=a&after=x"):
        answer = await door.http.get(f"/api/assemblies/{world.id}/search?{query}")
        assert answer.status_code in (200, 400), answer.text


async def test_over_http_with_the_rights_of_the_caller(world: World, door: Door) -> None:
    await say(world, KEN, on(await world.table("KEN")), "A quokka among members", "members")
    path = f"/api/assemblies/{world.id}/search?q=quokka"
    assert (await door.http.get(path)).json()["results"] == []
    found = (await door.http.get(path, headers=door.bearer(await door.token(world, FRA)))).json()
    assert (found["more"], found["index"]) == (False, (await world.head())[0] - 1)
    [result] = found["results"]
    assert result["snippet"] == [
        {"words": "A ", "hit": False}, {"words": "quokka", "hit": True}, {"words": " among members", "hit": False},
    ]  # fmt: skip
    assert result["at"].endswith("Z")
    assert json.dumps(result).count("quokka") == 1


@given(st.text(max_size=60))
def test_pairs_keep_what_is_not_chinese(words: str) -> None:
    without = "".join(
        each
        for each in words
        if not "\u3400" <= each <= "\u9fff" and not "\uf900" <= each <= "\ufaff" and each < "\U00020000"
    )
    assert in_pairs(without) == without
    assert language_of(words) in SIX


def test_pairs_of_characters() -> None:
    assert in_pairs("独立评估 AI 报") == " 独立 立评 评估 估  AI  报 "


@pytest.mark.parametrize("language", SIX)
def test_a_language_is_known_by_its_script_or_its_small_words(language: Language) -> None:
    assert language_of(" ".join(SIX[language][1:3]), language) == language
    longer = {"en": "We are not in favour of it", "fr": "Nous ne sommes pas en faveur de cela, car le texte est clair",
              "es": "No estamos a favor de esto, porque el texto es claro"}  # fmt: skip
    if language in longer:
        assert language_of(longer[language], "en") == language
        assert language_of(longer[language], "zh") == language
