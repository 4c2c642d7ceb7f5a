// Lays out target/site: Swagger UI, and the description in both notations.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parse as parsePath } from 'node:path';
import { parse } from 'yaml';

const site = 'target/site';
const ui = 'node_modules/swagger-ui-dist';

rmSync(site, { recursive: true, force: true });
mkdirSync(`${site}/assets`, { recursive: true });

// Under a name that has a hash of the content, so that browsers keep it.
const named = new Map();
for (const path of [
  ...['favicon-32x32.png', 'swagger-ui-bundle.js', 'swagger-ui.css'].map((file) => `${ui}/${file}`),
  ...readdirSync('src/site').map((file) => `src/site/${file}`),
]) {
  const { base, ext, name } = parsePath(path);
  if (ext === '.html') continue;
  const hash = createHash('sha256').update(readFileSync(path)).digest('base64url').slice(0, 8);
  named.set(base, `assets/${name}-${hash}${ext}`);
  cpSync(path, `${site}/${named.get(base)}`);
}

const page = readFileSync('src/site/index.html', 'utf8').replace(/(src|href)="([^"]+\.(?:css|js|png))"/g, (_, attribute, file) => {
  if (!named.has(file)) throw new Error(`index.html names ${file}, which is not there`);
  return `${attribute}="${named.get(file)}"`;
});
writeFileSync(`${site}/index.html`, page);

const description = JSON.stringify(read('openapi.yaml'), null, 2);
cpSync('openapi.yaml', `${site}/openapi.yaml`);
// The stack being replaced served its description as swagger.json.
for (const name of ['openapi.json', 'swagger.json']) {
  writeFileSync(`${site}/${name}`, description);
}

function read(file) {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    if (!fault.linePos) throw fault;
    console.error(`swagger/${file}:${fault.linePos[0].line}: ${fault.message}`);
    process.exit(1);
  }
}
