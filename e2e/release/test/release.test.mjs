import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { createHash, createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { MODULES } from '../../images/images.mjs';
import { PASSWORD, USER, startRegistry } from './registry.mjs';

const base = process.env.BASE_IMAGE ?? 'debian:trixie-slim';

const BASIC = Buffer.from(`${USER}:${PASSWORD}`).toString('base64');

let registry, folder, owner, commit;

const docker = (...args) => execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const git = (...args) => execFileSync('git', ['-C', folder, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], { encoding: 'utf8' }).trim();
const tag = () => commit.slice(0, 8);
/** Where a release keeps what must not outlive it. */
const temporary = () => join(folder, 'target/tmp');

before(async () => {
  registry = await startRegistry(base);
});
after(() => registry.stop());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintet-test-'));
  owner = `test-${randomUUID()}`;
  registry.fault = () => undefined;
  git('init', '--quiet', '--initial-branch=master');
  writeFileSync(join(folder, '.gitignore'), 'target/\n.docker/\n');
  await change('first');
});
afterEach(() => {
  const images = docker('images', '--quiet', `${owner}/*`).split('\n').filter(Boolean);
  if (images.length > 0) docker('rmi', '--force', ...new Set(images));
  rmSync(folder, { recursive: true });
});

/** A commit, and five images that were built of it and tested. */
async function change(content) {
  writeFileSync(join(folder, 'content'), content);
  git('add', '.');
  git('commit', '--quiet', '--message', content);
  commit = git('rev-parse', 'HEAD');
  mkdirSync(temporary(), { recursive: true });
  mkdirSync(join(folder, 'e2e/target/sbom'), { recursive: true });
  writeFileSync(join(folder, 'target/stack.env'), `# which\nDOCKER_ID=${owner}\nIMAGE_PREFIX=quintet\nIMAGE_TAG=test\n`);
  for (const module of MODULES) writeFileSync(join(folder, `e2e/target/sbom/${module}.cdx.json`), '{}');
  await Promise.all(MODULES.map((module) => build(module, content)));
  saveTested();
}

/** As e2e/pom.xml does. */
function saveTested() {
  const ids = tested();
  writeFileSync(join(folder, 'e2e/target/tested-images'), MODULES.map((module, i) => `${image(module)} ${ids[i]}\n`).join(''));
}

const image = (module) => `${owner}/quintet-${module}:test`;

/** An image of one file. */
async function build(module, content) {
  const context = mkdtempSync(join(folder, 'target/context-'));
  writeFileSync(join(context, 'file'), `${module} ${content} ${owner}`);
  execFileSync('tar', ['--create', '--file', join(context, 'image.tar'), '--directory', context, 'file']);
  await promisify(execFile)('docker', ['import', `--change=LABEL org.opencontainers.image.revision=${commit}`, join(context, 'image.tar'), image(module)]);
}

/** As `docker login` leaves it. */
function logIn() {
  mkdirSync(join(folder, '.docker'), { recursive: true });
  writeFileSync(join(folder, '.docker/config.json'), JSON.stringify({ auths: { [registry.name]: { auth: BASIC } } }));
}

/** Runs the release as the build does; its status and what it said. */
const release = (env, command = 'push') => run('release.mjs', command, env);

function run(program, argument, env = {}) {
  const settings = {
    PATH: process.env.PATH,
    HOME: folder,
    TMPDIR: temporary(),
    RELEASE_REGISTRY: registry.name,
    RELEASE_BACK_OFF_MILLIS: '10',
    DOCKER_ID: USER,
    DOCKER_PASSWORD: PASSWORD,
    ...(process.env.DOCKER_HOST ? { DOCKER_HOST: process.env.DOCKER_HOST } : {}),
    ...env,
  };
  for (const [name, value] of Object.entries(settings)) if (value === undefined) delete settings[name];
  return new Promise((resolve) => {
    execFile(process.execPath, [join(import.meta.dirname, '..', program), argument], { cwd: join(folder, 'e2e'), env: settings }, (failure, out, err) => {
      const said = out + err;
      assert.ok(!said.includes(PASSWORD) && !said.includes(BASIC), 'the password is in the log');
      resolve({ status: failure?.code ?? 0, said });
    });
  });
}

const manifest = async (module, reference) => {
  const answer = await registry.ask(`/v2/${owner}/quintet-${module}/manifests/${reference}`, { Accept: 'application/vnd.docker.distribution.manifest.v2+json' });
  if (answer.status === 404) return undefined;
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, image: JSON.parse(bytes).config.digest };
};
const all = (reference) => Promise.all(MODULES.map((module) => manifest(module, reference)));
const tested = () => docker('inspect', '--format={{.Id}}', ...MODULES.map(image)).split('\n');
const nothing = MODULES.map(() => undefined);

describe('A release of master', () => {
  it('puts what was tested under the tag of the commit and latest, and records it', async () => {
    const { status, said } = await release();

    assert.equal(status, 0, said);
    const pushed = await all(tag());
    assert.deepEqual(pushed.map(({ image }) => image), tested());
    assert.deepEqual(await all('latest'), pushed);
    const record = JSON.parse(readFileSync(join(folder, 'e2e/target/release.json'), 'utf8'));
    assert.equal(record.commit, commit);
    assert.deepEqual(record.images.map(({ reference }) => reference), MODULES.map((module, i) => `${registry.name}/${owner}/quintet-${module}@${pushed[i].digest}`));
    assert.deepEqual(record.images.map(({ pushed }) => pushed), [true, true, true, true, true]);
    assert.equal(docker('images', '--quiet', `${registry.name}/*/*`), '', 'names of the registry are left in the engine');
    assert.deepEqual(readdirSync(temporary()), []);
  });

  it('pushes no blob when it is done again', async () => {
    await release();
    registry.requests.length = 0;

    const { status, said } = await release();

    assert.equal(status, 0, said);
    assert.deepEqual(registry.requests.filter((request) => !request.startsWith('GET')), []);
    assert.match(said, /already there/);
  });

  it('moves latest, and keeps what it was under its tag', async () => {
    await release();
    const earlier = { tag: tag(), manifests: await all('latest') };
    await change('second');

    await release();

    assert.deepEqual(await all(earlier.tag), earlier.manifests);
    assert.deepEqual((await all('latest')).map(({ image }) => image), tested());
  });

  it('only says what it would do in a dry run', async () => {
    const { status, said } = await release({ RELEASE_DRY_RUN: 'true' });

    assert.equal(status, 0, said);
    assert.match(said, /dry run: .*quintet-nginx:.* would be pushed/);
    assert.deepEqual(await all(tag()), nothing);
  });

  it('is signed where there is a key', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

    const { status, said } = await release({ RELEASE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }) });

    assert.equal(status, 0, said);
    const record = join(folder, 'e2e/target/release.json');
    assert.ok(verify('SHA256', readFileSync(record), createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })), readFileSync(`${record}.sig`)));
  });

  it('has images whose signatures cosign verifies, and nobody else\'s', async () => {
    const [mine, other] = [1, 2].map(() => generateKeyPairSync('ec', { namedCurve: 'P-256' }));
    const pem = { type: 'pkcs8', format: 'pem' };
    writeFileSync(join(folder, 'target/mine.pem'), mine.publicKey.export({ type: 'spki', format: 'pem' }));
    writeFileSync(join(folder, 'target/other.pem'), other.publicKey.export({ type: 'spki', format: 'pem' }));
    logIn();

    const { status, said } = await release({ RELEASE_KEY: mine.privateKey.export(pem) });

    assert.equal(status, 0, said);
    const { images } = JSON.parse(readFileSync(join(folder, 'e2e/target/release.json'), 'utf8'));
    const verifying = (key, reference) => registry.cosign(folder, 'verify', `--key=/test/target/${key}.pem`, '--private-infrastructure', '--allow-http-registry', reference);
    for (const { reference } of images) assert.match(await verifying('mine', reference), new RegExp(reference.split('@')[1]));
    await assert.rejects(verifying('other', images[0].reference), /no matching signatures/);

    // Released again, nothing is signed again; by another key, both are there.
    registry.requests.length = 0;
    assert.equal((await release({ RELEASE_KEY: mine.privateKey.export(pem) })).status, 0);
    assert.deepEqual(registry.requests.filter((request) => !/^(GET|HEAD) /.test(request)), []);
    assert.equal((await release({ RELEASE_KEY: other.privateKey.export(pem) })).status, 0);
    for (const key of ['mine', 'other']) await verifying(key, images[4].reference);
  });

  it('leaves latest as it was where a signature cannot be pushed', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    registry.fault = ({ method, url }) => (method === 'PUT' && url.endsWith('.sig') ? 500 : undefined);

    const { status, said } = await release({ RELEASE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }) });

    assert.equal(status, 1);
    assert.match(said, /latest is as it was/);
    assert.deepEqual(await all('latest'), nothing);
  });

  it('refuses a key that is none before anything is built', async () => {
    const { status, said } = await release({ RELEASE_KEY: 'no key' }, 'check');

    assert.equal(status, 1);
    assert.match(said, /^release: refused: RELEASE_KEY must hold a private key in PEM/);
    assert.ok(!said.includes('no key\n'));
  });
});

describe('Nothing is pushed', () => {
  const cases = [
    ['from another branch', { TRAVIS_BRANCH: 'feature' }, "this is branch 'feature', and only master is released"],
    ['for a pull request', { TRAVIS_BRANCH: 'master', TRAVIS_PULL_REQUEST: '7' }, 'this is pull request 7'],
    ['for a tag', { TRAVIS_BRANCH: 'v1.0', TRAVIS_TAG: 'v1.0' }, 'this is tag v1.0; its commit was released from master'],
  ];
  for (const [when, env, reason] of cases) {
    it(`${when}, which is no failure and needs no credentials`, async () => {
      const { status, said } = await release({ ...env, DOCKER_ID: undefined, DOCKER_PASSWORD: undefined });

      assert.equal(status, 0, said);
      assert.equal(said, `release: nothing is pushed: ${reason}\n`);
      assert.deepEqual(await all(tag()), nothing);
    });
  }

  it('from a branch that only git knows', async () => {
    git('switch', '--quiet', '--create', 'mine');

    assert.match((await release()).said, /^release: nothing is pushed: this is branch 'mine'/);
  });

  it('without credentials', async () => {
    const { status, said } = await release({ DOCKER_PASSWORD: undefined }, 'check');

    assert.equal(status, 1);
    assert.equal(said, `release: refused: no credentials for ${registry.name}: set DOCKER_ID and DOCKER_PASSWORD, or run 'docker login'\n`);
  });

  it('with wrong ones', async () => {
    const { status, said } = await release({ DOCKER_PASSWORD: 'wrong' }, 'check');

    assert.equal(status, 1);
    assert.match(said, /^release: refused: .* refuses the credentials, with 401: check DOCKER_ID and DOCKER_PASSWORD.*\n$/);
  });

  it('of an image that is not the one that was tested', async () => {
    await build('client', 'something else');

    const { status, said } = await release();

    assert.equal(status, 1);
    assert.match(said, /^release: refused: .*quintet-client:test is sha256:.*, and what was tested is sha256:.*: run the whole build\n$/);
    assert.deepEqual(await all(tag()), nothing);
  });

  it('of a commit with changes beside it', async () => {
    writeFileSync(join(folder, 'content'), 'changed');

    assert.match((await release()).said, /^release: refused: 1 files differ from the commit, as M content/);
  });

  it('where the tag of the commit is there with other content', async () => {
    await release();
    const earlier = await all('latest');
    await build('nginx', 'other content of the same commit');
    saveTested();

    const { status, said } = await release();

    assert.equal(status, 1);
    assert.match(said, /^release: refused: .*quintet-nginx:\w{8} is there already, with other content/);
    assert.deepEqual(await all('latest'), earlier);
  });
});

describe('A user who is logged in by Docker', () => {
  it('needs no variables', async () => {
    logIn();

    const { status, said } = await release({ DOCKER_ID: undefined, DOCKER_PASSWORD: undefined });

    assert.equal(status, 0, said);
    assert.deepEqual((await all('latest')).map(({ image }) => image), tested());
  });
});

describe('Rolling back', () => {
  // The owner of the images is, in these tests, another than the one who logs in.
  const rollBack = (tag) => {
    logIn();
    return run('roll-back.mjs', tag, { DOCKER_ID: owner, DOCKER_PASSWORD: undefined, IMAGE_PREFIX: 'quintet' });
  };

  it('moves latest of all five to an earlier release', async () => {
    await release();
    const earlier = { tag: tag(), manifests: await all('latest') };
    await change('second');
    await release();

    const { status, said } = await rollBack(earlier.tag);

    assert.equal(status, 0, said);
    assert.equal(said, `roll-back: latest of all five is at ${earlier.tag}\n`);
    assert.deepEqual(await all('latest'), earlier.manifests);
  });

  it('refuses what was never released, and moves nothing', async () => {
    await release();
    const before = await all('latest');

    const { status, said } = await rollBack('00000000');

    assert.equal(status, 1);
    assert.match(said, /^roll-back: refused: .*quintet-users-db:00000000 is not there/);
    assert.deepEqual(await all('latest'), before);
  });
});

describe('A registry that fails', () => {
  let earlier;
  beforeEach(async () => {
    await release();
    earlier = await all('latest');
    await change('second');
  });
  const ofThird = ({ url }) => url.includes(`/quintet-${MODULES[2]}/`);

  it('on the third image leaves every latest as it was', async () => {
    registry.fault = (request) => (ofThird(request) && request.method !== 'GET' && request.method !== 'HEAD' ? 403 : undefined);

    const { status, said } = await release();

    assert.equal(status, 1);
    assert.match(said, /latest is as it was\n$/);
    assert.deepEqual(await all('latest'), earlier);
  });

  it('when the third latest is moved has the first two moved back', async () => {
    registry.fault = (request) => (ofThird(request) && request.method === 'PUT' && request.url.endsWith('/latest') ? 500 : undefined);

    const { status, said } = await release();

    assert.equal(status, 1);
    assert.match(said, /the answer is 500, 5 times; latest of .*-users could not be moved back and may be at \w{8}: run the release again\n$/);
    assert.deepEqual(await all('latest'), earlier);

    registry.fault = () => undefined;
    assert.equal((await release()).status, 0);
    assert.deepEqual((await all('latest')).map(({ image }) => image), tested());
  });

  it('with 429 and 500 at first is asked again until all is done', async () => {
    const answers = [429, 500];
    registry.fault = ({ method, url }) => (method === 'PUT' && url.endsWith('/latest') ? answers.pop() : undefined);
    const uploads = [500, 429];
    const faultOfTags = registry.fault;
    registry.fault = (request) => (ofThird(request) && request.method === 'POST' ? uploads.pop() : faultOfTags(request));

    const { status, said } = await release();

    assert.equal(status, 0, said);
    assert.deepEqual([answers, uploads], [[], []]);
    assert.deepEqual((await all('latest')).map(({ image }) => image), tested());
  });

  it('by hanging is given up, with no secret to be seen meanwhile', async () => {
    let looked = false;
    registry.fault = (request) => {
      if (!ofThird(request) || request.method !== 'POST') return undefined;
      looked = true;
      assertNoSecretInProcessesOrFiles();
      return 'hang';
    };

    const { status, said } = await release({ RELEASE_TIMEOUT_SECONDS: '2' });

    assert.ok(looked);
    assert.equal(status, 1);
    assert.match(said, /not done within 2 s, 5 times; latest is as it was\n$/);
    assert.deepEqual(await all('latest'), earlier);
  });
});

function assertNoSecretInProcessesOrFiles() {
  for (const process of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const file = `/proc/${process}/cmdline`;
    const line = existsSync(file) ? readFileSync(file, 'utf8') : '';
    assert.ok(!line.includes(PASSWORD), line);
  }
  const folders = readdirSync(temporary());
  assert.equal(folders.length, 1);
  for (const entry of readdirSync(join(temporary(), folders[0]), { recursive: true, withFileTypes: true }).filter((each) => each.isFile())) {
    const content = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    assert.ok(!content.includes(PASSWORD) && !content.includes(BASIC), entry.name);
  }
}
