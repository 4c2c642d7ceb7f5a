import { bar } from '../pages/bar.js';
import { form } from '../pages/credentials-form.js';
import { registered } from '../people.js';
import { gateway } from '../stack.js';

fixture('Messages').page(`${gateway}/login`);

test('a message is gone when it is closed', async (t) => {
  await form.send(await registered());
  await t.expect(bar.message.innerText).contains('Welcome!').expect(bar.message.hasClass('alert-success')).ok();

  await t.click(bar.closeMessage);

  await t.expect(bar.message.exists).notOk({ timeout: 500 });
});

test('a message is gone after three seconds', async (t) => {
  await form.send({ ...(await registered()), password: 'not their password' });
  await t.expect(bar.message.exists).ok();
  const shown = Date.now();

  await t.expect(bar.message.exists).notOk({ timeout: 5000 });

  const seconds = (Date.now() - shown) / 1000;
  await t.expect(seconds).within(1.5, 4, 'from when it was first seen');
});

test('there is one message at a time', async (t) => {
  const person = await registered();
  await form.send({ ...person, password: 'not their password' });
  await t.expect(bar.message.innerText).contains('User does not exist.');

  await form.send(person);

  await t.expect(bar.message.innerText).contains('Welcome!').expect(bar.message.count).eql(1);
});
