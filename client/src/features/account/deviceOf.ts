import Bowser from 'bowser';

/** Browser and system of a `User-Agent`; the text itself if it is of no browser, and null without one. */
export function deviceOf(agent: string | null): string | null {
  if (agent === null || agent === '') return null;
  const { browser, os } = Bowser.parse(agent);
  return [browser.name, os.name].filter(Boolean).join(', ') || agent;
}
