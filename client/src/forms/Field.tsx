import { type SyntheticEvent, useState } from 'react';
import { Icon } from '../components/Icon';
import { translated } from '../texts/texts';
import { useText } from '../texts/useText';

interface FieldProps {
  id: string;
  name: string;
  label: string;
  type: 'text' | 'email' | 'password';
  autoComplete: string;
  value: string;
  /** The server's error for the value. */
  refusal?: string | undefined;
  /** The ids of its rules. */
  rules: string[];
  isBroken: boolean;
  /** Read-only while the form is being sent, so that it shows what was sent. */
  isStill: boolean;
  onChange: (value: string) => void;
  onEnter: (event: SyntheticEvent) => void;
  onLeave: () => void;
}

export function Field(props: FieldProps) {
  const { id, label, type, refusal, isBroken } = props;
  const text = useText();
  const [isShown, setShown] = useState(false);
  const isInvalid = isBroken || refusal !== undefined;
  const input = (
    <input
      id={id}
      name={props.name}
      // Browsers would remember a text that is sent, and offer it again.
      type={isShown && !props.isStill ? 'text' : type}
      autoComplete={props.autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      dir={type === 'text' ? 'auto' : undefined}
      required
      readOnly={props.isStill}
      className={`form-control ${isInvalid ? 'is-invalid' : ''}`}
      aria-invalid={isInvalid}
      aria-describedby={[...(refusal ? [`${id}-refusal`] : []), ...props.rules].join(' ') || undefined}
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
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      {type === 'password' ? (
        <div className="input-group">
          {input}
          <button
            type="button"
            className="btn btn-outline-secondary"
            aria-label={text(isShown ? 'form.hidePassword' : 'form.showPassword')}
            aria-controls={id}
            onClick={() => setShown(!isShown)}
          >
            <Icon name={isShown ? 'eyeOff' : 'eye'} />
          </button>
        </div>
      ) : (
        input
      )}
      {refusal && (
        <div id={`${id}-refusal`} className="field-refusal" lang={translated(refusal) === refusal ? 'en' : undefined}>
          {translated(refusal)}
        </div>
      )}
    </div>
  );
}
