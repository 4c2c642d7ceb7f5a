/** What a user must hear in one line, and mend. */
export class Refusal extends Error {}
