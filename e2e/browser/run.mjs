// Runs the browser tests and writes a report. verdict.mjs fails the build, after the stack was stopped.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import createTestCafe from 'testcafe';
import { NativeAutomationBase, NativeAutomationMainWindow } from 'testcafe/lib/native-automation/index.js';
import { report, screenshots } from './report.mjs';

const browserPath = execFileSync('bash', ['-c', '. bin/lib/machine.sh && find_browser_path'], { cwd: '..', encoding: 'utf8' }).trim();
// Chromium has no sandbox in a container or as root, and /dev/shm may be small.
const flags = '--no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --disable-background-networking --disable-component-update --disable-sync';
// Without these, Chromium runs the timers of a tab that is never shown only once a minute.
const awake = '--disable-background-timer-throttling --disable-backgrounding-occluded-windows --disable-renderer-backgrounding';

// How a browser reports an error in a script of another origin. The pages have no such scripts, so it is one of TestCafe's own.
const foreignErrors = { message: /^Script error\.$/ };

// A condition is awaited, however busy the machine is. The client gives up what does not come after half a minute, and tries again.
const LONGEST_MS = 90_000;

// Of a stack that runs elsewhere, only the gateway is there.
const elsewhere = process.env.GATEWAY_PROPERTY;
const canRun = (...meta) => !elsewhere || meta.every(({ needs }) => needs !== 'containers');
if (elsewhere) console.log(`The stack is behind ${elsewhere}: tests that need its containers are left out.`);

// TestCafe takes over each page that it is told of, and forgets the requests that it has stopped before it listens for them: a second
// tab of ours would wait for them for ever. It is told of none, as it opens no windows itself.
NativeAutomationMainWindow.prototype.start = NativeAutomationBase.prototype.start;

rmSync(report, { force: true });
rmSync(screenshots, { recursive: true, force: true });

// In a container, TestCafe waits ten seconds for the browser's debugging port, and a busy machine opens it later. No test has run then.
const CANNOT_OPEN = 'E1038';
const TRIES = 3;

const testcafe = await createTestCafe({ hostname: 'localhost' });
try {
  for (let tries = 1; ; tries++) {
    try {
      await run();
      break;
    } catch (error) {
      if (error.code !== CANNOT_OPEN || tries === TRIES) throw error;
      console.log(`${error.message}\nThe browser is opened again.`);
    }
  }
} finally {
  await testcafe.close();
}

function run() {
  return testcafe
    .createRunner()
    .src('browser/tests/*.js')
    .filter((test, _fixture, _file, ...meta) => test.includes(process.env.BROWSER_TEST ?? '') && canRun(...meta))
    .browsers(`chromium:${browserPath}:headless ${flags} ${awake}`)
    .reporter(['spec', { name: 'xunit', output: report }])
    .screenshots({ path: screenshots, takeOnFails: true })
    .run({
      assertionTimeout: LONGEST_MS,
      selectorTimeout: LONGEST_MS,
      disableMultipleWindows: true,
      disablePageCaching: true,
      skipJsErrors: foreignErrors,
    });
}
