import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';

const lint = (...args) => spawnSync(process.execPath, [join(import.meta.dirname, '../travis-lint.mjs'), ...args], { encoding: 'utf8', cwd: join(import.meta.dirname, '../..') });

it('.travis.yml is what Travis knows', () => {
  const { status, stdout } = lint();

  assert.equal(status, 0, stdout);
});

for (const mistake of ['dist: nobel\n', 'cache: { directories: 5 }\n']) {
  it(`${mistake.trim()} is a mistake`, () => {
    const folder = mkdtempSync(join(tmpdir(), 'quintet-test-'));
    try {
      writeFileSync(join(folder, 'travis.yml'), mistake);

      assert.equal(lint(join(folder, 'travis.yml')).status, 1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
