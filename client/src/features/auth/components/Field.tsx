import { type SyntheticEvent, useState } from 'react';
import { Icon } from '../../../components/Icon';
import { useText } from '../../../texts/useText';
import type { Rule } from '../rules';
import { idOf } from './RuleList';

interface FieldProps {
  name: string;
  label: string;
  type: 'text' | 'email' | 'password';
  autoComplete: string;
  value: string;
  /** The server's error for the value, in its own language. */
  refusal?: string | undefined;
  rules: Rule[];
  isBroken: boolean;
  /** Read-only while the form is being sent, so that it shows what was sent. */
  isStill: boolean;
  onChange: (value: string) => void;
  onEnter: (event: SyntheticEvent) => void;
  onLeave: () => void;
}

export function Field(props: FieldProps) {
  const { name, label, type, refusal, isBroken } = props;
  const text = useText();
  const [isShown, setShown] = useState(false);
  const isInvalid = isBroken || refusal !== undefined;
  const input = (
    <input
      id={name}
      name={name}
      type={isShown ? 'text' : type}
      autoComplete={props.autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      dir={type === 'text' ? 'auto' : undefined}
      required
      readOnly={props.isStill}
      className={`form-control ${isInvalid ? 'is-invalid' : ''}`}
      aria-invalid={isInvalid}
      aria-describedby={[...(refusal ? [`${name}-refusal`] : []), ...props.rules.map(idOf)].join(' ')}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') props.onEnter(event);
      }}
      onBlur={props.onLeave}
    />
  );
  return (
    <div className="field">
      <label className="form-label" htmlFor={name}>
        {label}
      </label>
      {type === 'password' ? (
        <div className="input-group">
          {input}
          <button
            type="button"
            className="btn btn-outline-secondary"
            aria-label={text(isShown ? 'form.hidePassword' : 'form.showPassword')}
            aria-controls={name}
            onClick={() => setShown(!isShown)}
          >
            <Icon name={isShown ? 'eyeOff' : 'eye'} />
          </button>
        </div>
      ) : (
        input
      )}
      {refusal && (
        <div id={`${name}-refusal`} className="field-refusal" lang="en">
          {refusal}
        </div>
      )}
    </div>
  );
}
