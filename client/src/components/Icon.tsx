/** SVG paths in a 24 by 24 square. */
const paths = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  circle: 'M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0 -14',
  cross: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  eye: 'M2.5 12S6 5.5 12 5.5S21.5 12 21.5 12S18 18.5 12 18.5S2.5 12 2.5 12M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0 -6',
  eyeOff:
    'M4 4l16 16M9.5 5.8A9 9 0 0 1 12 5.5C18 5.5 21.5 12 21.5 12a17 17 0 0 1-3 3.7M6 7.3A17 17 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4-1',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0 -8M4.5 20c.8-3.6 3.8-5 7.5-5s6.7 1.4 7.5 5',
  people:
    'M9 5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0 -7M2.5 19.500c.6-3.3 3-4.8 6.5-4.800s5.9 1.5 6.5 4.800M16 5.300a3.5 3.5 0 0 1 0 6.400M18 15.100c2 .7 3.2 2.2 3.5 4.4',
  search: 'M11 5a6 6 0 1 0 0 12a6 6 0 1 0 0 -12M15.5 15.5L20 20',
  sliders:
    'M4 8h7.5M16.5 8H20M14 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0 -5M4 16h3.5M12.5 16H20M10 13.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0 -5',
} as const;

interface IconProps {
  name: keyof typeof paths;
  /** The label for screen readers; without it, the icon is hidden from them. */
  label?: string;
}

export function Icon({ name, label }: IconProps) {
  const drawing = (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
  return label === undefined ? (
    drawing
  ) : (
    <span role="img" aria-label={label}>
      {drawing}
    </span>
  );
}
