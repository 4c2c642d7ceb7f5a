import { ClientFunction, Selector } from 'testcafe';
import { preferTheme, print } from '../accessibility.js';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { newUser } from '../users.js';
import { client, gateway, product } from '../stack.js';
import { inTab } from '../tabs.js';

const title = ClientFunction(() => document.title);

fixture('The first view').page(`${gateway}/about`);

const background = (t) => t.eval(() => getComputedStyle(document.body).backgroundColor);
const luminance = (color) => Math.max(...color.match(/\d+/g).slice(0, 3).map(Number));

/** Runs in each page before its own scripts. */
async function beforeAll(t, source) {
  const cdp = await t.getCurrentCDPSession();
  const { identifier } = await cdp.Page.addScriptToEvaluateOnNewDocument({ source });
  return () => cdp.Page.removeScriptToEvaluateOnNewDocument({ identifier });
}

for (const theme of ['light', 'dark']) {
  test(`is ${theme} like the system, before any script of the client has run`, async (t) => {
    await preferTheme(t, theme);
    // The page with its HTML, but without its code.
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

test('shows the product before any script of the client has run', async (t) => {
  const remove = await beforeAll(
    t,
    `new MutationObserver((_, observer) => {
       const brand = document.querySelector('#root .navbar-brand');
       if (!brand) return;
       observer.disconnect();
       window.first = { brand: brand.textContent, isTheClient: document.querySelector('main') !== null };
     }).observe(document, { childList: true, subtree: true })`,
  );
  await t.navigateTo(`${gateway}/login`).expect(form.title.exists).ok();
  await remove();

  await t.expect(await t.eval(() => window.first)).eql({ brand: product, isTheClient: false });
});

test('keeps the chosen theme whatever the system prefers, also after a reload', async (t) => {
  await preferTheme(t, 'light');
  await t.click(Selector('button').withAttribute('aria-label', 'Appearance and language')).click(Selector('label').withExactText('Dark'));
  await t.expect(Selector('html').getAttribute('data-bs-theme')).eql('dark');

  await t.navigateTo(`${gateway}/login`).expect(form.title.exists).ok();

  await t.expect(Selector('html').getAttribute('data-bs-theme')).eql('dark');
});

test.after((t) => preferTheme(t, 'light'))('is light on paper, which has what is to be read alone', async (t) => {
  await preferTheme(t, 'dark');
  await t.expect(Selector('html').getAttribute('data-bs-theme')).eql('dark');
  await t.expect(luminance(await background(t)) > 128).notOk();

  await print(t);

  await t.expect(Selector('html').getAttribute('data-bs-theme')).eql('light').expect(Selector('nav').visible).notOk();
  await t.expect(luminance(await background(t)) > 128).ok();
});

test('says that it needs JavaScript when there is none', async (t) => {
  const withoutScript = (cdp, tab) => cdp.Emulation.setScriptExecutionDisabled({ value: true }, tab);
  await inTab(
    t,
    gateway,
    (tab) => tab.expectText('body', 'This page needs JavaScript.'),
    withoutScript,
  );
});

test('works when the browser denies storage', async (t) => {
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
  for (const [path, name] of [['/', product], ['/about', `About · ${product}`], ['/login', `Login · ${product}`], ['/nowhere', `Not found · ${product}`]]) {
    await t.navigateTo(`${gateway}${path}`).expect(Selector('h1').exists).ok().expect(title()).eql(name);
  }
});

test('uses the chosen language', async (t) => {
  await t.click(Selector('button').withAttribute('aria-label', 'Appearance and language')).click(Selector('label').withExactText('Deutsch'));

  await t.expect(Selector('h1').innerText).eql('Über uns').expect(Selector('html').getAttribute('lang')).eql('de');
});

test.meta('needs', 'containers')('works completely on its own port', async (t) => {
  const user = newUser();
  await t.navigateTo(`${client}/register`).expect(form.title.innerText).eql('Register');
  await form.send(user);
  await t.expect(usersPage.row(user.email).exists).ok();

  await bar.open('User Status');
  await t.expect(Selector('main li').withText(user.email).exists).ok();
});

test('logs nothing to the console', async (t) => {
  for (const path of ['/', '/about', '/register', '/login', '/status', '/nowhere']) {
    await t.navigateTo(`${gateway}${path}`).expect(Selector('h1').exists).ok();
    const { error, warn } = await t.getBrowserConsoleMessages();
    await t.expect([...error, ...warn]).eql([], path);
  }
});
