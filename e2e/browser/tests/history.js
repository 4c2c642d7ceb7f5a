import { ClientFunction, Selector } from 'testcafe';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { statusPage } from '../pages/status-page.js';
import { usersPage } from '../pages/users-page.js';
import { registeredUser } from '../users.js';
import { restoreSize } from '../screen.js';
import { gateway } from '../stack.js';

fixture('History').page(`${gateway}/login`).afterEach(restoreSize);

const address = ClientFunction(() => location.href);
const depth = ClientFunction(() => window.scrollY);
const path = ClientFunction(() => location.pathname);
// Returns after the page has handled the event.
const goBack = ClientFunction(
  () =>
    new Promise((resolve) => {
      addEventListener('popstate', () => setTimeout(resolve), { once: true });
      history.back();
    }),
);
const isLoggedIn = (t) => t.expect(bar.link('Log Out').exists).ok();

async function logInAgain(t, user) {
  await bar.open('Log In');
  await t.expect(form.title.innerText).eql('Login');
  await form.send(user);
  await t.expect(usersPage.title.exists).ok();
}

test('going back after logging out and in again logs nobody out', async (t) => {
  const user = await registeredUser();
  await form.send(user);
  await t.expect(usersPage.title.exists).ok();
  await bar.open('About');
  await bar.open('Log Out');
  await t.expect(statusPage.paragraph.innerText).contains('You are now logged out.');
  await logInAgain(t, user);

  // Back to the page of the logout, and to the page before it.
  for (let i = 0; i < 2; i++) {
    await goBack();
    await t.expect(path()).eql('/').expect(usersPage.title.exists).ok();
    await isLoggedIn(t);
  }
  await bar.open('User Status');
  await t.expect(statusPage.item('Email:').innerText).contains(user.email);
});

test('the logout page opened by its address logs out once', async (t) => {
  const user = await registeredUser();
  await form.send(user);
  await t.expect(usersPage.title.exists).ok();
  await t.navigateTo(`${gateway}/logout`).expect(statusPage.paragraph.innerText).contains('You are now logged out.');
  await t.expect(bar.link('Log In').exists).ok();
  await logInAgain(t, user);
  await isLoggedIn(t);

  await goBack();
  await isLoggedIn(t);
  await t.expect(statusPage.paragraph.withText('You are now logged out.').exists).notOk();
});

test('the back button skips the login form', async (t) => {
  await t.navigateTo(`${gateway}/about`).expect(Selector('h1').innerText).eql('About');
  await bar.open('Log In');
  await form.send(await registeredUser());
  await t.expect(usersPage.title.exists).ok();

  await goBack();

  await t.expect(Selector('h1').innerText).eql('About');
});

test('a page of the list starts at its top, and going back leads to where it was left', async (t) => {
  const next = Selector('a').withExactText('Next');
  const previous = Selector('a').withExactText('Previous');
  // Two whole pages, also in a new stack.
  for (let i = 0; i < 50; i++) await registeredUser();
  await t.resizeWindow(800, 600).navigateTo(gateway).expect(usersPage.title.exists).ok();
  await t.scrollIntoView(next);
  const left = await depth();
  await t.click(next).expect(previous.exists).ok().expect(usersPage.region.getBoundingClientRectProperty('top')).within(-1, 599);

  await goBack();
  await t.expect(previous.exists).notOk().expect(depth()).within(left - 5, left + 5);

  await t.click(next).expect(previous.exists).ok();
  const place = await address();
  const first = await usersPage.rows.nth(0).innerText;
  await t.scroll(0, 300).expect(depth()).eql(300);
  // TestCafe's click would scroll to the bar.
  await t.eval(() => document.querySelector('nav a[href="/about"]').click());
  await t.expect(Selector('h1').innerText).eql('About');

  await goBack();

  await t.expect(usersPage.rows.nth(0).innerText).eql(first).expect(address()).eql(place).expect(depth()).within(200, 400);
});
