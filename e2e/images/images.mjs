// The five images of this build.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const settings = Object.fromEntries(
  readFileSync('../target/stack.env', 'utf8').split('\n').filter(Boolean).map((line) => line.split(/=(.*)/).slice(0, 2)),
);

/** By module: what each is called in the engine. */
export const images = Object.fromEntries(
  ['users-db', 'swagger', 'users', 'client', 'nginx'].map((module) => [
    module,
    `${settings.DOCKER_ID}/${settings.IMAGE_PREFIX}-${module}:${settings.IMAGE_TAG}`,
  ]),
);

export const docker = (...args) => execFileSync('docker', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

export const inspect = (image) => JSON.parse(docker('image', 'inspect', image))[0];
