from itertools import combinations, permutations

import msgspec
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from deliberation.core.amending import apply, inserted, replaces_whole
from deliberation.core.changes import (
    TITLE,
    Change,
    DeleteClause,
    InsertAnnex,
    InsertClause,
    InsertNote,
    MoveClause,
    ReplaceWords,
    SplitClause,
)
from deliberation.core.colliding import collide
from deliberation.core.numbering import number
from deliberation.core.text import Annex, Clause, Note, Text, encode, walk
from deliberation.core.validity import validate
from deliberation.errors import Refusal
from tests.core.texts import amended, attempt, changes, rewordings, texts
from tests.vectors.make_texts import NORM

NEW = Clause("newone", "operative", "Thanks the secretariat")
TWIN = msgspec.structs.replace(NORM.operative[2], id="twin00")
ANNEX = Annex("annexa", "Terms", (Clause("terms1", "paragraph", "Meets twice"),))
SUB = Clause("newsub", "sub_paragraph", "Thank the secretariat")
DEEP = Clause("deep01", "sub_paragraph", "x", 0, (Clause("deep02", "sub_paragraph", "x", 0, (SUB,)),))


def words_of(text: Text, id: str) -> str:
    return next(place.clause.text for place in walk(text) if place.clause.id == id)


@settings(max_examples=400)
@given(amended())
def test_amendments_that_do_not_collide_give_the_same_text_in_either_order(
    case: tuple[Text, list[Change], list[Change]],
) -> None:
    base, one, other = case
    first, second = attempt(base, base, one), attempt(base, base, other)
    assume(isinstance(first, Text) and isinstance(second, Text) and not collide(one, other, base))
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    there, back = attempt(first, base, other), attempt(second, base, one)
    if isinstance(there, Text) and isinstance(back, Text):
        event("both orders")
        assert there == back
    else:
        event("refused in an order")
        for fate in (there, back):
            assert isinstance(fate, Text) or fate.code in ("amendment_no_longer_fits", "not_an_amendment", "bad_text")


@st.composite
def apart(draw: st.DrawFn) -> tuple[Text, list[Change], list[Change]]:
    """A text and rewordings of two different clauses."""
    text = draw(texts())
    one, other = draw(st.permutations([place.clause for place in walk(text)]))[:2]
    return text, [draw(rewordings(one))], [draw(rewordings(other))]


@given(apart())
def test_amendments_to_different_clauses_always_go_together(case: tuple[Text, list[Change], list[Change]]) -> None:
    base, one, other = case
    first, second = attempt(base, base, one), attempt(base, base, other)
    assume(isinstance(first, Text) and isinstance(second, Text))
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert apply(first, base, other) == apply(second, base, one)


@given(amended())
def test_ids_never_change_and_nothing_is_altered_in_place(case: tuple[Text, list[Change], list[Change]]) -> None:
    base, one, _ = case
    before = encode(base)
    result = attempt(base, base, one)
    assert encode(base) == before
    if isinstance(result, Text):
        validate(result)
        removed = {change.clause for change in one if isinstance(change, DeleteClause)}
        moved = {change.clause for change in one if isinstance(change, MoveClause)}
        kept = [p.clause.id for p in walk(base) if not (removed | moved) & {p.clause.id, *p.above, p.annex}]
        assert [id for p in walk(result) if (id := p.clause.id) in kept] == kept
        assert {p.clause.id for p in walk(result)} <= {p.clause.id for p in walk(base)} | inserted(one)


@st.composite
def thrice_amended(draw: st.DrawFn) -> tuple[Text, list[list[Change]]]:
    """A text and three amendments to it, one or two changes each."""
    text = draw(texts())
    return text, [draw(st.lists(changes(text, name), min_size=1, max_size=2)) for name in ("one", "two", "six")]


@settings(max_examples=400)
@given(thrice_amended())
def test_three_amendments_that_do_not_collide_give_the_same_text_in_any_order(
    case: tuple[Text, list[list[Change]]],
) -> None:
    base, amendments = case
    assume(all(isinstance(attempt(base, base, one), Text) for one in amendments))
    assume(not any(collide(one, other, base) for one, other in combinations(amendments, 2)))
    results = set()
    for order in permutations(amendments):
        fate: Text | Refusal = base
        for one in order:
            fate = attempt(fate, base, one) if isinstance(fate, Text) else fate
        if isinstance(fate, Text):
            results.add(fate)
    event(f"{len(results)} texts")
    assert len(results) <= 1


def test_a_new_clause_among_deleted_neighbours_stands_where_it_belongs_or_is_refused() -> None:
    row = [Clause(id, "operative", f"Notes {id}") for id in ("firsta", "second", "thirda", "fourth")]
    base = Text("Row", (), tuple(row))
    after_first: list[Change] = [InsertClause("firsta", "operative", Clause("zznew1", "operative", "New"))]
    gone: list[Change] = [DeleteClause("second")]
    instead: list[Change] = [
        DeleteClause("thirda"),
        InsertClause("thirda", "operative", Clause("aanew2", "operative", "Other")),
    ]
    made = apply(apply(apply(base, base, after_first), base, gone), base, instead)
    assert [clause.id for clause in made.operative] == ["firsta", "zznew1", "aanew2", "fourth"]
    with pytest.raises(Refusal, match="amendment_no_longer_fits"):
        apply(apply(apply(base, base, instead), base, gone), base, after_first)


@given(st.data())
def test_three_chains_of_new_clauses_at_one_place_stand_in_one_order(data: st.DataObject) -> None:
    ids = data.draw(st.permutations([f"clause{n}" for n in range(6)]))
    amendments: list[list[Change]] = []
    for head, tail in zip(ids[::2], ids[1::2], strict=True):
        first, second = (Clause(id, "operative", f"Notes {id}") for id in (head, tail))
        amendments.append([InsertClause("invite", "operative", first), InsertClause(head, "operative", second)])
    results = set()
    for order in ([0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]):
        text = NORM
        for index in order:
            text = apply(text, NORM, amendments[index])
        results.add(encode(text))
    assert len(results) == 1


def test_an_offset_holds_where_the_clause_is_as_it_was() -> None:
    text = apply(NORM, NORM, [DeleteClause("recall")])
    result = apply(text, NORM, [ReplaceWords("invite", 43, 48, "share", "publish")])
    assert words_of(result, "invite") == "Invites all members to share tests, and to publish results"


def test_several_changes_of_one_clause_all_count_from_the_base() -> None:
    edits = [ReplaceWords("invite", 43, 48, "share", "publish"), ReplaceWords("invite", 0, 7, "Invites", "Asks")]
    for order in (edits, edits[::-1]):
        result = apply(NORM, NORM, order)
        assert words_of(result, "invite") == "Asks all members to share tests, and to publish results"


def test_words_are_found_again_where_they_stand_once() -> None:
    text = apply(NORM, NORM, [ReplaceWords("invite", 0, 7, "Invites", "Solemnly calls upon")])
    result = apply(text, NORM, [ReplaceWords("invite", 29, 34, "tests", "benchmarks")])
    assert words_of(result, "invite") == "Solemnly calls upon all members to share benchmarks, and to share results"


@pytest.mark.parametrize(
    "late",
    [
        ReplaceWords("invite", 7, 7, "", " again"),  # beside words that were replaced
        ReplaceWords("invite", 3, 9, "ites a", "x"),  # in part replaced
        ReplaceWords("invite", 0, 7, "Invites", "Urges"),  # no longer stands
    ],
)
def test_what_no_longer_fits_is_refused_and_names_the_paragraph(late: Change) -> None:
    text = apply(NORM, NORM, [ReplaceWords("invite", 0, 7, "Invites", "Asks"), DeleteClause("recall")])
    with pytest.raises(Refusal) as refusal:
        apply(text, NORM, [late])
    assert (refusal.value.code, refusal.value.facts) == ("amendment_no_longer_fits", {"clause": number(NORM)["invite"]})


def test_overlapping_places_of_the_same_words_count_twice() -> None:
    base = msgspec.structs.replace(NORM, operative=(Clause("banana", "operative", "xana y"), *NORM.operative))
    text = apply(base, base, [ReplaceWords("banana", 0, 1, "x", "an")])
    with pytest.raises(Refusal, match="amendment_no_longer_fits"):
        apply(text, base, [ReplaceWords("banana", 1, 4, "ana", "b")])


@pytest.mark.parametrize(
    "late",
    [
        DeleteClause("onrisk"),
        InsertClause("meets1", "operative", SUB, "setsup"),
        ReplaceWords("onuses", 0, 0, "", "All "),
    ],
)
def test_what_stood_in_a_deleted_paragraph_no_longer_fits(late: Change) -> None:
    text = apply(NORM, NORM, [DeleteClause("setsup")])
    with pytest.raises(Refusal, match="amendment_no_longer_fits"):
        apply(text, NORM, [late])


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ([], "nothing"),
        ([ReplaceWords("invite", 0, 7, "Invites", "Invites")], "nothing"),
        ([ReplaceWords("invite", 3, 3, "", "")], "nothing"),
        ([DeleteClause("seized"), InsertClause("seized", "operative", TWIN)], "nothing"),
        ([ReplaceWords("invite", 0, 7, "invites", "Urges")], "words"),
        ([ReplaceWords("invite", -7, -1, "result", "")], "words"),
        ([ReplaceWords("invite", 7, 0, "", "x")], "words"),
        ([ReplaceWords("invite", 0, 10**9, NORM.operative[0].text, "x")], "words"),
        ([ReplaceWords("nowhere", 0, 0, "", "x")], "unknown_clause"),
        ([DeleteClause("nowhere")], "unknown_clause"),
        ([InsertClause("nowhere", "operative", NEW)], "unknown_clause"),
        ([InsertClause(None, "operative", SUB, "nowhere")], "unknown_clause"),
        ([InsertClause("newone", "operative", NEW)], "unknown_clause"),
        ([InsertClause("recall", "operative", NEW)], "place"),
        ([InsertClause("meets1", "operative", NEW)], "place"),
        ([InsertClause("invite", "operative", SUB, "setsup")], "place"),
        ([InsertClause(None, "preamble", SUB, "setsup")], "place"),
        ([InsertClause(None, "operative", msgspec.structs.replace(NEW, id="recall"))], "id_twice"),
        ([InsertClause(None, "operative", NEW), InsertClause(None, "operative", NEW)], "id_twice"),
        ([InsertClause(None, "operative", msgspec.structs.replace(NEW, children=(SUB, SUB)))], "id_twice"),
        ([DeleteClause("recall"), DeleteClause("recall")], "overlap"),
        ([DeleteClause("setsup"), DeleteClause("onrisk")], "overlap"),
        ([ReplaceWords("onuses", 0, 4, "Uses", "x"), DeleteClause("report")], "overlap"),
        ([InsertClause(None, "operative", SUB, "setsup"), DeleteClause("setsup")], "overlap"),
        ([ReplaceWords("invite", 0, 7, "Invites", "x"), ReplaceWords("invite", 6, 8, "s ", "y")], "overlap"),
        ([ReplaceWords("invite", 3, 3, "", "x"), ReplaceWords("invite", 3, 3, "", "y")], "overlap"),
        ([ReplaceWords("invite", 0, 7, "Invites", "Urges", 6)], "words"),
        ([ReplaceWords(TITLE, 0, 6, "Safety", "Use", 3)], "words"),
        ([ReplaceWords("invite", 0, 1, "I", "U", 1), ReplaceWords("invite", 3, 4, "i", "x", 0)], "overlap"),
        ([MoveClause("setsup", None, "operative", "report")], "place"),
        ([MoveClause("setsup", "setsup", "operative")], "place"),
        ([MoveClause("setsup", None, "annex")], "place"),
        ([MoveClause("invite", "recall", "operative")], "place"),
        ([MoveClause("nowhere", None, "operative")], "unknown_clause"),
        ([MoveClause("invite", None, "operative"), MoveClause("invite", "setsup", "operative")], "overlap"),
        ([MoveClause("invite", None, "operative")], "nothing"),
        ([MoveClause("onrisk", None, "operative"), DeleteClause("onrisk")], "overlap"),
        ([SplitClause("invite", 0, "newone")], "words"),
        ([SplitClause("invite", 56, "newone")], "words"),
        ([SplitClause("nowhere", 3, "newone")], "unknown_clause"),
        ([SplitClause("invite", 8, "recall")], "id_twice"),
        ([SplitClause("invite", 8, "newone"), ReplaceWords("invite", 0, 1, "I", "U")], "overlap"),
        ([InsertAnnex("invite", ANNEX)], "place"),
        ([InsertAnnex(None, msgspec.structs.replace(ANNEX, id="invite"))], "id_twice"),
        ([InsertNote(Note("invite", "See above"))], "id_twice"),
        ([InsertNote(Note("newone", "See above"))], "nothing"),
    ],
)  # fmt: skip
def test_an_amendment_that_is_wrong_in_itself_is_refused(wrong: list[Change], why: str) -> None:
    with pytest.raises(Refusal) as refusal:
        apply(NORM, NORM, wrong)
    assert (refusal.value.code, refusal.value.facts) == ("bad_amendment", {"why": why})


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ([ReplaceWords("onuses", 0, 4, "Uses", "")], "empty"),
        ([ReplaceWords("onuses", 0, 4, "Uses", "a" * 8_001)], "length"),
        ([ReplaceWords("onuses", 4, 4, "", "e\u0301")], "characters"),
        ([ReplaceWords("onuses", 0, 4, "Uses", "\u202eUses")], "characters"),
        ([InsertClause(None, "operative", DEEP, "onrisk")], "depth"),
        ([InsertClause(None, "operative", SUB)], "kind"),
        ([InsertClause(None, "operative", msgspec.structs.replace(NEW, id="x"))], "id"),
        ([InsertClause(None, "operative", msgspec.structs.replace(NEW, opening=99))], "opening"),
    ],
)
def test_an_amendment_that_would_make_a_bad_text_is_refused(wrong: list[Change], why: str) -> None:
    with pytest.raises(Refusal) as refusal:
        apply(NORM, NORM, wrong)
    assert (refusal.value.code, refusal.value.facts["why"]) == ("bad_text", why)


def test_deleting_every_operative_paragraph_is_a_new_proposal() -> None:
    all_gone: list[Change] = [DeleteClause(clause.id) for clause in NORM.operative]
    for whole in (all_gone, [*all_gone, InsertClause(None, "operative", NEW)]):
        assert replaces_whole(NORM, whole)
        with pytest.raises(Refusal, match="not_an_amendment"):
            apply(NORM, NORM, whole)
    assert not replaces_whole(NORM, all_gone[1:])


def test_the_last_operative_paragraph_stays_whoever_deletes_it() -> None:
    text = apply(NORM, NORM, [DeleteClause("invite"), DeleteClause("setsup")])
    with pytest.raises(Refusal, match="not_an_amendment"):
        apply(text, NORM, [DeleteClause("seized")])


def test_the_opening_words_stay_italic() -> None:
    def opening(*edits: Change) -> str:
        clause = apply(NORM, NORM, edits).operative[0]
        return clause.text[: clause.opening]

    assert opening(ReplaceWords("invite", 0, 7, "Invites", "Calls upon")) == "Calls upon"
    assert opening(ReplaceWords("invite", 0, 0, "", "Also ")) == "Also Invites"
    assert opening(ReplaceWords("invite", 7, 7, "", " again")) == "Invites"
    assert opening(ReplaceWords("invite", 0, 11, "Invites all", "Urges")) == "Urges"
    assert opening(ReplaceWords("invite", 8, 11, "all", "many")) == "Invites"


def test_the_title_annexes_and_notes_are_amended_like_clauses() -> None:
    text = apply(NORM, NORM, [InsertAnnex(None, ANNEX), ReplaceWords(TITLE, 0, 6, "Safety", "Use")])
    assert (text.title, text.annexes) == ("Use of shared models", (ANNEX,))
    further = Clause("terms2", "paragraph", "Reports once")
    moved: list[Change] = [
        ReplaceWords("annexa", 0, 5, "Terms", "Mandate"),
        InsertClause("terms1", "annex", further, "annexa"),
        MoveClause("invite", None, "annex", "annexa"),
    ]
    annex = apply(text, text, moved).annexes[0]
    assert (annex.title, [clause.id for clause in annex.clauses]) == ("Mandate", ["invite", "terms1", "terms2"])
    assert annex.clauses[0].kind == "paragraph"
    assert apply(text, text, [DeleteClause("annexa")]).annexes == ()


def test_a_note_comes_and_goes_with_its_mark() -> None:
    note = Note("note01", "See the report")
    text = apply(NORM, NORM, [InsertNote(note), ReplaceWords("seized", 38, 38, "", "{^note01}")])
    assert text.notes == (note,)
    reworded = apply(text, text, [ReplaceWords("note01", 8, 14, "report", "annex")])
    assert reworded.notes == (Note("note01", "See the annex"),)
    gone: list[Change] = [ReplaceWords("seized", 38, 47, "{^note01}", "")]
    assert apply(text, text, gone).notes == ()
    assert apply(text, text, [DeleteClause("seized")]).notes == ()
    assert collide(gone, [ReplaceWords("note01", 8, 14, "report", "annex")], text)


def test_a_clause_splits_with_its_sub_paragraphs_in_the_second_half() -> None:
    text = apply(NORM, NORM, [SplitClause("setsup", 27, "second", 5)])
    first, second = text.operative[1:3]
    assert (first.text, first.opening, first.children) == ("Establishes a working group", 11, ())
    assert (second.id, second.text, second.opening) == ("second", ", which shall", 5)
    assert second.children == NORM.operative[1].children


def test_words_of_the_second_half_are_found_after_a_split() -> None:
    text = apply(NORM, NORM, [SplitClause("invite", 35, "second")])
    late = apply(text, NORM, [ReplaceWords("invite", 49, 56, "results", "findings")])
    assert words_of(late, "second") == "and to share findings"
    beside = apply(text, NORM, [InsertClause("invite", "operative", msgspec.structs.replace(NEW, id="aaaaaa"))])
    assert [clause.id for clause in beside.operative][:3] == ["invite", "second", "aaaaaa"]


def test_a_moved_clause_takes_its_words_and_sub_paragraphs_along() -> None:
    text = apply(NORM, NORM, [MoveClause("report", "notesa", "preamble", "notes1")])
    assert [clause.id for clause in text.preamble[1].children] == ["notesa", "report", "notesb"]
    text = apply(text, NORM, [ReplaceWords("onuses", 0, 4, "Uses", "Applications")])
    assert words_of(text, "onuses") == "Applications"
    top = apply(NORM, NORM, [MoveClause("meets1", None, "preamble")]).preamble[0]
    assert (top.id, top.kind) == ("meets1", "preambular")


def test_two_moves_that_would_put_clauses_into_each_other_do_not_both_fit() -> None:
    text = apply(NORM, NORM, [MoveClause("invite", None, "operative", "seized")])
    with pytest.raises(Refusal, match="amendment_no_longer_fits"):
        apply(text, NORM, [MoveClause("seized", None, "operative", "invite")])


def test_opening_words_can_be_set() -> None:
    wider = apply(NORM, NORM, [ReplaceWords("invite", 10, 11, "l", "l", 1)])
    assert wider.operative[0].opening == 11
    both = apply(wider, NORM, [ReplaceWords("invite", 0, 7, "Invites", "Asks")])
    assert both.operative[0].text[: both.operative[0].opening] == "Asks all"
