"""An amendment that is written in another language of a text, from the pen to what adoption leaves in each language."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from deliberation.client.api import Api
from deliberation.core import rendering
from deliberation.core import text as texts
from deliberation.core.amending import apply
from deliberation.core.amendment import Submit
from deliberation.core.ballot import Lock
from deliberation.core.changes import DeleteClause, ReplaceWords
from deliberation.core.rendering import Rendered, Rendering
from deliberation.core.revising import Render
from deliberation.demo.draft import draft
from tests.e2e.hall import ASSEMBLY, signed_in
from tests.e2e.scene import Pens, Scene, scene
from tests.e2e.story import retype, said
from tests.e2e.test_pages import look, settled

BEFORE, AFTER = "أعطال هذه النظم", "أعطال جميع هذه النظم"
TITLE = "سجل عالمي مشترك للحوادث"


@pytest_asyncio.fixture(scope="module")
async def stage(running: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Scene]:
    async with scene(running, tmp_path_factory.mktemp("languages") / "d") as hall:
        yield hall


async def at(page: Page, stage: Scene, path: str = "") -> Page:
    """A page of the draft, or of what is below it."""
    await page.goto(f"/a/{ASSEMBLY}/texts/{stage.ids['worked']}{path}")
    await settled(page)
    return page


async def direction(of: Locator) -> str:
    return str(await of.evaluate("it => getComputedStyle(it).direction"))


async def accepted(page: Page, member: str) -> None:
    """A sponsor accepts the amendment that the page shows."""
    await page.get_by_role("button", name="Accept", exact=False).first.click()
    await page.get_by_role("button", name=re.compile(rf"Accept .*, for .?{member}")).click()
    await expect(page.get_by_role("button", name=re.compile(rf"Accept .*, for .?{member}"))).to_have_count(0)


async def test_an_amendment_in_arabic_from_the_pen_to_every_language(stage: Scene, running: Browser) -> None:
    """Written by Brazil, seen live, accepted by the sponsors; then the other languages say what they lack."""
    people = stage.people
    kenya = await at(people["kenya"].page, stage, "?read=ar")
    page = await at(people["brazil"].page, stage)
    await page.get_by_role("button", name=said("Amend paragraph PP1")).click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Written in").select_option("ar")
    await expect(page).to_have_url(re.compile("read=ar"))
    await expect(dialog.get_by_text(said("You amend the Arabic words."))).to_be_visible()
    await dialog.get_by_label("Take up the title").select_option("recalls1")
    words = dialog.get_by_role("textbox", name=said("Reword paragraph PP1"))
    assert await direction(words) == "rtl"
    await expect(words).to_have_attribute("lang", "ar")
    await retype(words, BEFORE, AFTER)
    await dialog.get_by_label("Take up the title").select_option("title")
    await dialog.get_by_role("textbox", name=said("Reword the title")).fill(TITLE)
    await dialog.get_by_label("Take up the title").select_option("urges001")
    await expect(dialog.get_by_text(said("These words stand in English"))).to_be_visible()
    await dialog.get_by_role("button", name="Leave out").last.click()
    await look(page, "languages-composer")
    await page.reload()
    await settled(page)
    await page.get_by_role("button", name="Go on with your amendment").click()
    await dialog.get_by_role("button", name="Submit the amendment").click()
    await look(page, "languages-composer-second-step")
    await dialog.get_by_role("button", name=said("Submit an amendment to")).click()
    await expect(dialog).to_have_count(0)

    await kenya.get_by_role("button", name=re.compile("new amendment")).click()
    card = kenya.get_by_role("article").filter(has_text="Written in").first
    await expect(card).to_contain_text(said("Written in Arabic"))
    change = card.locator(".change")
    await expect(change).to_have_attribute("lang", "ar")
    assert await direction(change) == "rtl"
    await look(kenya, "languages-read-in-arabic")
    await card.get_by_role("link").first.click()
    await settled(kenya)
    await expect(kenya.get_by_role("region", name="What it changes", exact=True)).to_contain_text("جميع")
    own = kenya.get_by_role("region", name="What it changes in the original")
    await expect(own).to_contain_text(
        re.compile("the title and paragraph .*PP1.* of the .?English.? text .?stand.? in its .?Arabic")
    )
    await look(kenya, "languages-amendment")
    address = kenya.url
    await accepted(kenya, "Kenya")
    indonesia = await signed_in(running, stage.place, stage.place.link("delegate of Indonesia"))
    await indonesia.page.goto(address)
    await settled(indonesia.page)
    await accepted(indonesia.page, "Indonesia")
    await expect(kenya.get_by_text("Accepted by all sponsors").first).to_be_visible()

    await behind_everywhere(stage)
    for person in (people["kenya"], people["brazil"], indonesia):
        assert person.faults == []
    await indonesia.page.context.close()


async def behind_everywhere(stage: Scene) -> None:
    """The original and French say that the words are Arabic; in Arabic nothing is lacking there."""
    reader = await at(stage.people["observer"].page, stage)
    clause = reader.locator("#clause-recalls1")
    await expect(clause).to_contain_text(AFTER)
    assert await direction(clause.locator("p").first) == "rtl"
    await expect(clause).to_contain_text(said("In Arabic: it was adopted in these words, and nobody has put them"))
    await expect(reader.get_by_text(said("Its title is in Arabic"))).to_be_visible()
    await look(reader, "languages-original-after")
    await at(reader, stage, "?read=fr")
    await expect(clause).to_contain_text(said("Not in French yet"))
    await expect(reader.locator(".title h2")).to_have_attribute("lang", "ar")
    await expect(reader.locator(".title")).to_contain_text("Behind:")
    await look(reader, "languages-french-after")
    await at(reader, stage, "?read=ar")
    await expect(clause).to_contain_text(AFTER)
    await expect(clause.locator(".flag")).to_have_count(0)


async def test_it_is_put_into_the_language_of_the_text_again(stage: Scene) -> None:
    """By the secretariat, beside the words that were adopted, which stay what they are."""
    page = await at(stage.people["secretariat"].page, stage)
    await page.get_by_role("link", name=said("Put into English what was adopted in another language")).click()
    await settled(page)
    english = "Recalling that failures of all such systems cross borders"
    await page.get_by_role("textbox", name=said("PP1, in English")).fill(english)
    await page.get_by_role("textbox", name=said("the title, in English")).fill("A shared global register of incidents")
    await look(page, "languages-put-back")
    await page.get_by_role("button", name=said("Publish the text in English")).click()
    await page.get_by_role("button", name=re.compile("Publish draft .* in .?English")).click()
    reader = await at(stage.people["public"].page, stage)
    clause = reader.locator("#clause-recalls1")
    await expect(clause).to_contain_text(AFTER)
    await expect(clause).to_contain_text(english)
    await expect(reader.get_by_text("A shared global register of incidents")).to_be_visible()
    await look(reader, "languages-put-back-after")
    assert stage.people["secretariat"].faults == []


async def test_the_chair_puts_it_together_with_others(stage: Scene) -> None:
    """One in French is among those adopted when nobody objects; the chair sees what it makes of the text."""
    async with Api(stage.place.url) as api:
        pens = Pens(api, stage.place.operator_token)
        chair = await pens.of("chair")
        await api.submit(chair.sign(chair.act(Lock, ballot=stage.ids["open"])))
        symbol = await amended_in_french(pens, stage.ids["draft"])
    page = stage.people["chair"].page
    await page.goto(f"/a/{ASSEMBLY}/chair")
    await settled(page)
    await page.get_by_role("button", name=re.compile("^.?A.1.L.1")).click()
    bloc = page.get_by_role("region", name="Put together")
    await expect(bloc.get_by_role("checkbox", name=re.compile(symbol))).to_be_checked()
    await expect(bloc).to_contain_text("One written in another language is adopted with its own words")
    await bloc.get_by_text("What the text would become with").click()
    await expect(bloc.locator("[lang=fr]")).to_contain_text("Encourage tous les membres")
    await look(page, "languages-chair")
    await bloc.get_by_role("button", name=said("Ask whether anybody objects")).click()
    await bloc.get_by_role("button", name=said("Put 1 amendment to A/1/L.1")).click()
    await expect(bloc.get_by_text("no objection")).to_be_visible()
    assert stage.people["chair"].faults == []


async def amended_in_french(pens: Pens, of: str) -> str:
    """The draft put into French as far as one paragraph, and amended there; the end of the amendment's symbol."""
    secretariat, brazil = await pens.of("secretariat"), await pens.of("bra-1", "BRA")
    text = apply(draft(), draft(), (DeleteClause("operative09"),))
    base = texts.text_hash(text)
    words = next(clause.text for clause in text.operative if clause.id == "operative05")
    french = Rendered("Prie tous les membres de partager ce qu’ils savent", rendering.source(words), 4)
    found = Rendering("fr", "Titre", {"operative05": french}, rendering.source(text.title))
    raw = rendering.encode(found)
    facts = {"proposal": of, "base": base, "language": "fr", "rendering": rendering.source(raw.decode())}
    await pens.api.submit(secretariat.sign(secretariat.act(Render, **facts), beside=(raw,)))
    change = ReplaceWords("operative05", 0, 4, "Prie", "Encourage")
    shown = texts.text_hash(rendering.render(text, found))
    act = brazil.act(Submit, proposal=of, base=shown, changes=(change,), sponsors=("BRA",), language="fr")
    await pens.api.submit(brazil.sign(act))
    amendments = await pens.objects("amendment")
    return next(str(each["symbol"]) for each in amendments if each["id"] == act.id).rpartition("/")[2]
