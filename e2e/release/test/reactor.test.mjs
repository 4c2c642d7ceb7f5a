// A release as Travis makes it: `mvn deploy -Prelease` of a whole checkout, with its images, its stack and its browser.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { MODULES } from '../../images/images.mjs';
import { PASSWORD, USER, startRegistry } from './registry.mjs';

const RED = 'e2e/browser/tests/red.js';
const MINUTES = 60_000;

let registry, work, checkout;

const docker = (...args) => execFileSync('docker', args, { encoding: 'utf8' }).trim();
const git = (...args) => execFileSync('git', ['-C', checkout, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], { encoding: 'utf8' });
const environment = () => ({
  ...process.env,
  // Node's own test runner would take the tests of the checkout for its children.
  NODE_TEST_CONTEXT: undefined,
  TEST_PORT: '127.0.0.1:',
  TRAVIS: 'true',
  TRAVIS_BRANCH: 'master',
  TRAVIS_PULL_REQUEST: 'false',
  TRAVIS_TAG: '',
  DOCKER_ID: USER,
  DOCKER_PASSWORD: PASSWORD,
});

before(async () => {
  registry = await startRegistry(process.env.BASE_IMAGE);
  work = mkdtempSync(join(tmpdir(), 'quintet-reactor-'));
  checkout = join(work, 'checkout');
  execFileSync('git', ['clone', '--quiet', '..', checkout]);
  git('switch', '--quiet', '--force-create', 'master');
  // Enough is left for each runner of tests to have one: the others have run in this build.
  const spared = ['e2e/src/test/java/dev/quintet/e2e/ClientIT.java', 'e2e/browser/tests/pages.js'];
  const tests = git('ls-files', 'users/src/test/*Test.java', 'users/src/test/*Properties.java', 'users/src/test/*IT.java', 'e2e/src/test/*IT.java', 'e2e/browser/tests/*.js');
  git('rm', '--quiet', ...tests.trim().split('\n').filter((file) => !spared.includes(file)));
  commit('Few tests');
});

after(async () => {
  const made = join(checkout, 'target/stack.env');
  if (existsSync(made)) {
    // Where the build was killed, it left its stack.
    execFileSync(join(checkout, 'e2e/stack'), ['stop'], { env: environment() });
    const images = docker('images', '--quiet', `${USER}/*:${/^IMAGE_TAG=(.+)$/m.exec(readFileSync(made, 'utf8'))[1]}`);
    if (images) docker('image', 'rm', '--force', ...new Set(images.split('\n')));
  }
  await registry.stop();
  rmSync(work, { recursive: true });
});

function commit(message) {
  git('add', '.');
  git('commit', '--quiet', '--message', message);
}

function deploy() {
  const settings = ['--batch-mode', '--no-transfer-progress', `-Drelease.registry=${registry.name}`, `-Dimage.base=${process.env.BASE_IMAGE}`];
  return new Promise((resolve) => {
    execFile(process.env.MAVEN, ['deploy', '-Prelease', ...settings], { cwd: checkout, env: environment(), maxBuffer: 64 * 1024 * 1024 }, (failure, out, err) => {
      resolve({ status: failure ? (failure.code ?? failure.signal) : 0, said: out + err, end: out.slice(-5000) + err });
    });
  });
}

const tested = () =>
  readFileSync(join(checkout, 'e2e/target/tested-images'), 'utf8').trim().split('\n').map((line) => {
    const [image, id] = line.split(' ');
    return { image, repository: image.replace(/:[^:]*$/, ''), id };
  });

const repositories = async () => (await (await registry.ask('/v2/_catalog')).json()).repositories;

async function idAt(repository, tag) {
  const answer = await registry.ask(`/v2/${repository}/manifests/${tag}`, { Accept: 'application/vnd.docker.distribution.manifest.v2+json' });
  return (await answer.json()).config.digest;
}

test('a browser test that fails keeps all five from the registry, and when it passes they are there', { timeout: 30 * MINUTES }, async () => {
  writeFileSync(join(checkout, RED), "fixture('A page').page('about:blank');\ntest('is not as promised', async (t) => t.expect(false).ok());\n");
  commit('A red browser test');

  const red = await deploy();

  assert.equal(red.status, 1, red.end);
  assert.match(red.said, /\b1 of \d+ browser tests failed/, red.end);
  assert.equal(tested().length, MODULES.length);
  assert.deepEqual(await repositories(), []);
  assert.ok(!existsSync(join(checkout, 'e2e/target/release.json')));

  git('rm', '--quiet', RED);
  commit('No red browser test');

  const green = await deploy();

  assert.equal(green.status, 0, green.end);
  assert.deepEqual(await repositories(), tested().map(({ repository }) => repository).sort());
  const tag = git('rev-parse', 'HEAD').slice(0, 8);
  for (const { repository, id } of tested()) {
    assert.equal(await idAt(repository, tag), id);
    assert.equal(await idAt(repository, 'latest'), id);
  }
  for (const { said } of [red, green]) assert.ok(!said.includes(PASSWORD), 'the password is in the log');
});
