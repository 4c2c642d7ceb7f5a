// A release as Travis makes it: `mvn deploy -Prelease` of a whole checkout, with its images, its stack and its browser.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { MODULES, docker, images } from '../../images/images.mjs';
import { PASSWORD, USER, startRegistry } from './registry.mjs';

const MINUTES = 60_000;

let registry, work, checkout, few;

const git = (...args) => execFileSync('git', ['-C', checkout, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], { encoding: 'utf8' });
const environment = () => ({
  ...process.env,
  // Node's own test runner would take the tests of the checkout for its children.
  NODE_TEST_CONTEXT: undefined,
  TRAVIS: 'true',
  TRAVIS_BRANCH: 'master',
  TRAVIS_PULL_REQUEST: 'false',
  TRAVIS_TAG: '',
  DOCKER_ID: USER,
  DOCKER_PASSWORD: PASSWORD,
  // A key of the build around this one signs nothing here.
  RELEASE_KEY: undefined,
  RELEASE_KEY_FILE: undefined,
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
  few = git('rev-parse', 'HEAD').trim();
});
beforeEach(() => git('reset', '--quiet', '--hard', few));

after(async () => {
  if (existsSync(join(checkout, 'target/stack.env'))) {
    // Where the build was killed, it left its stack.
    for (const image of images(checkout).values()) {
      const left = docker('ps', '--all', '--quiet', '--filter', `ancestor=${image}`).split('\n').filter(Boolean);
      if (left.length > 0) docker('rm', '--force', '--volumes', ...left);
    }
    docker('image', 'rm', '--force', ...images(checkout).values());
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

describe('A release of the whole reactor', { timeout: 30 * MINUTES }, () => {
  it('pushes none of the five where a browser test fails', async () => {
    writeFileSync(join(checkout, 'e2e/browser/tests/red.js'), "fixture('A page').page('about:blank');\ntest('is not as promised', async (t) => t.expect(false).ok());\n");
    commit('A red browser test');

    const { status, said, end } = await deploy();

    assert.equal(status, 1, end);
    assert.match(said, /\b1 of \d+ browser tests failed/, end);
    assert.equal(tested().length, MODULES.length);
    assert.deepEqual(await repositories(), []);
    assert.ok(!existsSync(join(checkout, 'e2e/target/release.json')));
  });

  it('pushes all five where all tests pass, under the tag of the commit and latest', async () => {
    const { status, said, end } = await deploy();

    assert.equal(status, 0, end);
    assert.deepEqual(await repositories(), tested().map(({ repository }) => repository).sort());
    for (const { repository, id } of tested()) {
      assert.equal(await idAt(repository, few.slice(0, 8)), id);
      assert.equal(await idAt(repository, 'latest'), id);
    }
    assert.ok(!said.includes(PASSWORD), 'the password is in the log');
  });
});
