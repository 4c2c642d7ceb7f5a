// A Vite plugin: what is imported as `….json?compiled` is compiled in the build, so that no browser reads ICU messages.
import { readFileSync } from 'node:fs';
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
      const texts = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
      const compiled = Object.fromEntries(texts.map(([name, text]) => [name, compileMessageOrThrow(text)]));
      return { code: `export default ${JSON.stringify(compiled)};`, moduleType: 'js' };
    },
  };
}
