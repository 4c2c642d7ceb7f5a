// Who pushes: DOCKER_ID and DOCKER_PASSWORD, else whoever Docker's configuration has logged in.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

const configuration = (env) => env.DOCKER_CONFIG || join(homedir(), '.docker');

/** @returns {{ user: string, password: string }} */
export function credentials(registry, env) {
  if (env.DOCKER_ID && env.DOCKER_PASSWORD) return { user: env.DOCKER_ID, password: env.DOCKER_PASSWORD };
  const found = loggedIn(registry, configuration(env));
  if (found) return found;
  throw new Refusal(`no credentials for ${registry}: set DOCKER_ID and DOCKER_PASSWORD, or run 'docker login'`);
}

function loggedIn(registry, folder) {
  const file = join(folder, 'config.json');
  if (!existsSync(file)) return undefined;
  const config = JSON.parse(readFileSync(file, 'utf8'));
  // The name that Docker's configuration has for Docker Hub.
  const server = registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry;
  const helper = config.credHelpers?.[server] ?? config.credsStore;
  if (helper) {
    try {
      const { Username, Secret } = JSON.parse(execFileSync(`docker-credential-${helper}`, ['get'], { input: server, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] }));
      return { user: Username, password: Secret };
    } catch {
      // It knows nothing of this registry, as it says by failing.
      return undefined;
    }
  }
  const [user, ...password] = Buffer.from(config.auths?.[server]?.auth ?? '', 'base64').toString().split(':');
  return user ? { user, password: password.join(':') } : undefined;
}

/**
 * The environment for `docker push`. Where the credentials come from variables, Docker gets them by a credential helper
 * that reads the same variables, so that they are on no disk and in no argument list. `end` removes what was made.
 */
export function pushEnvironment(env) {
  if (!env.DOCKER_ID || !env.DOCKER_PASSWORD) return { env, end() {} };
  const folder = mkdtempSync(join(tmpdir(), 'quintet-release-'));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const helper = join(bin, 'docker-credential-environment');
  writeFileSync(helper, '#!/bin/sh\nexec "$NODE" "$HELPER"\n');
  chmodSync(helper, 0o755);
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ credsStore: 'environment' }));
  // The engine that the user's own configuration has chosen.
  const host = env.DOCKER_HOST || execFileSync('docker', ['context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'], { encoding: 'utf8', env }).trim();
  return {
    env: {
      ...env,
      DOCKER_CONFIG: folder,
      DOCKER_HOST: host,
      NODE: process.execPath,
      HELPER: join(import.meta.dirname, 'credential-helper.mjs'),
      PATH: `${bin}:${env.PATH}`,
    },
    end: () => rmSync(folder, { recursive: true }),
  };
}
