/** A text that the browser stores under a name. If storage is denied, it is kept while the page is open. */
export function stored(name: string) {
  let kept: string | null = null;
  return {
    get: (): string | null => {
      try {
        return localStorage.getItem(name) ?? kept;
      } catch {
        return kept;
      }
    },

    /** @param text null to remove it */
    set: (text: string | null): void => {
      try {
        if (text === null) localStorage.removeItem(name);
        else localStorage.setItem(name, text);
        kept = null;
      } catch {
        // Denied, or full.
        kept = text;
      }
    },
  };
}
