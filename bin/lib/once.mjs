// Runs a command, unless it has succeeded with the same files before: node once.mjs NAME COMMAND [FILE…]
// Those of this folder count, and the named ones of others. A script of npm's.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [name, command, ...others] = process.argv.slice(2);
const made = new Set(['node_modules', 'target']);
const own = readdirSync('.')
  .filter((entry) => !made.has(entry))
  .flatMap((entry) => filesOf(entry));

function filesOf(path) {
  const inside = (entry) => join(entry.parentPath, entry.name);
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(inside);
  } catch (failure) {
    if (failure.code !== 'ENOTDIR') throw failure;
    return [path];
  }
}

const digest = createHash('sha256').update(process.version).update(command);
for (const file of [...own, ...others].sort()) digest.update(`\0${file}\0`).update(readFileSync(file));
const now = digest.digest('hex');

const marker = `target/once/${name}`;
if (!existsSync(marker) || readFileSync(marker, 'utf8') !== now) {
  rmSync(marker, { force: true });
  const { status } = spawnSync('sh', ['-c', command], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync('target/once', { recursive: true });
  writeFileSync(marker, now);
} else console.log(`${name}: nothing has changed since it was done`);
