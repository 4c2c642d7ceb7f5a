export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="2.5" r="2.2" />
      <circle cx="13.2" cy="6.3" r="2.2" />
      <circle cx="11.2" cy="12.4" r="2.2" />
      <circle cx="4.8" cy="12.4" r="2.2" />
      <circle cx="2.8" cy="6.3" r="2.2" />
    </svg>
  );
}
