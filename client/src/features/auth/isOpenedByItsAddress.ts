import type { Location } from 'react-router';

/** Whether a page is what the browser was told to open, and not one that it goes back, or forward, to. */
export function isOpenedByItsAddress({ key }: Location): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  const isBack = navigation !== undefined && 'type' in navigation && navigation.type === 'back_forward';
  // The router gives a key to each entry of the history that it has made or replaced.
  return key === 'default' && !isBack;
}
