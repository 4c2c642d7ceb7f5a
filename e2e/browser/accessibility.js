import { ClientFunction } from 'testcafe';

/** For a fixture, as `.clientScripts(axeScript)`. */
export const axeScript = { module: 'axe-core' };

// TestCafe takes no async function to the page.
const violations = ClientFunction(() =>
  window.axe.run().then((found) => found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)),
);

export async function expectAccessible(t, where) {
  await t.expect(await violations()).eql([], where);
}

/** @param theme light or dark, as the system would wish */
export async function wish(t, theme) {
  const cdp = await t.getCurrentCDPSession();
  await cdp.Emulation.setEmulatedMedia({ features: [{ name: 'prefers-color-scheme', value: theme }] });
}
