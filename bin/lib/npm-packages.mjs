// Runs `npm ci` in this folder, unless node_modules is already what package.json and package-lock.json ask for: it says where the
// two differ. A script of npm's.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const marker = 'node_modules/.lock-digest';
const digest = createHash('sha256')
  .update(readFileSync('package.json'))
  .update(readFileSync('package-lock.json'))
  .update(process.version)
  .digest('hex');

if (!existsSync(marker) || readFileSync(marker, 'utf8') !== digest) {
  const npm = process.env.npm_execpath;
  const ci = [npm, 'ci', '--no-audit', '--no-fund', '--prefer-offline'];
  const { status } = spawnSync(process.execPath, ci, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(marker, digest);
}
