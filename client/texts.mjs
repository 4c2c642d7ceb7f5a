// A Vite plugin: what is imported as `….json?compiled` is compiled in the build, so that no browser reads ICU messages.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

const SUFFIX = '.json?compiled';

export function compiledTexts() {
  return {
    name: 'compiled-texts',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(SUFFIX)) return undefined;
      const file = id.slice(0, id.indexOf('?'));
      this.addWatchFile(file);
      try {
        const compiled = Object.fromEntries(Object.entries(JSON.parse(readFileSync(file, 'utf8'))).map(compile));
        return { code: `export default ${JSON.stringify(compiled)};`, moduleType: 'js' };
      } catch (fault) {
        return this.error(`client/${relative('.', file)}: ${fault.message}`);
      }
    },
  };
}

function compile([name, text]) {
  try {
    return [name, compileMessageOrThrow(text)];
  } catch (fault) {
    throw new Error(`"${name}": ${fault.message}`, { cause: fault });
  }
}
