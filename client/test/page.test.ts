import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('the server allows the script that sets the theme before the first paint', () => {
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec(readFileSync('index.html', 'utf8')) ?? [];
  const digest = createHash('sha256').update(script).digest('base64');

  expect(readFileSync('src/image/nginx.conf', 'utf8')).toContain(`script-src 'self' 'sha256-${digest}'`);
});
