import { readFileSync } from 'node:fs';

// Evaluated over the DevTools protocol: a script of the page would fail if the page is loading.
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const check = (except) => `${axe};
axe.run({ rules: ${JSON.stringify(Object.fromEntries(except.map((rule) => [rule, { enabled: false }])))} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`;

/** Fails if axe finds a violation on the page, of any rule but the excepted. */
export async function expectAccessible(t, where, { except = [] } = {}) {
  const cdp = await t.getCurrentCDPSession();
  const { result, exceptionDetails } = await cdp.Runtime.evaluate({ expression: check(except), awaitPromise: true, returnByValue: true });
  if (exceptionDetails) {
    throw new Error(`axe failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  }
  await t.expect(result.value).eql([], where);
}

/** @param theme the system's color scheme, light or dark */
export async function preferTheme(t, theme) {
  const cdp = await t.getCurrentCDPSession();
  await cdp.Emulation.setEmulatedMedia({ features: [{ name: 'prefers-color-scheme', value: theme }] });
}

/** The system asks that nothing moves. */
export async function preferStillness(t) {
  const cdp = await t.getCurrentCDPSession();
  await cdp.Emulation.setEmulatedMedia({ features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] });
}

/** Shows the page as it is on paper, where the system is dark. */
export async function print(t) {
  const cdp = await t.getCurrentCDPSession();
  await cdp.Emulation.setEmulatedMedia({ media: 'print', features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
}
