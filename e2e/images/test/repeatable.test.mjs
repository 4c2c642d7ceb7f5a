// What Dockerfiles make: the layers are the same whenever and wherever they are built. (So are those between the run-time and the
// archive of a Java service, by Jib's promise.)
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { docker, images, inspect, isJava, MODULES } from '../images.mjs';

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

/** The module whose build makes it: `users` also makes `users-runtime`. */
const moduleOf = (name) => name.replace(/-runtime$/, '');

/** What is called so in this build: the image of a module, or one that it is built on. */
function image(name, module = moduleOf(name)) {
  return images().get(module).replace(`-${module}:`, `-${name}:`);
}

/** What its Dockerfile is told, as pom.xml does. */
function settings(name) {
  const module = moduleOf(name);
  const [, packages = ''] = /<image.packages>(.*)<\/image.packages>/.exec(readFileSync(`../${module}/pom.xml`, 'utf8')) ?? [];
  return {
    BASE: process.env.BASE_IMAGE,
    JAVA: process.env.JAVA,
    RUNTIME: image(`${module}-runtime`),
    APPLICATION: image(`${module}-application`, module),
    SERVICE: module,
    PACKAGES: packages,
  };
}

/** Another checkout of what an image is made of, in another folder. */
function checkout(name, copy) {
  const folder = join(work, `${name}-${copy}`);
  mkdirSync(folder);
  // What docker-maven-plugin sent to the engine.
  execFileSync('tar', ['-xf', `../${moduleOf(name)}/target/docker/${image(name).replace(':', '/')}/tmp/docker-build.tar`, '-C', folder]);
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
async function build(name, folder) {
  const args = Object.entries(settings(name)).map(([name, value]) => `--build-arg=${name}=${value}`);
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
  for (const name of MODULES.flatMap((module) => (isJava(module) ? [`${module}-runtime`, module] : [module])))
    test(name, async () => {
      const here = checkout(name, 'here');
      const there = checkout(name, 'there');
      age(there);

      const first = await build(name, here);
      const second = await build(name, there);

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

  const [first, second] = [await build('client', original), await build('client', changed)].map((image) =>
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
