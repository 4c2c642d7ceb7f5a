import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';

const script = join(import.meta.dirname, '../breaking-changes.mjs');
const description = readFileSync(join(import.meta.dirname, '../openapi.yaml'), 'utf8');
let repository;

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'breaking-changes-'));
  git('init', '--quiet');
  // As in the module's own folder, where it is what the lint wants.
  cpSync(join(import.meta.dirname, '../redocly.yaml'), join(repository, 'redocly.yaml'));
  commit(description);
});

afterEach(() => rmSync(repository, { recursive: true }));

test('has nothing to compare with before the first release', () => {
  commit(description.replace('operationId: ping', 'operationId: pong'));

  assert.match(compare('refuse').stdout, /no earlier release/);
});

test('lets a release add to the last one', () => {
  git('tag', 'v1.0.0');
  commit(description.replace("        '406'", "        '418': { $ref: '#/components/responses/NotAcceptable' }\n        '406'"));

  const { status, stdout } = compare('refuse');

  assert.equal(stdout.trim(), 'API: breaks no caller of v1.0.0');
  assert.equal(status, 0);
});

test('warns of what breaks callers', () => {
  git('tag', 'v1.0.0');
  commit(withoutStatus());

  const { status, stderr } = compare('warn');

  assert.match(stderr, /breaks callers of v1\.0\.0: \/auth\/status/);
  assert.equal(status, 0);
});

test('refuses to release what breaks callers, also where the commit has a tag of its own', () => {
  git('tag', 'v1.0.0');
  commit(withoutStatus());
  git('tag', 'v2.0.0');

  const { status, stderr } = compare('refuse');

  assert.match(stderr, /not to be released as it breaks callers of v1\.0\.0; .*-Dbreaking\.changes=warn/);
  assert.equal(status, 1);
});

test('compares with the last release, not with those before it', () => {
  git('tag', 'v1.0.0');
  commit(withoutStatus());
  git('tag', 'v2.0.0');
  commit(`${withoutStatus()}\n`);

  assert.match(compare('refuse').stdout, /breaks no caller of v2\.0\.0/);
});

test('does not take a clone without its past for one without a release', () => {
  git('tag', 'v1.0.0');
  commit(withoutStatus());
  const clone = join(repository, 'clone');
  git('clone', '--quiet', '--depth=1', `file://${repository}`, clone);

  const { status, stderr } = spawnSync(process.execPath, [script, 'refuse'], { cwd: clone, encoding: 'utf8' });

  assert.match(stderr, /shallow clone.*git fetch --unshallow --tags/);
  assert.equal(status, 1);
});

test('says what it may be told', () => {
  const { status, stderr } = compare('maybe');

  assert.equal(stderr.trim(), "breaking.changes is 'maybe', it must be warn or refuse");
  assert.equal(status, 1);
});

function withoutStatus() {
  const [before, after] = [description.indexOf('  /auth/status:'), description.indexOf('\nsecurity:')];
  return description.slice(0, before) + description.slice(after + 1);
}

function commit(text) {
  writeFileSync(join(repository, 'openapi.yaml'), text);
  git('add', 'openapi.yaml');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '--message=change');
}

function git(...args) {
  execFileSync('git', args, { cwd: repository });
}

function compare(mode) {
  return spawnSync(process.execPath, [script, mode], { cwd: repository, encoding: 'utf8' });
}
