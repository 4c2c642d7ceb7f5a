// Puts a .gz beside every file of target/site that shrinks, for nginx to send as it is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const site = 'target/site';
const compressible = /\.(css|html|ico|js|json|map|svg|webmanifest|yaml)$/;

for (const file of readdirSync(site, { recursive: true })) {
  if (compressible.test(file)) {
    const path = join(site, file);
    writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: constants.Z_BEST_COMPRESSION }));
  }
}
