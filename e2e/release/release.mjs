// release.mjs check: refuses, before anything is built, what could not be pushed in the end.
// release.mjs push: pushes the five images that were tested, and moves latest to them when all are there.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { docker, images, inspect } from '../images/images.mjs';
import { checkClean, source } from './branch.mjs';
import { signImage } from './cosign.mjs';
import { credentials, pushEnvironment } from './credentials.mjs';
import { LATEST, moveLatest } from './latest.mjs';
import { Refusal, explain } from './refusal.mjs';
import { Registry, digestOf, registrySettings } from './registry.mjs';
import { Passing, retrying } from './retry.mjs';
import { sign, signingKey } from './signature.mjs';

const { env } = process;
const { name, timing } = registrySettings(env);
const dryRun = env.RELEASE_DRY_RUN !== undefined && env.RELEASE_DRY_RUN !== 'false' && env.RELEASE_DRY_RUN !== '';
const RECORD = 'target/release.json';

const say = (line) => console.log(`release: ${line}`);

async function push(registry, commit, branch, key) {
  const tag = commit.slice(0, 8);
  const tested = testedImages();
  const parts = [...images()].map(([module, image]) => {
    const { Id, Config, Size } = inspect(image);
    if (Id !== tested.get(image)) throw new Refusal(`${image} is ${Id}, and what was tested is ${tested.get(image) ?? 'nothing'}: run the whole build`);
    const revision = Config.Labels?.['org.opencontainers.image.revision'];
    if (revision !== commit) throw new Refusal(`${image} was built of ${revision}, and the commit is ${commit}: run the whole build`);
    const repository = image.replace(/:[^:]*$/, '');
    return { module, image, id: Id, size: Size, repository };
  });

  // All of them are looked at before one is pushed.
  for (const part of parts) {
    part.before = await registry.manifest(part.repository, LATEST);
    part.manifest = await registry.manifest(part.repository, tag);
    if (part.manifest && configDigest(part.manifest) !== part.id) {
      throw new Refusal(`${part.repository}:${tag} is there already, with other content (${part.manifest.digest}): a commit's tag is never moved`);
    }
    part.pushed = !part.manifest;
  }
  if (dryRun) {
    for (const { repository, pushed } of parts) say(`dry run: ${repository}:${tag} ${pushed ? 'would be pushed' : 'is there already'}`);
    say(`dry run: ${LATEST} would be moved to ${tag} for all five`);
    return;
  }

  const environment = pushEnvironment(env);
  try {
    for (const part of parts.filter(({ pushed }) => pushed)) {
      await pushImage(part, tag, environment.env);
      part.manifest = await registry.manifest(part.repository, tag);
      if (!part.manifest || configDigest(part.manifest) !== part.id) throw new Error(`${part.repository}:${tag} is not what was pushed`);
    }
    if (key) for (const part of parts) part.signature = await signImage(registry, part.repository, part.manifest.digest, key);
  } catch (failure) {
    throw new Error(`${failure.message}; ${LATEST} is as it was`, { cause: failure });
  } finally {
    environment.end();
  }
  await moveLatest(registry, parts, tag);
  record(parts, { commit, branch, tags: [tag, LATEST], registry: name }, key);
}

/** The image's own digest, which the engine calls its id. */
const configDigest = ({ bytes }) => JSON.parse(bytes).config?.digest;

function testedImages() {
  if (!existsSync('target/tested-images')) throw new Refusal('no images were tested: run the whole build, with all its tests');
  return new Map(readFileSync('target/tested-images', 'utf8').trim().split('\n').map((line) => line.split(' ')));
}

async function pushImage({ image, repository }, tag, environment) {
  const target = `${name === 'docker.io' ? '' : `${name}/`}${repository}:${tag}`;
  docker('tag', image, target);
  try {
    await retrying(`push of ${repository}:${tag}`, timing.backOff, () => dockerPush(target, environment));
  } finally {
    docker('rmi', '--no-prune', target);
  }
}

function dockerPush(target, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', ['push', target], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill();
    }, timing.seconds * 1000);
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      const last = said.trim().split('\n').at(-1);
      if (status === 0) resolve();
      else if (late) reject(new Passing(`not done within ${timing.seconds} s`));
      else if (/unauthorized|denied|authentication required/.test(last)) reject(new Refusal(`${name} refuses the push: ${last}`));
      else reject(new Passing(last));
    });
  });
}

function record(parts, facts, key) {
  mkdirSync('target', { recursive: true });
  const known = (manifest) => new Set(manifest ? blobs(manifest).map(({ digest }) => digest) : []);
  const release = {
    ...facts,
    images: parts.map(({ module, repository, id, size, manifest, before, pushed, signature }) => ({
      module,
      reference: `${name}/${repository}@${manifest.digest}`,
      image: id,
      size,
      compressed: blobs(manifest).reduce((sum, blob) => sum + blob.size, 0),
      newSinceLast: blobs(manifest).filter(({ digest }) => !known(before).has(digest)).reduce((sum, blob) => sum + blob.size, 0),
      pushed,
      signature,
      sbom: digestOf(readFileSync(`target/sbom/${module}.cdx.json`)),
    })),
  };
  writeFileSync(RECORD, `${JSON.stringify(release, null, 2)}\n`);
  for (const { reference, compressed, newSinceLast, pushed } of release.images) {
    say(`${reference} ${compressed} bytes, ${newSinceLast} of them not in the last release; ${pushed ? 'pushed' : 'already there'}`);
  }
  say(`${facts.tags.join(' and ')} of all five are at ${facts.commit}; the record is e2e/${RECORD}`);
  if (key) {
    sign(RECORD, key);
    say(`signed: all five, in ${name}, and the record, by e2e/${RECORD}.sig`);
  }
}

function blobs({ bytes }) {
  const { config, layers } = JSON.parse(bytes);
  return [config, ...layers];
}

try {
  const { commit, branch, refusal } = source(env);
  if (refusal) {
    say(`nothing is pushed: ${refusal}`);
  } else {
    checkClean();
    const key = signingKey(env);
    const registry = new Registry(name, credentials(name, env), timing);
    await registry.checkCredentials();
    if (process.argv[2] === 'push') await push(registry, commit, branch, key);
    else say(`${commit.slice(0, 8)} of ${branch} goes to ${name} when all tests have passed${dryRun ? ' (dry run: it does not)' : ''}`);
  }
} catch (failure) {
  explain('release', failure);
}
