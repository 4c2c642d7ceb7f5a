// Runs `npm ci` in this folder, unless node_modules is already what package-lock.json asks for. A script of npm's.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const marker = 'node_modules/.lock-digest';
const digest = createHash('sha256').update(readFileSync('package-lock.json')).update(process.version).digest('hex');

if (!existsSync(marker) || readFileSync(marker, 'utf8') !== digest) {
  const npm = process.env.npm_execpath;
  execFileSync(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--prefer-offline'], { stdio: 'inherit' });
  writeFileSync(marker, digest);
}
