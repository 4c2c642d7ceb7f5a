export const paths = {
  home: '/',
  about: '/about',
  register: '/register',
  login: '/login',
  logout: '/logout',
  status: '/status',
} as const;
