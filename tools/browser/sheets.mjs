// The HTML sheet as a browser shows and prints it. Each check is tried on a sheet it must fail on, too.
//   node sheets.mjs NELM
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const nelm = process.argv[2];
const here = import.meta.dirname;
const root = join(here, "../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const cases = {
  V02: "tests/stories/v02/case.toml",
  V05: "tests/stories/v05/case.toml",
  V09: "tests/stories/v09/case.toml",
  "marques-2018": "examples/marques-2018.json",
  hostile: "tools/browser/hostile.toml",
};

// Those whose board's page is one sheet of paper; that of the others runs on.
const onePage = ["V02"]; // the richer ones run on: a browser cannot leave out what finds no room, the PDF does

// What is left of A4 between the margins of the style sheet, in CSS pixels.
const mm = 96 / 25.4;
const paper = { width: Math.floor((210 - 24) * mm), height: Math.floor((297 - 19) * mm) };

let failures = 0;
const check = (what, wrong) => {
  for (const one of wrong) {
    failures += 1;
    console.log(`FAILED  ${what}: ${one}`);
  }
};
/// A check that finds nothing on a sheet made to break it proves nothing.
const mustFind = (what, wrong) => check(what, wrong.length > 0 ? [] : ["the check finds nothing on a planted fault"]);

const unfold = (page, open) =>
  page.evaluate((o) => document.querySelectorAll("details").forEach((d) => (d.open = o)), open);

async function violations(page) {
  await page.evaluate(axe);
  const { violations: all } = await page.evaluate(() => window.axe.run(document));
  return all.map((v) => `${v.id} (${v.impact}): ${v.help}; ${v.nodes.length} times, at ${v.nodes[0].html.slice(0, 120)}`);
}

/// What is wider than the window, or hangs out of it.
const overflow = (page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const inScroll = (e) => e.closest(".scroll") !== null && !e.classList.contains("scroll");
    const out = [...document.body.querySelectorAll("*")].filter(
      (e) => e.getBoundingClientRect().right > wide + 1 && !inScroll(e) && !e.closest(".unseen"));
    const whole = document.documentElement.scrollWidth > wide ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
    return [...whole, ...out.map((e) => `${e.outerHTML.slice(0, 100)} reaches beyond ${wide}`)].slice(0, 3);
  });

/// Two texts of one drawing that touch, or one that leaves it.
const crowdedDrawings = (page) =>
  page.evaluate(() => {
    const wrong = [];
    for (const svg of document.querySelectorAll("figure svg")) {
      const edge = svg.viewBox.baseVal;
      const texts = [...svg.querySelectorAll("text")].map((t) => [t.textContent, t.getBBox()]);
      texts.forEach(([words, a], i) => {
        if (a.x < -0.5 || a.x + a.width > edge.width + 0.5) wrong.push(`"${words}" leaves its drawing`);
        for (const [other, b] of texts.slice(i + 1))
          if (a.x < b.x + b.width && b.x < a.x + a.width && a.y + 2 < b.y + b.height - 2 && b.y + 2 < a.y + a.height - 2)
            wrong.push(`"${words}" touches "${other}"`);
      });
    }
    return wrong;
  });

/// In print every fold is open, whatever it was on the screen.
const unprinted = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("details > ul")].filter((u) => !u.checkVisibility()).map((u) => u.id || u.textContent.slice(0, 60)));

const boardHeight = (page) => page.evaluate(() => document.querySelector(".board").getBoundingClientRect().height);

const scratch = mkdtempSync(join(tmpdir(), "nelm-sheets-"));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
try {
  const context = await browser.newContext();
  const page = await context.newPage();
  const fetched = [];
  page.on("request", (r) => fetched.push(r.url()));
  page.on("console", (m) => m.type() === "error" && check("console", [m.text()]));

  for (const [name, path] of Object.entries(cases)) {
    const file = join(scratch, `${name}.html`);
    const sheet = () => execFileSync(nelm, ["board", join(root, path), "--on", "2026-11-23", "--html", file]);
    sheet();
    const bytes = readFileSync(file);
    sheet();
    check(name, bytes.equals(readFileSync(file)) ? [] : ["the same case gives other bytes"]);

    fetched.length = 0;
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`file://${file}`);
    check(name, fetched.filter((url) => url !== `file://${file}`).map((url) => `fetches ${url}`));
    check(name, (await page.locator("script, img, iframe, link").count()) > 0 ? ["holds what may be fetched or run"] : []);
    for (const open of [false, true]) {
      const how = `${name}, ${open ? "unfolded" : "folded"}`;
      await unfold(page, open);
      check(`${how}, accessibility`, await violations(page));
      for (const width of [320, 640, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        check(`${how}, ${width} px wide`, await overflow(page));
      }
      check(`${how}, drawings`, await crowdedDrawings(page));
    }

    await unfold(page, false);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize(paper);
    check(`${name}, A4`, await overflow(page));
    check(`${name}, A4, not unfolded`, await unprinted(page));
    const height = await boardHeight(page);
    console.log(`${name}: the board's page is ${Math.round(height / mm)} of ${Math.round(paper.height / mm)} mm, ${bytes.length} bytes`);
    if (onePage.includes(name)) check(`${name}, A4`, height > paper.height ? [`the board's page needs ${Math.round(height / mm)} mm`] : []);
  }

  // The names of the hostile case are names.
  await page.emulateMedia({ media: "screen" });
  const words = await page.locator("body").innerText();
  for (const text of ["<b>Wolfeschlegelsteinhausenbergerdorff</b>", "<script>alert('the question')</script>", "</style></title><img src=x"])
    check("hostile", words.includes(text) ? [] : [`${text} is not shown as text`]);

  // Each check on a page made to fail it.
  page.removeAllListeners("console");
  const planted = join(scratch, "planted.html");
  const good = readFileSync(join(scratch, "V05.html"), "utf8");
  const plant = async (html) => {
    writeFileSync(planted, html);
    await page.goto(`file://${planted}`);
  };
  await page.setViewportSize({ width: 320, height: 900 });
  await plant(good.replace("</header>", '<img src="data:image/gif;base64,"><p style="color:#aaa">pale</p></header>'));
  mustFind("accessibility", (await violations(page)).filter((v) => v.startsWith("image-alt")));
  mustFind("contrast", (await violations(page)).filter((v) => v.startsWith("color-contrast")));
  await plant(good.replace("</header>", '<p style="width:400px">wide</p></header>'));
  mustFind("overflow", await overflow(page));
  await plant(good.replace(/(<text x=")[0-9.]+(" y=")[0-9.]+/g, "$120$220"));
  mustFind("drawings", await crowdedDrawings(page));
  await plant(good.replace("details::details-content", "details::no-such-part"));
  await page.emulateMedia({ media: "print" });
  mustFind("folds in print", await unprinted(page));
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true });
}
console.log(failures === 0 ? "every sheet passes" : `${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
