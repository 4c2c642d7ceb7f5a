interface ChoiceProps<T extends string> {
  name: string;
  legend: string;
  options: { value: T; name: string; lang?: string }[];
  chosen: string;
  choose: (value: T) => void;
}

/** Radio buttons for one choice of a few. */
export function Choice<T extends string>({ name, legend, options, chosen, choose }: ChoiceProps<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((option) => (
        <div key={option.value} className="form-check">
          <input
            type="radio"
            className="form-check-input"
            id={`${name}-${option.value}`}
            name={name}
            checked={option.value === chosen}
            onChange={() => choose(option.value)}
          />
          <label className="form-check-label" htmlFor={`${name}-${option.value}`} lang={option.lang}>
            {option.name}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
