interface FieldProps {
  name: string;
  label: string;
  type: 'text' | 'email' | 'password';
  autoComplete: string;
  value: string;
  refusal?: string | undefined;
  describedBy: string;
  onChange: (value: string) => void;
}

export function Field({ name, label, type, autoComplete, value, refusal, describedBy, onChange }: FieldProps) {
  return (
    <div className="mb-3">
      <label className="form-label" htmlFor={name}>
        {label}
      </label>
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={autoComplete}
        required
        className={`form-control ${refusal ? 'is-invalid' : ''}`}
        aria-invalid={refusal !== undefined}
        aria-describedby={refusal ? `${name}-refusal` : describedBy}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {refusal && (
        <div id={`${name}-refusal`} className="invalid-feedback">
          {refusal}
        </div>
      )}
    </div>
  );
}
