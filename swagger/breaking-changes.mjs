// Names what in openapi.yaml breaks callers of the last release: that of the newest tag v… before this commit.
// Usage: breaking-changes.mjs warn|refuse
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const redocly = fileURLToPath(import.meta.resolve('@redocly/cli/package.json')).replace('package.json', 'bin/cli.js');

const [mode] = process.argv.slice(2);
if (mode !== 'warn' && mode !== 'refuse') {
  fail(`breaking.changes is '${mode}', it must be warn or refuse`);
}

const release = output('git', ['describe', '--tags', '--abbrev=0', '--match=v[0-9]*', 'HEAD^']);
const released = release && output('git', ['show', `${release}:./openapi.yaml`]);
if (!release && output('git', ['rev-parse', '--is-shallow-repository']) === 'true') {
  // A clone without its past knows no release, which must not pass for there being none.
  const message = 'API: the last release is not known in a shallow clone; get its past: git fetch --unshallow --tags';
  mode === 'refuse' ? fail(message) : console.warn(message);
}
if (!released) {
  console.log('API: there is no earlier release to compare with');
  process.exit();
}
mkdirSync('target', { recursive: true });
writeFileSync('target/released.yaml', released);

// In target/, because beside a redocly.yaml, which is for the lint, it would rate nothing as breaking.
const report = output(process.execPath, [redocly, 'diff', 'released.yaml', '../openapi.yaml', '--format=json', '--fail-on=none'], {
  cwd: 'target',
  env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
});
if (!report) {
  fail(`API: openapi.yaml could not be compared with that of ${release}, see, in target/: npm exec redocly diff released.yaml ../openapi.yaml`);
}
const broken = JSON.parse(report).changes.flatMap(({ path, verdicts }) =>
  verdicts.filter(({ impact }) => impact === 'major').map(({ message }) => `${readable(path)}: ${message}`),
);
for (const line of broken) {
  console.warn(`API: breaks callers of ${release}: ${line}`);
}
if (broken.length === 0) {
  console.log(`API: breaks no caller of ${release}`);
} else if (mode === 'refuse') {
  fail(`API: not to be released as it breaks callers of ${release}; where that is meant, say -Dbreaking.changes=warn`);
}

/** What the command printed; undefined where it failed. */
function output(command, args, options) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', ...options });
  return status === 0 ? stdout.trim() : undefined;
}

/** A JSON pointer (RFC 6901) as people read it: `#/paths/~1users/get` is `/users get`. */
function readable(pointer) {
  return pointer
    .replace(/^#\/(paths\/)?/, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join(' ');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
