import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { container, properties } from './stack.js';

const root = resolve(__dirname, '../..');
const logs = 'target/logs';

/** The stack under test once more with mail: another users service and gateway beside its own, and maildev, which catches the mail. */
export class MailStack {
  #started = new Map();

  /** @param settings more variables of the users service */
  async start(settings = {}) {
    try {
      const mail = this.#run('mail', properties.baseImage, {
        options: [
          ...['--init', '--user', '10001', '--security-opt', 'label=disable', '--publish', '127.0.0.1::1080', '--entrypoint', '/opt/node/node'],
          ...mounted({ [`${root}/.node/node`]: '/opt/node', [`${root}/bin/lib/mail`]: '/opt/mail' }),
        ],
        command: ['/opt/mail/node_modules/maildev/dist/bin/maildev.js', '--mail-directory', '/tmp'],
      });
      const nginx = this.#run('mail-nginx', imageOf('nginx'), {
        options: ['--publish', '127.0.0.1::80', '--env', 'USERS_UPSTREAM=mail-users-service:5000'],
      });
      this.gateway = `http://${docker('port', nginx, '80')}`;
      this.mails = `http://${docker('port', mail, '1080')}/api/email`;
      await answers(this.mails);
      this.#startUsersService(settings);
      await answers(`${this.gateway}/ping`);
    } catch (failure) {
      this.stop();
      throw failure;
    }
  }

  stop() {
    mkdirSync(logs, { recursive: true });
    for (const [name, id] of this.#started) {
      const log = openSync(`${logs}/${name}.log`, 'w');
      execFileSync('docker', ['logs', id], { stdio: ['ignore', log, log] });
      closeSync(log);
      docker('rm', '--force', '--volumes', id);
    }
    this.#started.clear();
  }

  /** The link of the newest mail to an address that leads to a page of the client; waits for it. */
  async linkTo(page, address) {
    const link = new RegExp(`${this.gateway}${page}#[\\w-]+`);
    return awaited(`a mail to ${address} with a link to ${page}`, async () => {
      const mails = await (await fetch(this.mails)).json();
      const links = mails.filter(({ to }) => to.some((recipient) => recipient.address === address)).map(({ text }) => link.exec(text)?.[0]);
      return links.findLast((found) => found !== undefined);
    });
  }

  #startUsersService(settings) {
    const secrets = ['database-url', 'database-password', 'secret-key'];
    const environment = {
      DATABASE_URL_FILE: '/run/secrets/database-url',
      DATABASE_PASSWORD_FILE: '/run/secrets/database-password',
      SECRET_KEY_FILE: '/run/secrets/secret-key',
      SMTP_URL: 'smtp://mail:1025?starttls=never',
      MAIL_FROM: 'stack@example.org',
      PUBLIC_URL: this.gateway,
      ...settings,
    };
    this.#run('mail-users-service', imageOf('users-service'), {
      options: [
        ...['--memory', '512m'],
        ...Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
        ...mounted(Object.fromEntries(secrets.map((name) => [`${root}/e2e/target/secrets/${name}`, `/run/secrets/${name}`]))),
      ],
    });
  }

  /** With the label by which the next run removes what a killed one left. */
  #run(name, image, { options, command = [] }) {
    const hardened = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges:true'];
    const reached = ['--network', properties.project, '--network-alias', name, '--label', `dev.quintet.test-of=${properties.project}`];
    const id = docker('run', '--detach', ...reached, ...hardened, ...options, image, ...command);
    this.#started.set(name, id);
    return id;
  }
}

function docker(...command) {
  return execFileSync('docker', command, { encoding: 'utf8' }).trim();
}

function imageOf(service) {
  return docker('inspect', '--format', '{{.Config.Image}}', container(service));
}

/** Files and folders of this machine, and where a container reads them. */
function mounted(places) {
  return Object.entries(places).flatMap(([source, target]) => ['--mount', `type=bind,source=${source},target=${target},readonly`]);
}

async function answers(url) {
  await awaited(`an answer of ${url}`, async () => (await fetch(url).catch(() => undefined))?.ok);
}

async function awaited(what, find) {
  const longest = Date.now() + 60_000;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (Date.now() > longest) throw new Error(`waited a minute in vain for ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
