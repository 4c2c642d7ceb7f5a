import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { wordsOf } from '../api-types.mjs';

test('a mistake in the description is told in a line, with its file and its place', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'api-types-'));
  const description = join(folder, 'openapi.yaml');
  writeFileSync(description, 'openapi: 3.1.0\ninfo:\n  title: x\n wrong: [\n');
  try {
    const failure = await promisify(execFile)('node_modules/.bin/openapi-typescript', [description]).catch(
      (thrown: unknown) => thrown,
    );

    expect(wordsOf(failure as Error & { stderr: string })).toMatch(/^\w+: .*openapi\.yaml" \(4:2\)$/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
