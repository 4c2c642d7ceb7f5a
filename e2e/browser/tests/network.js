import { registeredUser } from '../users.js';
import { gateway } from '../stack.js';
import { inTab } from '../tabs.js';

fixture('Without a network').page(`${gateway}/about`);

const requests = `performance.getEntriesByType('resource').filter(({ name }) => name.includes('/auth/')).length`;

test('a login fails at once, and is not sent when the network returns', async (t) => {
  const { email, password } = await registeredUser();
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
    // Anything resent would go out when the browser reports the network, before the next step.
    await tab.evaluate(`fetch('/ping')`);
    await t.expect(await tab.evaluate(requests)).eql(before);
    await tab.expectText('h1', 'Login');
    await tab.expectText('nav', 'Log In');
  });
});

test('the list fails at once, and loads by itself when the network returns', async (t) => {
  await inTab(t, gateway, async (tab) => {
    await tab.expectText('h1', 'All Users');
    await tab.click('nav a[href="/about"]');
    await tab.expectText('h1', 'About');
    // Forces the list to load again.
    await tab.setOffline(true);
    await tab.evaluate(`history.pushState({}, '', '/?after=AAVUeBVgYcAAAACX'); dispatchEvent(new PopStateEvent('popstate'))`);
    await tab.expectText('[role=alert]', 'The users could not be loaded. You are offline');

    await tab.setOffline(false);
    await tab.expect(`document.querySelector('[role=alert]') === null`);
  });
});
