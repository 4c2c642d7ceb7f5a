import { execFileSync } from 'node:child_process';
import { Selector } from 'testcafe';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { registeredUser } from '../users.js';
import { container, gateway } from '../stack.js';

const service = container('users-service');

fixture('The users service is down').meta('needs', 'containers').page(gateway).after(start);

test('shows it, and recovers without a reload once the service is back', async (t) => {
  const user = await registeredUser();
  await t.navigateTo(`${gateway}/login`).expect(form.title.exists).ok();

  execFileSync('docker', ['stop', service]);
  await form.send(user);
  await t.expect(bar.message.innerText).contains('The service is busy or away. Please try again in a moment.');
  await bar.open('Home');
  await t.expect(Selector('[role=alert]').innerText).contains('The users could not be loaded.');

  await start();
  await t.click(Selector('button').withExactText('Try again'));
  await t.expect(usersPage.row(user.email).exists).ok();
});

async function start() {
  execFileSync('docker', ['start', service]);
  const longest = Date.now() + 60_000;
  while ((await fetch(`${gateway}/users`)).status !== 200) {
    if (Date.now() > longest) {
      throw new Error(`${service} did not come back within a minute`);
    }
  }
}
