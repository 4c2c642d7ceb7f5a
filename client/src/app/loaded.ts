import { inTime } from '../api/inTime';

/** A part of the client could not be loaded: it is from another release, or the server is away. */
export class Unloaded extends Error {
  constructor(cause: unknown) {
    super('a part of the client could not be loaded', { cause });
  }
}

/** Returns the imported module. Throws `Unloaded`. */
export function loaded<T>(part: Promise<T>): Promise<T> {
  return inTime(part).catch((cause: unknown) => {
    throw new Unloaded(cause);
  });
}
