import { ClientFunction, Selector } from 'testcafe';
import { wish } from '../accessibility.js';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { somebody } from '../people.js';
import { client, gateway } from '../stack.js';
import { inTab } from '../tabs.js';

const title = ClientFunction(() => document.title);

fixture('The first view').page(`${gateway}/about`);

const background = (t) => t.eval(() => getComputedStyle(document.body).backgroundColor);
const luminance = (color) => Math.max(...color.match(/\d+/g).slice(0, 3).map(Number));

/** Evaluated in each page before anything else of it. */
async function beforeAll(t, source) {
  const cdp = await t.getCurrentCDPSession();
  const { identifier } = await cdp.Page.addScriptToEvaluateOnNewDocument({ source });
  return () => cdp.Page.removeScriptToEvaluateOnNewDocument({ identifier });
}

for (const theme of ['light', 'dark']) {
  test(`is ${theme} where the system is, before any script of the client has run`, async (t) => {
    await wish(t, theme);
    // Whatever the page looks like when its body is there, and its code is not.
    const remove = await beforeAll(
      t,
      `new MutationObserver((_, observer) => {
         if (!document.body) return;
         observer.disconnect();
         window.firstTheme = document.documentElement.dataset.bsTheme;
       }).observe(document, { childList: true, subtree: true })`,
    );
    await t.navigateTo(`${gateway}/login`).expect(form.title.exists).ok();
    await remove();

    await t.expect(await t.eval(() => window.firstTheme)).eql(theme);
    await t.expect(luminance(await background(t)) > 128).eql(theme === 'light');
  });
}

test('is as was chosen here, whatever the system wishes, also the next time', async (t) => {
  await wish(t, 'light');
  await t.click(Selector('button').withAttribute('aria-label', 'Appearance and language')).click(Selector('label').withExactText('Dark'));
  await t.expect(Selector('html').getAttribute('data-bs-theme')).eql('dark');

  await t.navigateTo(`${gateway}/login`).expect(form.title.exists).ok();

  await t.expect(Selector('html').getAttribute('data-bs-theme')).eql('dark');
});

test('says what it needs where there is no JavaScript', async (t) => {
  const withoutScript = (cdp, tab) => cdp.Emulation.setScriptExecutionDisabled({ value: true }, tab);
  await inTab(
    t,
    gateway,
    (tab) => tab.expectText('body', 'This page needs JavaScript.'),
    withoutScript,
  );
});

test('is there where the browser denies storage', async (t) => {
  const source = `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })`;
  await inTab(
    t,
    `${gateway}/register`,
    async (tab) => {
      await tab.expectText('h1', 'Register');
      await tab.click('nav a[href="/login"]');
      await tab.expectText('h1', 'Login');
    },
    (cdp, tab) => cdp.Page.addScriptToEvaluateOnNewDocument({ source }, tab),
  );
});

test('each page has a title of its own', async (t) => {
  for (const [path, name] of [['/', 'Quintet'], ['/about', 'About · Quintet'], ['/login', 'Login · Quintet'], ['/nowhere', 'Not found · Quintet']]) {
    await t.navigateTo(`${gateway}${path}`).expect(Selector('h1').exists).ok().expect(title()).eql(name);
  }
});

test('is in the language that was chosen', async (t) => {
  await t.click(Selector('button').withAttribute('aria-label', 'Appearance and language')).click(Selector('label').withExactText('Deutsch'));

  await t.expect(Selector('h1').innerText).eql('Über Quintet').expect(Selector('html').getAttribute('lang')).eql('de');
});

test('on its own port, all of it works', async (t) => {
  const person = somebody();
  await t.navigateTo(`${client}/register`).expect(form.title.innerText).eql('Register');
  await form.send(person);
  await t.expect(usersPage.row(person.email).exists).ok();

  await bar.open('User Status');
  await t.expect(Selector('main li').withText(person.email).exists).ok();
});

test('nothing is said in the console', async (t) => {
  for (const path of ['/', '/about', '/register', '/login', '/status', '/nowhere']) {
    await t.navigateTo(`${gateway}${path}`).expect(Selector('h1').exists).ok();
    const { error, warn } = await t.getBrowserConsoleMessages();
    await t.expect([...error, ...warn]).eql([], path);
  }
});
