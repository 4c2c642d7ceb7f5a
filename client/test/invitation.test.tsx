import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { session } from '../src/session/session';
import { expectAccessible } from './accessibility';
import { answering, success } from './account';
import { answerAdmin, details } from './admin';
import { refusal } from './answers';
import { answerPages, message } from './form';
import { open } from './open';
import { server } from './server';

beforeEach(() => {
  session.begin('a.b.c');
  answerPages();
});

test('somebody is invited', async () => {
  answerAdmin([]);
  const sent = answering('/users', () => success('new@example.org was added!'));
  await open('/admin/users');

  await userEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }));
  await userEvent.type(screen.getByLabelText('Username'), 'michelle');
  await userEvent.type(screen.getByLabelText('Email', { selector: 'input' }), 'new@example.org');
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Invite' }));

  expect(await message()).toHaveTextContent('new@example.org was invited.');
  expect(screen.getByRole('button', { name: 'Invite somebody' })).toHaveFocus();
  expect(sent).toHaveBeenCalledWith({ username: 'michelle', email: 'new@example.org', invite: true });
});

test('a search that fails takes nothing away from a half-filled invitation', async () => {
  answerAdmin([details(9)]);
  await open('/admin/users');
  await userEvent.click(await screen.findByRole('button', { name: 'Invite somebody' }));
  await userEvent.type(screen.getByLabelText('Username'), 'mich');
  server.use(http.get('*/users/search', () => refusal(503, 'Please search more precisely.')));

  await userEvent.type(screen.getByRole('searchbox'), 'a{Enter}');

  await screen.findByText('Please search more precisely.');
  expect(screen.getByLabelText('Username')).toHaveValue('mich');
});
