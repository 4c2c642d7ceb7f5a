// A Vite plugin: while developing, the types of the API follow its description, as in each build.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const description = resolve('../swagger/openapi.yaml');

/** What is wrong, and where: a mistake in the description is printed with all of the description, and a trace. */
export const wordsOf = ({ stderr, message }) => /^\w*Error: .*/m.exec(stderr)?.[0] ?? (stderr || message);

export function apiTypes() {
  return {
    name: 'api-types',
    apply: 'serve',
    configureServer({ config: { logger }, watcher }) {
      watcher.add(description);
      watcher.on('change', async (file) => {
        if (resolve(file) !== description) return;
        try {
          await promisify(execFile)('npm', ['run', '--silent', 'types']);
          logger.info('the types of the API were generated again', { timestamp: true });
        } catch (failure) {
          logger.error(`the types of the API could not be made: ${wordsOf(failure)}`, { timestamp: true });
        }
      });
    },
  };
}
