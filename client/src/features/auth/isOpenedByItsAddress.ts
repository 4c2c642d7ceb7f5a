import type { Location } from 'react-router';

/** Whether the page was opened by its address, not by going back or forward. */
export function isOpenedByItsAddress({ key }: Location): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  const isBack = navigation !== undefined && 'type' in navigation && navigation.type === 'back_forward';
  // The router gives a key to each history entry that it has made or replaced.
  return key === 'default' && !isBack;
}
