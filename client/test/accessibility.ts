import axe from 'axe-core';
import { expect } from 'vitest';

/** No violation that axe knows; contrast is for the browser tests, as there are no colours here. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
