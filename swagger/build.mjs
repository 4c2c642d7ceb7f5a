// Lays out target/site: Swagger UI, and the description in both notations.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const site = 'target/site';
const ui = 'node_modules/swagger-ui-dist';

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']) {
  cpSync(`${ui}/${file}`, `${site}/${file}`);
}
cpSync('src/site', site, { recursive: true });

const description = JSON.stringify(parse(readFileSync('openapi.yaml', 'utf8')), null, 2);
cpSync('openapi.yaml', `${site}/openapi.yaml`);
// The stack being replaced served its description as swagger.json.
for (const name of ['openapi.json', 'swagger.json']) {
  writeFileSync(`${site}/${name}`, description);
}
