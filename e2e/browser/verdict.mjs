// Fails the build unless browser tests ran and all of them passed.
import { existsSync, readFileSync } from 'node:fs';
import { report, screenshots } from './report.mjs';

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (!existsSync(report)) {
  fail('The browser tests left no report, so they did not finish. See their output above.');
}
const suite = /<testsuite [^>]*>/.exec(readFileSync(report, 'utf8'))?.[0] ?? '';
const count = (name) => Number(new RegExp(` ${name}="(\\d+)"`).exec(suite)?.[1] ?? NaN);
const tests = count('tests');
// The reporter counts each failure under both names.
const bad = Math.max(count('failures'), count('errors'));

if (!(tests - count('skipped') > 0)) {
  fail('No browser test ran.');
}
if (!(bad === 0)) {
  fail(`${bad} of ${tests} browser tests failed: see e2e/${report} and e2e/${screenshots}.`);
}
console.log(`${tests} browser tests passed.`);
