// Before the first paint: the theme that was chosen in the client behind the same gateway, or else the system's. Paper is light.
{
  const system = matchMedia('(prefers-color-scheme: dark)');
  const paper = matchMedia('print');

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
    document.documentElement.classList.toggle('dark-mode', isDark && !paper.matches);
  }

  show();
  system.addEventListener('change', show);
  paper.addEventListener('change', show);
  addEventListener('storage', show);
}
