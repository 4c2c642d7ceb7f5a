// The images of this build.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const services = readFileSync(new URL('../../services', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^[^#]/.test(line));

export const MODULES = services.map((line) => line.split(/ +/)[0]);

/** Its image is made in three steps, of which the first is an image of its own: the run-time. */
export const isJava = (module) => existsSync(`../${module}/src/image/java.options`);

/** What each is called in the engine, by module; of another checkout where its folder is given. */
export function images(checkout = '..') {
  const settings = Object.fromEntries(
    readFileSync(`${checkout}/target/stack.env`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(/=(.*)/).slice(0, 2)),
  );
  const { DOCKER_ID, IMAGE_PREFIX, IMAGE_TAG } = settings;
  return new Map(MODULES.map((module) => [module, `${DOCKER_ID}/${IMAGE_PREFIX}-${module}:${IMAGE_TAG}`]));
}

export const docker = (...args) => execFileSync('docker', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

export const inspect = (image) => JSON.parse(docker('image', 'inspect', image))[0];
