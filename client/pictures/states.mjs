// Every state of the client, and how to reach it.
import { asAdmin, json, longest, mailState, offering, ownAccount, page, refusal, turned, users } from './api.ts';

const NEVER = 'never';
const AWAY = 'away';
const login = { email: 'michael@example.org', password: 'greaterthaneleven' };
const good = { username: 'michael', ...login };

const fill = (fields) => async (tab) => {
  for (const [name, text] of Object.entries(fields)) await tab.type(`input[name=${name}]`, text);
};
const send = (fields, shown) => async (tab) => {
  await fill(fields)(tab);
  await tab.click('input[type=submit]');
  if (shown) await tab.waitForSelector(shown);
};
const loggedIn = { authToken: 'a.b.c' };

export const states = [
  { name: 'users', path: '/' },
  { name: 'users-logged-in', path: '/', storage: loggedIn, shown: '.avatar[data-initial]' },
  { name: 'users-second-page', path: '/?after=KEY', answers: { 'GET /users': page(users(7)) } },
  {
    name: 'users-found',
    path: '/?q=wan&order=username',
    answers: { 'GET /users': page(users(25).slice(18, 19), undefined, { users: 1, exact: true }) },
  },
  {
    name: 'users-too-broad',
    path: '/?q=u',
    answers: { 'GET /users': page(users(25), '/users?after=KEY', { users: 1000, exact: false }) },
  },
  {
    name: 'users-hidden',
    path: '/',
    answers: {
      'GET /auth/options': offering({ users_visible_to: 'members' }),
      'GET /users': refusal(403, 'Provide a valid auth token.'),
    },
    shown: '.empty',
  },
  {
    name: 'users-hidden-from-members',
    path: '/',
    storage: loggedIn,
    answers: { 'GET /users': refusal(403, 'You do not have permission to do that.') },
    shown: '.empty',
  },
  {
    name: 'users-nobody',
    path: '/?q=zzz',
    answers: { 'GET /users': page([], undefined, { users: 0, exact: true }) },
    shown: '.empty',
  },
  { name: 'users-loading', path: '/', answers: { 'GET /users': NEVER }, shown: '.heading ~ .loading [role=status]' },
  {
    name: 'users-empty',
    path: '/',
    answers: { 'GET /users': page([], undefined, { users: 0, exact: true }) },
    shown: '.empty',
  },
  {
    name: 'users-away',
    path: '/',
    answers: { 'GET /users': refusal(503, 'The service is away.') },
    shown: '[role=alert]',
  },
  {
    name: 'users-too-many',
    path: '/',
    answers: { 'GET /users': refusal(429, 'x', { 'Retry-After': '300' }) },
    shown: '[role=alert]',
  },
  { name: 'users-longest', path: '/', answers: { 'GET /users': page([longest, turned, ...users(3)]) } },
  { name: 'about', path: '/about' },
  { name: 'register', path: '/register' },
  {
    name: 'register-half',
    path: '/register',
    act: fill({ username: 'mike', email: 'michael@', password: good.password }),
  },
  { name: 'register-ready', path: '/register', act: fill(good) },
  {
    name: 'register-enter',
    path: '/register',
    act: async (tab) => {
      await tab.focus('input[name=username]');
      await tab.keyboard.press('Enter');
    },
  },
  {
    name: 'register-taken',
    path: '/register',
    answers: { 'POST /auth/register': refusal(400, 'Sorry. That user already exists.') },
    act: send(good, '.reason'),
  },
  {
    name: 'register-field-refused',
    path: '/register',
    answers: {
      'POST /auth/register': refusal(400, 'Invalid payload.', {}, [
        { field: 'username', message: 'must not be blank' },
      ]),
    },
    act: send(good, '.field-refusal'),
  },
  {
    name: 'register-by-mail',
    path: '/register',
    answers: { 'GET /auth/options': offering({ email_verification: 'required' }) },
    shown: 'form ~ .other-form ~ .other-form',
  },
  {
    name: 'register-link-sent',
    path: '/register',
    answers: { 'POST /auth/register': json({ status: 'success', message: 'x' }, 202) },
    act: send({ ...good, email: longest.email }, '[role=status]'),
  },
  {
    name: 'register-closed',
    path: '/register',
    answers: { 'GET /auth/options': offering({ registration: 'closed' }) },
    shown: 'h1 + p',
  },
  { name: 'finish', path: '/finish#the-code' },
  {
    name: 'finish-taken',
    path: '/finish#the-code',
    answers: { 'POST /auth/register/confirm': refusal(400, 'Sorry. That user already exists.') },
    act: async (tab) => {
      await tab.type('input[name=password]', good.password);
      await tab.click('[type=submit]');
      await tab.waitForSelector('input[name=username]');
    },
  },
  { name: 'finish-dead', path: '/finish' },
  { name: 'finish-german', path: '/finish#the-code', storage: { language: 'de' } },
  { name: 'login', path: '/login' },
  {
    name: 'login-sending',
    path: '/login',
    answers: { 'POST /auth/login': NEVER },
    act: send(login, '.spinner-border'),
  },
  {
    name: 'login-refused',
    path: '/login',
    answers: { 'POST /auth/login': refusal(404, 'User does not exist.') },
    act: send(login, '.reason'),
  },
  {
    name: 'login-too-many',
    path: '/login',
    answers: { 'POST /auth/login': refusal(429, 'x', { 'Retry-After': '42' }) },
    act: send(login, '.waiting'),
  },
  { name: 'login-offline', path: '/login', answers: { 'POST /auth/login': AWAY }, act: send(login, '.reason') },
  { name: 'welcome', path: '/login', act: send(login, '.users') },
  { name: 'logout', path: '/logout', storage: loggedIn },
  { name: 'status', path: '/status', storage: loggedIn, shown: 'main li' },
  {
    name: 'status-loading',
    path: '/status',
    storage: loggedIn,
    answers: { 'GET /auth/status': NEVER },
    shown: 'h1 ~ .loading [role=status]',
  },
  {
    name: 'status-inactive',
    path: '/status',
    storage: loggedIn,
    answers: { 'GET /auth/status': refusal(401, 'Something went wrong. Please contact us.') },
    shown: '[role=alert]',
  },
  {
    name: 'session-ended',
    path: '/status',
    storage: loggedIn,
    answers: { 'GET /auth/status': refusal(401, 'Signature expired. Please log in again.') },
    shown: '.alert',
  },
  { name: 'status-guest', path: '/status' },
  { name: 'account', path: '/account', storage: loggedIn, shown: '.sessions' },
  {
    name: 'account-unconfirmed',
    path: '/account',
    storage: loggedIn,
    answers: {
      'GET /auth/account': ownAccount({ ...longest, email_verified: false, pending_email: 'new@example.org' }),
    },
    shown: '.sessions',
  },
  {
    name: 'account-wrong-password',
    path: '/account',
    storage: loggedIn,
    shown: '.sessions',
    answers: { 'POST /auth/password': refusal(400, 'Sorry. That password is wrong.') },
    act: async (tab) => {
      await tab.type('#password-password', 'wrong');
      await tab.type('#password-new_password', good.password);
      await tab.keyboard.press('Enter');
      await tab.waitForSelector('.reason');
    },
  },
  {
    name: 'account-session-without-password',
    path: '/account',
    storage: loggedIn,
    shown: '.sessions',
    act: (tab) => tab.click('.sessions button'),
  },
  {
    name: 'account-away',
    path: '/account',
    storage: loggedIn,
    answers: { 'GET /auth/account': refusal(503, 'The service is away.') },
    shown: '[role=alert]',
  },
  { name: 'account-guest', path: '/account' },
  { name: 'account-german', path: '/account', storage: { ...loggedIn, language: 'de' }, shown: '.sessions' },
  { name: 'forgot-password', path: '/forgot-password' },
  {
    name: 'forgot-password-sent',
    path: '/forgot-password',
    act: send({ email: login.email }, '[role=status]'),
  },
  { name: 'reset-password', path: '/reset-password#the-code' },
  { name: 'reset-password-dead', path: '/reset-password' },
  { name: 'confirm-email', path: '/confirm-email#the-code' },
  { name: 'confirm-email-dead', path: '/confirm-email' },
  { name: 'undo-email', path: '/undo-email#the-code' },
  { name: 'undo-email-dead', path: '/undo-email' },
  { name: 'manage-users', path: '/admin/users', storage: loggedIn, answers: asAdmin, shown: '.people' },
  {
    name: 'manage-users-german',
    path: '/admin/users?q=mi&active=false&verified=true',
    storage: { ...loggedIn, language: 'de' },
    answers: asAdmin,
    shown: '.people',
    act: (tab) => tab.click('.people button'),
  },
  {
    name: 'manage-users-actions',
    path: '/admin/users',
    storage: loggedIn,
    answers: asAdmin,
    shown: '.people',
    act: (tab) => tab.click('.people button'),
  },
  {
    name: 'manage-users-email',
    path: '/admin/users',
    storage: loggedIn,
    answers: asAdmin,
    shown: '.people',
    act: async (tab) => {
      await tab.click('.people button');
      await tab.click('.person-actions button:nth-child(3)');
      await tab.waitForSelector('#user-9-email');
    },
  },
  {
    name: 'manage-users-delete',
    path: '/admin/users',
    storage: loggedIn,
    answers: { ...asAdmin, 'POST /users/9/delete': refusal(400, 'Sorry. That password is wrong.') },
    shown: '.people',
    act: async (tab) => {
      await tab.click('.people button');
      await tab.click('.person-actions .btn-outline-danger');
      await tab.type('#user-9-password', 'wrong');
      await tab.keyboard.press('Enter');
      await tab.waitForSelector('.reason');
    },
  },
  {
    name: 'manage-users-invite',
    path: '/admin/users',
    storage: loggedIn,
    answers: asAdmin,
    shown: '.people',
    act: (tab) => tab.click('.invite button'),
  },
  {
    name: 'manage-users-no-mail',
    path: '/admin/users',
    storage: loggedIn,
    answers: {
      ...asAdmin,
      'GET /users/mail': mailState({
        waiting: 3,
        oldest_waiting_at: '2026-11-20T08:00:00Z',
        last_error: "Couldn't connect to host, port: mail.example.org, 587; timeout 5000",
      }),
    },
    shown: '.notice',
  },
  {
    name: 'manage-users-nobody',
    path: '/admin/users?q=nobody',
    storage: loggedIn,
    answers: { ...asAdmin, 'GET /users/search': json({ status: 'success', data: { users: [] } }) },
    shown: '.empty',
  },
  {
    name: 'manage-users-broad',
    path: '/admin/users?q=a',
    storage: loggedIn,
    answers: { ...asAdmin, 'GET /users/search': refusal(503, 'Please search more precisely.') },
    shown: '[role=alert]',
  },
  {
    name: 'manage-users-ordinary',
    path: '/admin/users',
    storage: loggedIn,
    answers: { 'GET /users/search': refusal(403, 'You do not have permission to do that.') },
    shown: '[role=alert]',
  },
  { name: 'manage-users-guest', path: '/admin/users' },
  { name: 'audit-log', path: '/admin/audit', storage: loggedIn, answers: asAdmin, shown: '.people' },
  { name: 'audit-log-of-one', path: '/admin/audit?user=3', storage: loggedIn, answers: asAdmin, shown: '.people' },
  { name: 'not-found', path: '/nowhere' },
  { name: 'no-script', path: '/', script: false, shown: 'h1' },
  { name: 'preferences', path: '/', act: (tab) => tab.click('.bar-menu button') },
  {
    name: 'member-menu',
    path: '/about',
    storage: loggedIn,
    shown: '.avatar[data-initial]',
    act: (tab) => tab.click('.bar-menu:last-child button'),
  },
  {
    name: 'menu',
    path: '/about',
    act: async (tab) => {
      if (await tab.$eval('.navbar-toggler', (button) => button.checkVisibility())) await tab.click('.navbar-toggler');
    },
  },
  { name: 'german', path: '/register', storage: { language: 'de' } },
  {
    name: 'right-to-left',
    path: '/register',
    act: (tab) => tab.evaluate(() => (document.documentElement.dir = 'rtl')),
  },
];
