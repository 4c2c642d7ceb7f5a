import type { Credentials, Rule } from '../rules';

export function RuleList({ id, rules, credentials }: { id: string; rules: Rule[]; credentials: Credentials }) {
  return (
    <ul id={id} className="validation-list" aria-label="Rules">
      {rules.map((rule) => (
        <li key={rule.text} className={rule.holds(credentials) ? 'success' : 'error'}>
          {rule.text}
        </li>
      ))}
    </ul>
  );
}
