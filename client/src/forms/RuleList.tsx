import { Icon } from '../components/Icon';
import { useText } from '../texts/useText';
import type { Rule } from './rules';

interface RuleListProps<Name extends string> {
  /** Begins the ids of the rules. */
  prefix: string;
  rules: Rule<Name>[];
  holds: (rule: Rule<Name>) => boolean;
  /** Whether to mark a broken rule as an error yet. */
  isJudged: (rule: Rule<Name>) => boolean;
}

export function RuleList<Name extends string>({ prefix, rules, holds, isJudged }: RuleListProps<Name>) {
  const text = useText();
  return (
    <ul className="validation-list" aria-label={text('form.rules')}>
      {rules.map((rule) => (
        <li
          key={rule.text}
          id={idOf(prefix, rule)}
          className={holds(rule) ? 'success' : 'error'}
          data-judged={isJudged(rule) || undefined}
        >
          <Icon name={iconOf(holds(rule), isJudged(rule))} label={text(holds(rule) ? 'rule.met' : 'rule.notMet')} />
          {text(rule.text)}
        </li>
      ))}
    </ul>
  );
}

/** The id by which a field refers to a rule. Several forms of a page may have the same rule, each about its own field. */
export function idOf(prefix: string, rule: Rule): string {
  return prefix + rule.text.replaceAll('.', '-');
}

function iconOf(isMet: boolean, isJudged: boolean) {
  if (isMet) return 'check';
  return isJudged ? 'cross' : 'circle';
}
