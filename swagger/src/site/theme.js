// Before the first paint: the theme that was chosen in the client behind the same gateway, or else the system's.
{
  const system = matchMedia('(prefers-color-scheme: dark)');

  function chosen() {
    try {
      return localStorage.getItem('theme');
    } catch {
      // Storage is denied.
      return null;
    }
  }

  function show() {
    const isDark = (chosen() ?? (system.matches ? 'dark' : 'light')) === 'dark';
    document.documentElement.classList.toggle('dark-mode', isDark);
  }

  show();
  system.addEventListener('change', show);
  addEventListener('storage', show);
}
