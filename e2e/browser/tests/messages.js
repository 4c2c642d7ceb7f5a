import { ClientFunction } from 'testcafe';
import { bar } from '../pages/bar.js';
import { accountPage } from '../pages/account-page.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { registeredUser } from '../users.js';
import { restoreSize } from '../screen.js';
import { gateway } from '../stack.js';

fixture('Messages').page(`${gateway}/login`).afterEach(restoreSize);

/** As if there were a pointer on each message from the start: what a test wants of it must not be quicker than its three seconds. */
const holdMessages = ClientFunction(() => {
  const hold = () => document.querySelector('.alert')?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  new MutationObserver(hold).observe(document.body, { childList: true, subtree: true, characterData: true });
});

/** Notes in the page for how long there is a message, in milliseconds. */
const timeMessage = ClientFunction(() => {
  let since = null;
  new MutationObserver((_, observer) => {
    const isShown = document.querySelector('.alert') !== null;
    if (isShown) since ??= performance.now();
    if (isShown || since === null) return;
    observer.disconnect();
    window.shownFor = performance.now() - since;
  }).observe(document.body, { childList: true, subtree: true });
});

test('a message disappears when closed', async (t) => {
  await holdMessages();
  await form.send(await registeredUser());
  await t.expect(bar.message.innerText).contains('Welcome!').expect(bar.message.hasClass('alert-success')).ok();

  await t.click(bar.closeMessage);

  await t.expect(bar.message.exists).notOk();
});

test('a message disappears after three seconds', async (t) => {
  const shownFor = ClientFunction(() => window.shownFor);
  await timeMessage();

  await form.send({ ...(await registeredUser()), password: 'not their password' });

  // Timers are never early, but late on a busy machine.
  await t.expect(shownFor()).within(2900, 10_000);
});

test('there is one message at a time', async (t) => {
  const user = await registeredUser();
  await holdMessages();
  await form.send({ ...user, password: 'not their password' });
  await t.expect(bar.message.innerText).contains('User does not exist.');

  await form.send(user);

  await t.expect(bar.message.innerText).contains('Welcome!').expect(bar.message.count).eql(1);
});

test('a message stays while the pointer is on it', async (t) => {
  await form.fill({ ...(await registeredUser()), password: 'not their password' });
  // Where the message is going to be, so that the pointer is there in time.
  await t.hover('body', { offsetX: 1000, offsetY: 115 }).pressKey('enter');
  await t.expect(bar.message.exists).ok().wait(4000).expect(bar.message.exists).ok();

  await t.hover(form.email).expect(bar.message.exists).notOk();
});

for (const [where, width, height] of [['at twice the size', 640, 400], ['on a phone with its keyboard', 375, 300]]) {
  test(`a message is in view ${where}, and so is what it is about`, async (t) => {
    await t.resizeWindow(width, height);
    await holdMessages();
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
    await holdMessages();

    await form.send({ ...user, password: 'not their password' });
    await t.expect(bar.message.exists).ok();
    for (const part of [form.title, form.reason, form.submit]) await t.expect(await isCovered(part)).notOk();

    await form.send(user);
    await t.expect(usersPage.title.exists).ok().expect(bar.message.innerText).contains('Welcome!');
    await t.expect(await isCovered(usersPage.title)).notOk();
  });
}

test('a message does not cover why the last form of a long page was refused on a phone', async (t) => {
  const user = await registeredUser();
  await form.send(user);
  await t.expect(usersPage.title.exists).ok().resizeWindow(390, 844).navigateTo(`${gateway}/account`);
  await t.expect(accountPage.titles.count).eql(5).expect(accountPage.sessions.exists).ok();
  await holdMessages();

  for (const [title, values] of [['Email', { email: 'new@example.org' }], ['Password', { new_password: 'anotherlongone' }], ['Delete Account', {}]]) {
    await accountPage.send(title, { ...values, password: 'not their password' });
    await t.expect(bar.message.innerText).contains('Sorry. That password is wrong.');
    for (const part of ['.reason', '.submit']) await t.expect(await isCovered(accountPage.part(title).find(part))).notOk(`${title} ${part}`);
  }
});

async function isCovered(selector) {
  const message = await bar.message.boundingClientRect;
  const other = await selector.boundingClientRect;
  return message.top < other.bottom && other.top < message.bottom;
}
