"""Every kind of page, in light and dark, on phone and desktop: read by all, fits all."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.browsing import (
    DESKTOP,
    KINDS,
    PHONE,
    SCHEMES,
    WAYS,
    Scheme,
    Way,
    open_file,
    reading,
    unfold,
)

LONG = ("index.html", "hsavtal/index.html", "in-ut/index.html", "avsnitt/index.html")

# Text with less contrast than asked for, its ground mixed from all that is behind it.
CONTRAST = """() => {
  const parse = words => {
    const found = words.match(/[0-9.]+/g).map(Number);
    return found.length < 4 ? [...found, 1] : found;
  };
  const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
  const light = c => {
    const [r, g, b] = c.slice(0, 3).map(v => v / 255)
      .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const base = parse(getComputedStyle(document.body).backgroundColor);
  const low = [];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('.vh, [hidden]')) continue;
    if (!element.checkVisibility({opacityProperty: true})) continue;
    const behind = [];
    for (let one = element; one; one = one.parentElement)
      behind.unshift(parse(getComputedStyle(one).backgroundColor));
    const ground = behind.reduce((under, one) => over(one, under), base);
    const ink = over(parse(getComputedStyle(element).color), ground);
    const pair = [light(ink), light(ground)].sort((a, b) => b - a);
    const ratio = (pair[0] + .05) / (pair[1] + .05);
    if (ratio < 7) low.push(node.data.trim().slice(0, 40) + ' ' + ratio.toFixed(2));
  }
  return low;
}"""

# Characters on each full line of the paragraphs that have four lines or more.
LINES = """() => {
  const counts = [];
  for (const paragraph of document.querySelectorAll('article > p')) {
    const lines = new Map();
    const nodes = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      for (const word of node.data.matchAll(/\\S+\\s*/g)) {
        if (node.parentElement.closest('a[aria-label]')) continue;
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].trimEnd().length);
        const top = Math.round(range.getBoundingClientRect().bottom / 8);
        lines.set(top, (lines.get(top) || 0) + word[0].length);
      }
    }
    if (lines.size >= 4) counts.push(...[...lines.values()].slice(0, -1));
  }
  return counts;
}"""

# What has focus: its name, its ring, and whether something else lies over its middle.
FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const style = getComputedStyle(one);
  const box = one.getClientRects()[0];
  const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return {
    name: one.textContent.trim().slice(0, 30) || one.tagName,
    ring: style.outlineStyle === 'solid' ? parseFloat(style.outlineWidth) : 0,
    inside: box.bottom > 0 && box.top < innerHeight,
    covered: !(seen && (one.contains(seen) || seen.contains(one))),
  };
}"""


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", KINDS)
def test_text_stands_out_from_its_ground(
    kind: str, scheme: Scheme, browser: Browser, site: Path
) -> None:
    with reading(browser, Way(PHONE, scheme)) as page:
        open_file(page, site / kind, "innehall-start")
        unfold(page)

        assert [] == page.evaluate(CONTRAST)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_what_a_link_led_to_is_marked_and_read(
    way: Way, browser: Browser, site: Path
) -> None:
    with reading(browser, way) as page:
        open_file(page, site / "sip/index.html", "vem-kallar")
        ground = "getComputedStyle(document.querySelector(':target')).backgroundColor"

        assert "rgba(0, 0, 0, 0)" != page.evaluate(ground)
        assert [] == page.evaluate(CONTRAST)


def too_wide(page: Page) -> int:
    """Return how many pixels the page can be scrolled sideways."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


# Headings with a word that does not fit, seen when words may not be broken.
BROKEN = """() => {
  document.body.style.overflowWrap = 'normal';
  return [...document.querySelectorAll('h1, h2, h3, h4')]
    .filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent);
}"""


@pytest.mark.parametrize("quarter", range(4))
def test_every_page_fits_320_pixels_and_its_headings_a_phone(
    quarter: int, browser: Browser, site: Path
) -> None:
    faults = []
    with reading(browser, Way((320, 640))) as page:
        devices = page.context.new_cdp_session(page)
        for file in sorted(site.rglob("*.html"))[quarter::4]:
            open_file(page, file)
            unfold(page)
            name = file.relative_to(site).as_posix()
            for has_touch in (False, True):
                hand = {"enabled": has_touch}
                devices.send("Emulation.setTouchEmulationEnabled", hand)
                if too_wide(page) > 0:
                    faults.append((name, "touch" if has_touch else "mouse"))
            page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
            faults += [(name, one) for one in page.evaluate(BROKEN)]
            page.set_viewport_size({"width": 320, "height": 640})

    assert [] == faults


def test_no_page_scrolls_sideways_on_a_desktop(browser: Browser, site: Path) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        for kind in KINDS:
            open_file(page, site / kind)
            assert 0 >= too_wide(page), kind


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("kind", LONG)
def test_focus_is_seen_all_the_way(
    kind: str, way: Way, browser: Browser, site: Path
) -> None:
    with reading(browser, way) as page:
        open_file(page, site / kind)
        for _ in range(60):
            page.keyboard.press("Tab")
            found = page.evaluate(FOCUS)
            if found is None:
                break
            assert found["ring"] >= 3, found
            assert found["inside"], found
            assert not found["covered"], found


def test_the_first_stop_leads_past_the_menu(browser: Browser, site: Path) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, site / "sip/index.html")
        page.keyboard.press("Tab")
        assert "Hoppa till innehållet" == page.evaluate(FOCUS)["name"]
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")

        assert "Start" == page.evaluate(FOCUS)["name"]


@pytest.mark.parametrize("document", ["hsavtal", "in-ut", "patientfall-hemgang"])
def test_a_line_has_60_to_75_characters_on_a_desktop(
    document: str, browser: Browser, site: Path
) -> None:
    with reading(browser, Way(DESKTOP)) as page:
        open_file(page, site / document / "index.html")
        page.evaluate("document.fonts.ready")
        counts = sorted(page.evaluate(LINES))
    middle = counts[len(counts) // 2]

    assert len(counts) > 10
    assert 60 <= middle <= 75
    assert counts[int(len(counts) * 0.95)] <= 80


@pytest.mark.parametrize("kind", KINDS)
def test_targets_on_a_phone_are_high_enough(
    kind: str, browser: Browser, site: Path
) -> None:
    small = """() => [...document.querySelectorAll(
        'nav a, summary, button, .knapp, .kort h3 a, .vagar a, .filer a')]
      .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 24)
      .map(one => one.textContent)"""
    with reading(browser, Way(PHONE)) as page:
        open_file(page, site / kind)

        assert [] == page.evaluate(small)
