import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { answerAdmin, changing, details, openActions } from './admin';
import { refusal } from './answers';
import { answerPages, message } from './form';
import { open } from './open';

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

beforeEach(() => {
  session.begin('a.b.c');
  answerPages();
});

test('somebody gets another email, by the own password of the admin', async () => {
  answerAdmin([details(9)]);
  const sent = changing(9, () => HttpResponse.json({ status: 'success', data: details(9) }));
  await open('/admin/users');

  await openActions('user9');
  await press('Change email');
  const form = within(screen.getByRole('region', { name: 'Another email for user9' }));
  expect(form.getByLabelText('Email')).toHaveFocus();
  await expectAccessible();
  await userEvent.type(form.getByLabelText('Email'), 'new@example.org');
  await userEvent.type(form.getByLabelText('Your own password'), 'secret');
  await press('Change email');

  expect(await message()).toHaveTextContent('The email of user9 was changed.');
  expect(sent).toHaveBeenCalledWith({ email: 'new@example.org', password: 'secret' });
});

test('a field is described by the rules of its own form, beside another form with the same rules', async () => {
  answerAdmin([details(9)]);
  await open('/admin/users');
  await userEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }));

  await openActions('user9');
  await press('Change username');
  const form = within(screen.getByRole('region', { name: 'Another username for user9' }));
  await userEvent.type(form.getByLabelText('Username'), 'michelle');

  const rule = document.getElementById(form.getByLabelText('Username').getAttribute('aria-describedby') ?? '');
  expect(rule).toHaveClass('success');
  await expectAccessible();
});

test('somebody keeps the username where the other one is taken', async () => {
  answerAdmin([details(9)]);
  const sent = changing(9, () => refusal(400, 'Sorry. That username already exists.'));
  await open('/admin/users');

  await openActions('user9');
  await press('Change username');
  const form = within(screen.getByRole('region', { name: 'Another username for user9' }));
  await userEvent.type(form.getByLabelText('Username'), 'michelle');
  await press('Change username');

  expect(await message()).toHaveTextContent('Sorry. That username already exists.');
  expect(sent).toHaveBeenCalledWith({ username: 'michelle' });
  await press('Cancel');
  expect(screen.getByRole('button', { name: 'Deactivate' })).toBeVisible();
});
