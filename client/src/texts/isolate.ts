/** Scripts that are written from the right, and characters that change the direction. */
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** What is filled in, such as a name, turns nothing around it: it is between U+2068 and U+2069, as in a `<bdi>`. */
export function isolate(value: string | number): string | number {
  return typeof value === 'string' && TURNS.test(value) ? `\u2068${value}\u2069` : value;
}
