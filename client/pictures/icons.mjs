// Draws the icons of public/ that cannot be SVG, from favicon.svg. Run it after that has changed: npm run icons
import { readFileSync, writeFileSync } from 'node:fs';
import { openBrowser } from './browser.mjs';

const drawing = readFileSync('public/favicon.svg', 'utf8');
const browser = await openBrowser();
const tab = await browser.newPage();

/** @param room the drawing's share of the size; the rest is for platforms that crop icons */
async function draw(size, room, background) {
  await tab.setViewport({ width: size, height: size });
  const width = Math.round(size * room);
  await tab.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${background}"><div style="width:${width}px;height:${width}px">${drawing}</div>`,
  );
  return tab.screenshot({ omitBackground: true });
}

for (const [name, size] of [
  ['apple-touch-icon', 180],
  ['icon-192', 192],
  ['icon-512', 512],
]) {
  writeFileSync(`public/${name}.png`, await draw(size, 0.6, '#fff'));
}
writeFileSync('public/favicon.ico', icon(await draw(32, 1, 'transparent'), 32));
await browser.close();

/** An .ico file with one PNG in it. */
function icon(png, size) {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, png]);
}
