// roll-back.mjs TAG: moves latest of all five images to an earlier release; see bin/roll-back.
import { MODULES } from '../images/images.mjs';
import { credentials } from './credentials.mjs';
import { LATEST, moveLatest } from './latest.mjs';
import { Refusal, explain } from './refusal.mjs';
import { Registry, registrySettings } from './registry.mjs';

const { env } = process;
const [tag] = process.argv.slice(2);
const { name, timing } = registrySettings(env);

try {
  if (!env.DOCKER_ID) throw new Refusal('DOCKER_ID is not set, it must be the owner of the images');
  const registry = new Registry(name, credentials(name, env), timing);
  const parts = [];
  for (const module of MODULES) {
    const repository = `${env.DOCKER_ID}/${env.IMAGE_PREFIX}-${module}`;
    const manifest = await registry.manifest(repository, tag);
    if (!manifest) throw new Refusal(`${repository}:${tag} is not there: give the tag of a commit that was released`);
    parts.push({ repository, manifest, before: await registry.manifest(repository, LATEST) });
  }
  await moveLatest(registry, parts, tag);
  console.log(`roll-back: ${LATEST} of all five is at ${tag}`);
} catch (failure) {
  explain('roll-back', failure);
}
