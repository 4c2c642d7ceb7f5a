// Takes pictures of every state, in every size, light and dark, into target/pictures. Fails if axe finds a violation in a wide one, or
// if anything moves for somebody who prefers that nothing does.
// Uses the output of `npm run build`.
// Usage: npm run pictures [-- NAME…]    NAME: names of states; all if none is given
import { mkdirSync, rmSync } from 'node:fs';
import axe from 'axe-core';
import { preview } from 'vite';
import { answerTo } from './api.ts';
import { openBrowser } from './browser.mjs';
import { states } from './states.mjs';

const folder = 'target/pictures';
const sizes = [
  { width: 1280, height: 800 },
  { width: 800, height: 600 },
  { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
];
const themes = ['light', 'dark'];
const wanted = process.argv.slice(2);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const server = await preview({ preview: { host: '127.0.0.1', port: 0 } });
const origin = server.resolvedUrls.local[0].replace(/\/$/, '');
const browser = await openBrowser();
const violations = [];
let count = 0;
try {
  for (const size of sizes) {
    for (const state of states.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      await pictures(state, size);
    }
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`${count} pictures in client/${folder}`);
if (violations.length > 0) {
  console.error(violations.join('\n'));
  process.exitCode = 1;
}

/** The state is reached once, and the device of whoever looks at it turns dark then. */
async function pictures(state, size) {
  const context = await browser.createBrowserContext();
  const tab = await context.newPage();
  const name = `${state.name}-${size.width}`;
  try {
    await tab.setViewport(size);
    await tab.setJavaScriptEnabled(state.script ?? true);
    await turn(tab, 'light');
    await tab.evaluateOnNewDocument((kept) => Object.assign(localStorage, kept), state.storage ?? {});
    await tab.setRequestInterception(true);
    tab.on('request', (request) => answer(request, state.answers));
    await tab.goto(origin + state.path);
    await tab.waitForSelector(state.shown ?? 'h1');
    await tab.waitForFunction(
      (shown) => shown?.includes('status') || !document.querySelector('[role=status]'),
      {},
      state.shown,
    );
    await state.act?.(tab);
    // Before axe, which takes longer than some messages stay.
    for (const theme of themes) {
      await turn(tab, theme);
      await tab.screenshot({ path: `${folder}/${name}-${theme}.png`, fullPage: true });
      if (await tab.evaluate(() => document.getAnimations().length > 0))
        violations.push(`${name}-${theme}: something moves`);
      count += 1;
    }
    if (size !== sizes[0] || state.script === false) return;
    for (const theme of themes) {
      await turn(tab, theme);
      violations.push(...(await violationsOn(tab)).map((each) => `${name}-${theme}: ${each}`));
    }
  } catch (error) {
    throw new Error(`${name}: ${error.message}`, { cause: error });
  } finally {
    await context.close();
  }
}

async function turn(tab, theme) {
  await tab.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  // The page hears of it before it is painted next.
  if (tab.isJavaScriptEnabled())
    await tab.evaluate(() => new Promise((next) => globalThis.requestAnimationFrame(next)));
}

async function violationsOn(tab) {
  await tab.evaluate(axe.source);
  return tab.evaluate(async () => {
    const { violations } = await globalThis.axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

function answer(request, answers) {
  const response = request.isNavigationRequest() ? undefined : answerTo(request, answers);
  if (response === undefined) void request.continue();
  else if (response === 'away') void request.abort('connectionrefused');
  else if (response !== 'never') void request.respond(response);
}
