import { RequestMock, Selector, t } from 'testcafe';
import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { usersPage } from '../pages/users-page.js';
import { login, newAdmin, newUser, registeredUser } from '../users.js';
import { restoreSize } from '../screen.js';
import { gateway } from '../stack.js';

fixture('Screens').page(gateway).afterEach(restoreSize);

test('at 800 by 600 every link can be clicked', async (t) => {
  await t.resizeWindow(800, 600).expect(bar.menu.visible).notOk();

  await bar.open('Register');
  await t.expect(form.title.innerText).eql('Register');
  await bar.open('Log In');
  await t.expect(form.title.innerText).eql('Login');
  await bar.open('About');
  await t.expect(Selector('h1').innerText).eql('About');
});

test('on a phone the bar becomes a menu', async (t) => {
  await t.resizeWindow(375, 667);
  await t.expect(bar.menu.visible).ok().expect(bar.link('Register').visible).notOk();

  await t.click(bar.menu);
  await bar.open('Register');
  await t.expect(form.title.innerText).eql('Register').expect(bar.link('Register').visible).notOk();

  const user = newUser();
  await form.send(user);
  await t.expect(usersPage.row(user.email).exists).ok();
});

/** As bin/rename lets it be. */
const lengthenProductName = () =>
  t.eval(() => document.querySelector('.navbar-brand').append(", Ann & Søn's Küchenausstattungsgesellschaft & Co."));

test('on a phone nothing overflows the screen, also where the product has a long name', async (t) => {
  await t.resizeWindow(375, 667);
  for (const path of ['/', '/about', '/register', '/login', '/status', '/nowhere']) {
    await t.navigateTo(`${gateway}${path}`).expect(Selector('h1').exists).ok();
    await lengthenProductName();
    const { content, screen } = await t.eval(() => ({
      content: document.documentElement.scrollWidth,
      screen: document.documentElement.clientWidth,
    }));
    await t.expect(content).lte(screen, path);
  }
});

test.meta('needs', 'containers')('at 800 by 600 the bar of an admin fits, also with the widest letters that people need', async (t) => {
  const token = await login(newAdmin());
  await t.eval(() => localStorage.setItem('authToken', token), { dependencies: { token } });
  await t.resizeWindow(800, 600).navigateTo(`${gateway}/about`).expect(bar.link('Manage Users').exists).ok();

  await lengthenProductName();

  // WCAG 2.2, 1.4.12.
  const { content, screen } = await t.eval(() => {
    const wide = new CSSStyleSheet();
    wide.replaceSync('* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important }');
    document.adoptedStyleSheets = [wide];
    const { scrollWidth, clientWidth } = document.documentElement;
    return { content: scrollWidth, screen: clientWidth };
  });

  await t.expect(content).lte(screen);
});

test('Escape closes the menu of a phone and focuses its button', async (t) => {
  await t.resizeWindow(375, 667).click(bar.menu).expect(bar.link('Register').visible).ok();

  await t.pressKey('esc');

  await t.expect(bar.link('Register').visible).notOk().expect(bar.menu.focused).ok();
});

const namesAreAway = RequestMock().onRequestTo(`${gateway}/auth/status`).respond('', 503);

test('the links of a member are in the same place before their name is there', async (t) => {
  await t.navigateTo(`${gateway}/login`);
  await form.send(await registeredUser());
  await t.expect(bar.memberName.innerText).match(/^user/);
  // The list may have a scrollbar, and be there late: both are measured on a page without.
  await t.navigateTo(`${gateway}/about`).expect(bar.memberName.innerText).match(/^user/);
  const { left } = await bar.link('Log Out').boundingClientRect;

  await t.addRequestHooks(namesAreAway).navigateTo(`${gateway}/about`).expect(bar.memberName.innerText).eql('');

  await t.expect((await bar.link('Log Out').boundingClientRect).left).eql(left);
});

test('on a phone nothing jumps while the list is loaded', async (t) => {
  for (let i = 0; i < 15; i++) await registeredUser();
  await t.resizeWindow(375, 667).navigateTo(gateway).expect(usersPage.rows.count).gte(15);

  // Layout shift is a share of the screen; the bar of the test runner adds a thousandth.
  const shift = await t.eval(() => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: 'layout-shift', buffered: true });
    return observer.takeRecords().reduce((sum, { value }) => sum + value, 0);
  });

  await t.expect(shift).lt(0.01);
});
