import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { registeredUser } from '../users.js';
import { restoreSize } from '../screen.js';
import { gateway } from '../stack.js';

fixture('Messages').page(`${gateway}/login`).afterEach(restoreSize);

test('a message disappears when closed', async (t) => {
  await form.send(await registeredUser());
  await t.expect(bar.message.innerText).contains('Welcome!').expect(bar.message.hasClass('alert-success')).ok();

  await t.click(bar.closeMessage);

  await t.expect(bar.message.exists).notOk({ timeout: 500 });
});

test('a message disappears after three seconds', async (t) => {
  await form.send({ ...(await registeredUser()), password: 'not their password' });
  await t.expect(bar.message.exists).ok();
  const shown = Date.now();

  await t.expect(bar.message.exists).notOk({ timeout: 5000 });

  const seconds = (Date.now() - shown) / 1000;
  await t.expect(seconds).within(1.5, 4, 'from when it was first seen');
});

test('there is one message at a time', async (t) => {
  const user = await registeredUser();
  await form.send({ ...user, password: 'not their password' });
  await t.expect(bar.message.innerText).contains('User does not exist.');

  await form.send(user);

  await t.expect(bar.message.innerText).contains('Welcome!').expect(bar.message.count).eql(1);
});

test('a message stays while the pointer is on it', async (t) => {
  await form.send({ ...(await registeredUser()), password: 'not their password' });
  await t.hover(bar.message).wait(4000).expect(bar.message.exists).ok();

  await t.hover(form.email).expect(bar.message.exists).notOk({ timeout: 5000 });
});

for (const [where, width, height] of [['at twice the size', 640, 400], ['on a phone with its keyboard', 375, 300]]) {
  test(`a message is in view ${where}, and so is what it is about`, async (t) => {
    await t.resizeWindow(width, height);
    await form.send({ ...(await registeredUser()), password: 'not their password' });

    const { top, bottom } = await bar.message.boundingClientRect;
    await t.expect(top).gte(0).expect(bottom).lte(height);
    const reason = await form.reason.boundingClientRect;
    await t.expect(reason.top).gte(0).expect(reason.bottom).lte(height);
  });
}

for (const [where, width, height] of [['a phone', 390, 844], ['a tablet', 800, 1000]]) {
  test(`a message covers neither the heading nor what the form says on ${where}`, async (t) => {
    await t.resizeWindow(width, height);
    const user = await registeredUser();
    const isCovered = async (selector) => {
      const message = await bar.message.boundingClientRect;
      const other = await selector.boundingClientRect;
      return message.top < other.bottom && other.top < message.bottom;
    };

    await form.send({ ...user, password: 'not their password' });
    await t.expect(bar.message.exists).ok();
    for (const part of [form.title, form.reason, form.submit]) await t.expect(await isCovered(part)).notOk();

    await form.send(user);
    await t.expect(usersPage.title.exists).ok().expect(await isCovered(usersPage.title)).notOk();
  });
}
