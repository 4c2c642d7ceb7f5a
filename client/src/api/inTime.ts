const LONGEST_MS = 30_000;

/** Without a network, requests fail after this time instead of never. */
export function longest(): AbortSignal {
  return AbortSignal.timeout(LONGEST_MS);
}

/** For what cannot be aborted, such as an import: rejects if it takes too long. */
export function inTime<T>(part: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const signal = longest();
    signal.addEventListener('abort', () => reject(signal.reason as DOMException));
    part.then(resolve, reject);
  });
}
