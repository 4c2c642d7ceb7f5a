import { ClientFunction, RequestMock, Selector } from 'testcafe';
import { bar } from '../pages/bar.js';
import { linkPage } from '../pages/link-page.js';
import { gateway } from '../stack.js';

/** A new release with other files: the old ones are gone for some requests, or permanently. */
function without(file, times) {
  let left = times;
  return RequestMock()
    .onRequestTo(({ url }) => file.test(url) && left-- > 0)
    .respond('', 404);
}
const aboutPage = /\/assets\/AboutPage/;
const german = /\/assets\/de-/;
const client = /\/assets\/index-.*\.js/;
const resetPage = /\/assets\/ResetPasswordPage/;
const loads = ClientFunction(() => performance.getEntriesByType('navigation')[0].type);
const speakGerman = (t) =>
  t.click(Selector('button').withAttribute('aria-label', 'Appearance and language')).click(Selector('label').withExactText('Deutsch'));

fixture('A new release under an open tab').beforeEach(async (t) => {
  // From the blank page: the address of the test before would be the same history entry, which says that it was reloaded.
  await t.navigateTo(gateway);
  // Cached files would not be requested.
  await (await t.getCurrentCDPSession()).Network.clearBrowserCache();
});

test.requestHooks(without(aboutPage, 1))('a page that is gone is met by loading the new one', async (t) => {
  await bar.open('About');

  await t.expect(Selector('h1').innerText).eql('About').expect(loads()).eql('reload');
});

test.requestHooks(without(aboutPage, Infinity))('a page that stays away is reported after one reload', async (t) => {
  await bar.open('About');

  await t.expect(Selector('[role=alert]').innerText).contains('This page could not be loaded').expect(loads()).eql('reload');
  await t.expect(bar.link('Home').visible).ok();
});

test.requestHooks(without(german, 1))('a language that is gone is met by loading the new one', async (t) => {
  await speakGerman(t);

  await t.expect(Selector('h1').innerText).eql('Alle Benutzer').expect(loads()).eql('reload');
});

test.requestHooks(without(german, Infinity))('a language that stays away changes nothing', async (t) => {
  await speakGerman(t);

  await t.expect(loads()).eql('reload').expect(Selector('h1').innerText).eql('All Users');
});

test('a client that is gone is met by loading the new one', async (t) => {
  await t.addRequestHooks(without(client, 1)).navigateTo(`${gateway}/about`);

  await t.expect(Selector('h1').innerText).eql('About').expect(loads()).eql('reload');
});

test('a client that stays away is reported after one reload, not by an empty page', async (t) => {
  await t.addRequestHooks(without(client, Infinity)).navigateTo(`${gateway}/about`);

  await t.expect(Selector('#root').innerText).contains('This page could not be loaded').expect(loads()).eql('reload');
});

test('a client that is gone with its server is reported by the page itself', async (t) => {
  const serverIsAway = RequestMock()
    .onRequestTo(({ method }) => method === 'head')
    .respond('', 503);
  await t.addRequestHooks([without(client, Infinity), serverIsAway]).navigateTo(`${gateway}/about`);

  await t.expect(Selector('#root').innerText).contains('This page could not be loaded').expect(loads()).eql('navigate');
});

// Gone for both loads.
test.requestHooks(without(resetPage, 2))('whoever tries the page of a mail’s link again still has its code', async (t) => {
  await t.navigateTo(`${gateway}/reset-password#the-code`);

  await t.click(Selector('[role=alert] a'));

  await t.expect(linkPage.newPassword.exists).ok();
});
