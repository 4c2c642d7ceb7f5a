import { setTimeout as pause } from 'node:timers/promises';

const ATTEMPTS = 5;

/** A failure that may be gone at the next attempt. `seconds`: when the other side wants that to be (Retry-After). */
export class Passing extends Error {
  constructor(message, seconds = 0) {
    super(message);
    this.seconds = seconds;
  }
}

/** Tries up to five times, with pauses that double from `backOff` milliseconds on. */
export async function retrying(what, backOff, attempt) {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof Passing)) throw failure;
      if (tried === ATTEMPTS) throw new Error(`${what}: ${failure.message}, ${ATTEMPTS} times`);
      const wait = Math.max(backOff * 2 ** (tried - 1), Math.min(failure.seconds, 60) * 1000);
      console.log(`release: ${what}: ${failure.message}; trying again in ${wait / 1000} s`);
      await pause(wait);
    }
  }
}
