import { useTitle } from '../../../components/useTitle';
import { paths } from '../../../paths';
import { RichText } from '../../../texts/RichText';
import type { TextId } from '../../../texts/texts';
import { useText } from '../../../texts/useText';

const parts: TextId[] = [
  'about.part.users',
  'about.part.database',
  'about.part.client',
  'about.part.swagger',
  'about.part.gateway',
];

export function AboutPage() {
  const text = useText();
  useTitle('about.title');
  return (
    <div className="prose">
      <h1>{text('about.title')}</h1>
      <p className="lead">{text('about.lead')}</p>
      <p>{text('about.parts')}</p>
      <ul>
        {parts.map((part) => (
          <li key={part}>{text(part)}</li>
        ))}
      </ul>
      <p>
        {/* Another application behind the same gateway. */}
        {/* eslint-disable-next-line jsx-a11y-x/anchor-has-content -- RichText puts it in */}
        <RichText id="about.api" part={<a href={paths.swagger} />} />
      </p>
      <p>{text('about.start')}</p>
    </div>
  );
}
