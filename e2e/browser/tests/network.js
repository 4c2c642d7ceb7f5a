import { registered } from '../people.js';
import { gateway } from '../stack.js';
import { inTab } from '../tabs.js';

fixture('Without a network').page(`${gateway}/about`);

const requests = `performance.getEntriesByType('resource').filter(({ name }) => name.includes('/auth/')).length`;

test('a login says so at once, and is not sent when the network is back', async (t) => {
  const { email, password } = await registered();
  await inTab(t, `${gateway}/login`, async (tab) => {
    await tab.type('input[name=email]', email);
    await tab.type('input[name=password]', password);
    await tab.setOffline(true);
    await tab.click('input[type=submit]');
    await tab.expectText('.alert', 'You are offline');
    await tab.expectText('.reason', 'You are offline');
    const before = await tab.evaluate(requests);

    await tab.setOffline(false);
    await tab.evaluate(`fetch('/ping')`);
    // What would be sent by itself would be sent when the browser says so, before what follows.
    await tab.evaluate(`fetch('/ping')`);
    await t.expect(await tab.evaluate(requests)).eql(before);
    await tab.expectText('h1', 'Login');
    await tab.expectText('nav', 'Log In');
  });
});

test('the list says so at once, and comes by itself when the network is back', async (t) => {
  await inTab(t, gateway, async (tab) => {
    await tab.expectText('h1', 'All Users');
    await tab.click('nav a[href="/about"]');
    await tab.expectText('h1', 'About');
    // The page of the list is not to be shown as it was.
    await tab.setOffline(true);
    await tab.evaluate(`history.pushState({}, '', '/?after=AAVUeBVgYcAAAACX'); dispatchEvent(new PopStateEvent('popstate'))`);
    await tab.expectText('[role=alert]', 'The users could not be loaded. You are offline');

    await tab.setOffline(false);
    await tab.expect(`document.querySelector('[role=alert]') === null`);
  });
});
