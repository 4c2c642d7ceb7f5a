// A real registry on loopback, in a container, with a proxy in front that can be told to fail.
import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const USER = 'somebody';
export const PASSWORD = 'a-password-that-must-not-be-seen';
const docker = (...args) => execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

export async function startRegistry(base) {
  const image = docker('build', '--quiet', `--build-arg=BASE=${base}`, join(import.meta.dirname, 'registry'));
  const container = docker('run', '--detach', '--publish=127.0.0.1::5000', '--tmpfs=/tmp', `--env=REGISTRY_USER=${USER}`, `--env=REGISTRY_PASSWORD=${PASSWORD}`, image);
  const backend = new URL(`http://${docker('port', container, '5000/tcp').split('\n')[0]}`);

  const registry = {
    /** Of each request: an answer's status, 'hang', or nothing for what the registry says. */
    fault: () => undefined,
    requests: [],
    /** Runs cosign, logged in; fails where it does. The folder is mounted at /test. */
    cosign: async (folder, ...args) => {
      const options = ['--rm', '--network=host', `--volume=${folder}:/test:ro`, '--env=DOCKER_CONFIG=/test/.docker', '--entrypoint=cosign'];
      return (await promisify(execFile)('docker', ['run', ...options, image, ...args])).stdout;
    },
    async stop() {
      proxy.closeAllConnections();
      proxy.close();
      docker('rm', '--force', '--volumes', container);
    },
  };
  const proxy = http.createServer((request, response) => {
    registry.requests.push(`${request.method} ${request.url.replace(/\?.*/, '')}`);
    const fault = registry.fault(request);
    if (fault === 'hang') return;
    if (fault) {
      request.resume();
      request.on('end', () => response.writeHead(fault).end());
      return;
    }
    // With the caller's Host, so that the registry's own links lead through here again.
    const onward = http.request(new URL(request.url, backend), { method: request.method, headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  registry.name = `127.0.0.1:${proxy.address().port}`;

  const authorization = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
  /** Past the proxy. */
  registry.ask = (path, headers) => fetch(new URL(path, backend), { headers: { Authorization: authorization, ...headers } });
  const end = Date.now() + 60_000;
  while (!(await registry.ask('/v2/').then(({ ok }) => ok, () => false))) {
    if (Date.now() > end) throw new Error(`the registry does not answer: ${docker('logs', container)}`);
  }
  return registry;
}
