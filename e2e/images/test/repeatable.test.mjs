// What Dockerfiles make: the layers are the same whenever and wherever they are built. (So are those between the run-time and the
// archive of `users`, by Jib's promise.)
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { docker, images, inspect } from '../images.mjs';

const work = mkdtempSync(join(tmpdir(), 'repeatable-'));
const made = new Set();
after(() => {
  rmSync(work, { recursive: true });
  for (const image of made) {
    try {
      docker('image', 'rm', '--force', image);
    } catch (failure) {
      // Another build on this machine has taken it as its cache meanwhile.
      if (!failure.stderr.includes('image has dependent child images')) throw failure;
    }
  }
});

/** What is called so in this build: the image of a module, or one that it is built on. */
const image = (name) => images().get('users').replace('-users:', `-${name}:`);

/** Another checkout of what an image is made of, in another folder. */
function checkout(name, copy) {
  const folder = join(work, `${name}-${copy}`);
  mkdirSync(folder);
  // What docker-maven-plugin sent to the engine.
  const module = images().has(name) ? name : 'users';
  execFileSync('tar', ['-xf', `../${module}/target/docker/${image(name).replace(':', '/')}/tmp/docker-build.tar`, '-C', folder]);
  return folder;
}

/** As if it had been checked out long ago, by somebody whose files the group may write. */
function age(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    chmodSync(path, statSync(path).mode | 0o020);
    utimesSync(path, 1e9, 1e9);
  }
}

/** The id of the image. By the builder that docker-maven-plugin uses; without its cache, so that all of it is made here. */
async function build(folder) {
  const settings = { BASE: process.env.BASE_IMAGE, JAVA: process.env.JAVA, RUNTIME: image('users-runtime'), APPLICATION: image('users-application'), SERVICE: 'users', PACKAGES: 'libargon2-1' };
  const args = Object.entries(settings).map(([name, value]) => `--build-arg=${name}=${value}`);
  const { stdout } = await promisify(execFile)('docker', ['build', '--rm', '--no-cache', ...args, folder], {
    env: { ...process.env, DOCKER_BUILDKIT: '0' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const steps = stdout.split(/^Step /m);
  const idOf = (step) => [...step.matchAll(/^ ---> ([0-9a-f]{12})$/gm)].at(-1)[1];
  // What was made for the image alone: its files, with the times and modes that they shall have.
  const isFrom = (step) => /^\S+ : FROM /.test(step);
  steps.forEach((step, index) => {
    if (isFrom(step) && /^\S+ : (COPY|RUN) /.test(steps[index - 1])) made.add(idOf(steps[index - 1]));
  });
  const id = idOf(stdout);
  made.add(id);
  return id;
}

describe('an image is the same wherever and whenever it is built', { concurrency: 2 }, () => {
  for (const module of ['users-db', 'swagger', 'users-runtime', 'users', 'client', 'nginx'])
    test(module, async () => {
      const here = checkout(module, 'here');
      const there = checkout(module, 'there');
      age(there);

      const first = await build(here);
      const second = await build(there);

      assert.deepEqual(inspect(second).RootFS.Layers, inspect(first).RootFS.Layers);
    });
});

test('a page that changes and keeps its length gets another ETag', async () => {
  const original = checkout('client', 'original');
  const changed = checkout('client', 'changed');
  const page = join(changed, 'build/site/index.html');
  const html = readFileSync(page, 'utf8');
  writeFileSync(page, html.replace('<title>', '<TITLE>'));
  assert.notEqual(readFileSync(page, 'utf8'), html);

  const [first, second] = [await build(original), await build(changed)].map((image) =>
    docker('run', '--rm', '--network=none', '--entrypoint=bash', image, '-c', `
      client &
      until { exec 3<>/dev/tcp/127.0.0.1/9000; } 2>/dev/null; do kill -0 $! || exit; sleep 0.1; done
      printf 'GET / HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3
      cat <&3`),
  );

  const etag = (answer) => /^etag: (.+?)\r$/im.exec(answer)[1];
  assert.notEqual(etag(second), etag(first));
  assert.doesNotMatch(first, /^last-modified:/im);
});
