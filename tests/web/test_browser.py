"""The pages in a real Chromium: typing, composing Chinese, keys, no JavaScript, small screens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = (
    "/",
    "/?q=搬迁",
    "/?q=nothing",
    "/concepts/off-site-relocation",
    "/concepts/microcredit",
    "/concordance?q=扶",
    "/help",
)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page whose console and errors are watched: anything said there fails the test."""
    context = browser.new_context(locale="en-GB", base_url=address)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def searches(page: Page) -> list[str]:
    """The fragments that are asked for from now on, as their addresses."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.headers.get("x-fragment") else None)
    return asked


def test_results_appear_while_typing_and_the_address_follows(page: Page) -> None:
    page.goto("/")
    page.locator("#q").press_sequentially("off-site relocaton", delay=5)
    page.wait_for_selector(".row .why:has-text('near spelling')")
    assert page.locator(".row").count() == 1
    page.wait_for_url("**/?q=off-site+relocaton")
    assert page.locator("#status").inner_text() == "1 result"
    page.reload()
    assert page.locator(".row").count() == 1


def test_composing_chinese_makes_exactly_one_search(page: Page) -> None:
    page.goto("/")
    asked = searches(page)
    page.locator("#q").focus()
    keyboard = page.context.new_cdp_session(page)
    for letters in ("w", "wu", "wu b", "wu ba", "wu bao"):
        keyboard.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
        page.wait_for_timeout(60)
    assert asked == []
    keyboard.send("Input.insertText", {"text": "五保"})
    page.wait_for_selector("mark:has-text('五保')")
    page.wait_for_timeout(150)
    assert len(asked) == 1
    assert page.locator("#q").input_value() == "五保"


def test_the_enter_that_ends_a_composition_is_not_an_answer(page: Page) -> None:
    page.goto("/")
    prevented = page.evaluate(
        """() => {
            const box = document.querySelector("#q");
            box.dispatchEvent(new CompositionEvent("compositionend", {data: "五保"}));
            const enter = new KeyboardEvent("keydown", {key: "Enter", bubbles: true, cancelable: true});
            box.dispatchEvent(enter);
            return enter.defaultPrevented;
        }"""
    )
    assert prevented is True


def test_keys_lead_from_the_box_to_the_results_and_back(page: Page) -> None:
    page.goto("/?q=r")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.locator("#q").fill("")
    page.wait_for_selector(".examples")
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == first
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"


def test_letters_typed_in_the_box_are_letters_not_commands(page: Page) -> None:
    page.goto("/")
    page.locator("#q").press_sequentially("jack/c?")
    assert page.locator("#q").input_value() == "jack/c?"
    assert not page.locator("dialog#keys").is_visible()


def test_c_copies_the_equivalent_of_the_selected_result(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/?q=off-site")
    page.locator("#q").press("ArrowDown")
    page.keyboard.press("c")
    page.wait_for_selector("button.done")
    assert page.evaluate("navigator.clipboard.readText()") == "易地搬迁"
    page.goto("/?q=五保")
    page.locator("#q").press("ArrowDown")
    page.keyboard.press("c")
    page.wait_for_selector("button.done")
    assert page.evaluate("navigator.clipboard.readText()") == "five guarantees"


def test_question_mark_shows_the_keys(page: Page) -> None:
    page.goto("/?q=relocation")
    page.locator(".row a").first.focus()
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()


def test_the_concordance_answers_while_typing_too(page: Page) -> None:
    page.goto("/concordance")
    page.locator("#q").press_sequentially("小额")
    page.wait_for_selector("mark:has-text('小额')")
    page.locator("#language").select_option("en")
    page.wait_for_selector("text=No sentence with")


def test_hostile_terms_stay_text_in_the_browser(page: Page) -> None:
    page.goto("/")
    page.locator("#q").press_sequentially("img")
    page.wait_for_selector("mark:has-text('img')")
    assert page.locator("#results img").count() == 0


def test_the_pages_work_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address, locale="en-GB")
    page = context.new_page()
    page.goto("/")
    page.locator("#q").fill("搬迁")
    page.locator("form.search button").click()
    assert page.url == f"{address}/?q=%E6%90%AC%E8%BF%81"
    assert page.locator("mark").first.inner_text() == "搬迁"
    page.locator(".row .term a").first.click()
    assert page.locator("h1").inner_text().startswith("off-site relocation")
    page.locator("a:has-text('in sentences')").first.click()
    assert page.locator(".unit mark").first.is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_cut_off_on_a_phone(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        color_scheme="dark" if scheme == "dark" else "light",
        base_url=address,
    )
    page = context.new_page()
    for each in PAGES:
        page.goto(each)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), each
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, address: str, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: every text against the nearest painted ground behind it, at least 4.5 to 1."""
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", base_url=address)
    page = context.new_page()
    for each in (*PAGES, "/?q=异地搬迁"):
        page.goto(each)
        assert page.evaluate(CONTRAST) == [], each
    context.close()


def test_what_can_be_pressed_is_large_enough(browser: Browser, address: str) -> None:
    """WCAG 2.2, 2.5.8: buttons and fields are at least 24 px high."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=address, has_touch=True)
    page = context.new_page()
    for each in PAGES:
        page.goto(each)
        small = page.evaluate(
            """[...document.querySelectorAll("button, input, select, nav a, .ui a, .examples a")]
            .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24)
            .map((one) => one.outerHTML)"""
        )
        assert small == [], each
    context.close()


CONTRAST = """() => {
    const channels = (color) => color.match(/[\\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const ground = (node) => {
        for (; node; node = node.parentElement) {
            const found = channels(getComputedStyle(node).backgroundColor);
            if (found.length < 4 || found[3] > 0.99) return found;
        }
        return [255, 255, 255];
    };
    const poor = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || !node.checkVisibility()) continue;
        const [light, dark] = [luminance(channels(getComputedStyle(node).color)), luminance(ground(node))]
            .sort((one, other) => other - one);
        const ratio = (light + 0.05) / (dark + 0.05);
        if (ratio < 4.5) poor.push([walker.currentNode.textContent.trim(), ratio]);
    }
    return poor;
}"""
