// A registry's manifests, tags and small blobs (OCI Distribution Specification 1.1; tokens: docs.docker.com/registry/spec/auth/token).
import { createHash } from 'node:crypto';
import { Refusal } from './refusal.mjs';
import { Passing, retrying } from './retry.mjs';

const TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
].join(', ');

/** What Docker, too, speaks plain HTTP to. */
const isLoopback = (registry) => /^(localhost|127\.[0-9.]+|\[::1\])(:\d+)?$/.test(registry);

export const digestOf = (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

export const registrySettings = (env) => ({
  name: env.RELEASE_REGISTRY || 'docker.io',
  timing: { seconds: Number(env.RELEASE_TIMEOUT_SECONDS || 600), backOff: Number(env.RELEASE_BACK_OFF_MILLIS || 1000) },
});

export class Registry {
  #base;
  #authorizations = new Map();

  /** @param timing {{ seconds: number, backOff: number }} the longest that a request may take; the first pause, in ms */
  constructor(name, { user, password }, timing) {
    this.name = name;
    this.timing = timing;
    this.basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    this.#base = name === 'docker.io' ? 'https://registry-1.docker.io' : `${isLoopback(name) ? 'http' : 'https'}://${name}`;
  }

  /** @throws Refusal where the registry does not take the credentials */
  async checkCredentials() {
    const { status } = await this.#request('GET', '', '/v2/');
    if (status !== 200) throw new Error(`${this.name} answers ${status} to a login, and not 200`);
  }

  /** @returns {{ bytes: Buffer, type: string, digest: string } | undefined} undefined where there is none */
  async manifest(repository, reference) {
    const answer = await this.#request('GET', repository, `/v2/${repository}/manifests/${reference}`, { headers: { Accept: TYPES } });
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw new Error(`${this.name} answers ${answer.status} when asked for ${repository}:${reference}`);
    const { bytes } = answer;
    return { bytes, type: answer.type, digest: digestOf(bytes) };
  }

  /** Moves the tag to this manifest, whose blobs are there. */
  async tag(repository, reference, { bytes, type }) {
    const { status } = await this.#request('PUT', repository, `/v2/${repository}/manifests/${reference}`, { body: bytes, headers: { 'Content-Type': type } });
    if (status !== 201) throw new Error(`${this.name} answers ${status} when ${repository}:${reference} is to be moved`);
  }

  /** A blob, in one piece. */
  async upload(repository, bytes) {
    const { status, location } = await this.#request('POST', repository, `/v2/${repository}/blobs/uploads/`);
    if (status !== 202) throw new Error(`${this.name} answers ${status} when a blob of ${repository} is to be uploaded`);
    const url = new URL(location, this.#base);
    url.searchParams.set('digest', digestOf(bytes));
    const answer = await this.#request('PUT', repository, url, { body: bytes, headers: { 'Content-Type': 'application/octet-stream' } });
    if (answer.status !== 201) throw new Error(`${this.name} answers ${answer.status} to the upload of a blob of ${repository}`);
  }

  /** Takes the tag away; the manifest stays. @returns {boolean} false where the registry does not do that */
  async untag(repository, reference) {
    const { status } = await this.#request('DELETE', repository, `/v2/${repository}/manifests/${reference}`);
    return status === 202;
  }

  #request(method, repository, path, { headers, body } = {}) {
    const url = new URL(path, this.#base);
    return retrying(`${method} ${this.name}${url.pathname}`, this.timing.backOff, async () => {
      let answer = await this.#send(method, url, { ...headers, ...this.#authorization(repository, url) }, body);
      if (answer.status === 401 && answer.challenge) {
        this.#authorizations.set(repository, await this.#authorize(answer.challenge, repository));
        answer = await this.#send(method, url, { ...headers, ...this.#authorization(repository, url) }, body);
      }
      if (answer.status === 401 || answer.status === 403) {
        throw new Refusal(`${this.name} refuses the credentials, with ${answer.status}: check DOCKER_ID and DOCKER_PASSWORD, and what they may do`);
      }
      return answer;
    });
  }

  /** For the registry alone: uploads may lead elsewhere. */
  #authorization(repository, { origin }) {
    const value = this.#authorizations.get(repository);
    return value && origin === new URL(this.#base).origin ? { Authorization: value } : {};
  }

  async #authorize(challenge, repository) {
    if (!/^bearer /i.test(challenge)) return this.basic;
    const { realm, service } = Object.fromEntries([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const url = new URL(realm);
    if (service) url.searchParams.set('service', service);
    if (repository) url.searchParams.set('scope', `repository:${repository}:pull,push`);
    const answer = await this.#send('GET', url, { Authorization: this.basic });
    if (answer.status !== 200) throw new Refusal(`${this.name} refuses the credentials, with ${answer.status}: check DOCKER_ID and DOCKER_PASSWORD`);
    const { token, access_token } = JSON.parse(answer.bytes);
    return `Bearer ${token ?? access_token}`;
  }

  async #send(method, url, headers, body) {
    let answer, bytes;
    try {
      answer = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(this.timing.seconds * 1000) });
      bytes = Buffer.from(await answer.arrayBuffer());
    } catch (failure) {
      throw new Passing(failure.name === 'TimeoutError' ? `no answer within ${this.timing.seconds} s` : (failure.cause?.message ?? failure.message));
    }
    if (answer.status === 429 || answer.status >= 500) {
      throw new Passing(`the answer is ${answer.status}`, Number(answer.headers.get('Retry-After')) || 0);
    }
    const header = (name) => answer.headers.get(name);
    return { status: answer.status, type: header('Content-Type'), challenge: header('WWW-Authenticate'), location: header('Location'), bytes };
  }
}
