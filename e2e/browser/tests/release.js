import { ClientFunction, RequestMock, Selector } from 'testcafe';
import { bar } from '../pages/bar.js';
import { gateway } from '../stack.js';

/** A new release with other files, until the page reloads or permanently. */
function withoutTheAboutPage(times) {
  let left = times;
  return RequestMock()
    .onRequestTo(({ url }) => /\/assets\/AboutPage/.test(url) && left-- > 0)
    .respond('', 404);
}
const loads = ClientFunction(() => performance.getEntriesByType('navigation')[0].type);

fixture('A new release under an open tab')
  .page(gateway)
  // Cached files would not be requested.
  .beforeEach(async (t) => (await t.getCurrentCDPSession()).Network.clearBrowserCache());

test.requestHooks(withoutTheAboutPage(1))('a page that is gone is met by loading the new one', async (t) => {
  await bar.open('About');

  await t.expect(Selector('h1').innerText).eql('About').expect(loads()).eql('reload');
});

test.requestHooks(withoutTheAboutPage(Infinity))('a page that stays away is reported after one reload', async (t) => {
  await bar.open('About');

  await t.expect(Selector('[role=alert]').innerText).contains('This page could not be loaded').expect(loads()).eql('reload');
  await t.expect(bar.link('Home').visible).ok();
});
