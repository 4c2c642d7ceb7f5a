/** What a user must hear in one line, and mend. */
export class Refusal extends Error {}

/** Ends the program with a failure; where it is one of ours, or of the network's, with where it came from. */
export function explain(program, failure) {
  const refused = failure instanceof Refusal;
  if (!refused) console.error(failure.stack);
  console.error(`${program}: ${refused ? 'refused' : 'failed'}: ${failure.message}`);
  process.exitCode = 1;
}
