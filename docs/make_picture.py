"""Makes docs/report.png, the picture in the README, anew: `.venv/bin/python docs/make_picture.py`.

Audits the examples, opens the report in Chromium, and keeps two parts of the page: the counts, and the words
that decide about one body. Needs Chromium with chromedriver, and the tools that `make test` installs.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from ulo_classify.audit import audit

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "report.png"
WIDTH = 1200  # pixels
COLOURS = 160  # enough for the colours of the four results; keeps the file small
BODY = "Eastmark Disability Advisory Council"  # two thirds of the seats, and a minister who fills them

# Hides what is not shown: the picture is cut from the real page, nothing is drawn for it.
KEEP_TWO_PARTS = """
const hide = (node) => { node.style.display = "none"; };
const counts = document.querySelector("#counts");
const title = (node) => node.querySelector("h2, h3").textContent;
const named = arguments[0];
const body = Array.from(document.querySelectorAll("article")).find((node) => title(node).includes(named));
document.querySelectorAll("body > header, body > footer").forEach(hide);
document.querySelectorAll("main > section:not(#counts):not(#bodies)").forEach(hide);
document.querySelectorAll("article").forEach((node) => { if (node !== body) hide(node); });
const bodies = body.closest("section");
Array.from(bodies.children).forEach((node) => { if (!node.contains(body)) hide(node); });
// Of the counts, what follows the chart and its table; of the body, what follows the deciding words.
const outcomes = Array.from(counts.querySelectorAll("table")).at(-1);
const rest = (within, from) => {
  let node = from;
  while (node.parentElement !== within) node = node.parentElement;
  for (; node; node = node.nextElementSibling) hide(node);
};
rest(counts, outcomes);
const headings = Array.from(body.querySelectorAll("h3, h4"));
rest(body, headings.find((node) => node.textContent.trim() === "Criteria"));
for (const node of [counts, bodies]) { node.style.cssText += ";border:0;margin:0;padding:16px 0 0;"; }
document.querySelector("main").style.paddingTop = "0";
window.scrollTo(0, 0);
return Math.ceil(body.getBoundingClientRect().bottom + 24);
"""


def main() -> None:
    """Write the picture and print its size in kilobytes."""
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
        options.add_argument(argument)
    driver_path = shutil.which("chromedriver")
    if driver_path is None:
        raise SystemExit("There is no chromedriver: install Chromium with its driver (make browser).")
    with tempfile.TemporaryDirectory() as made:
        report = Path(made) / "report"
        audit(ROOT / "examples" / "respondents.txt", ROOT / "examples" / "documents", report)
        driver = webdriver.Chrome(options=options, service=Service(driver_path))
        try:
            driver.set_window_size(WIDTH, 2400)
            driver.get((report / "index.html").as_uri())
            height = driver.execute_script(KEEP_TWO_PARTS, BODY)
            raw = Path(made) / "raw.png"
            driver.save_screenshot(str(raw))
        finally:
            driver.quit()
        with Image.open(raw) as shot:
            part = shot.convert("RGB").crop((0, 0, shot.width, min(height, shot.height)))
        part.quantize(colors=COLOURS, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    sys.stdout.write(f"{PICTURE.name}: {part.width} x {part.height}, {PICTURE.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    main()
