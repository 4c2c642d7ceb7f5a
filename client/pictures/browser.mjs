import { execFileSync } from 'node:child_process';
import puppeteer from 'puppeteer-core';

/** The same browser as in the tests. */
export function openBrowser() {
  const find = ['-c', '. bin/lib/machine.sh && find_browser_path'];
  const executablePath = execFileSync('bash', find, { cwd: '..', encoding: 'utf8' }).trim();
  // Chromium has no sandbox in a container or as root, and /dev/shm may be small.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--lang=en'];
  return puppeteer.launch({ executablePath, args });
}
