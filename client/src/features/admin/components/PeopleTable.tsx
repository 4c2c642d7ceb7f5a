import { useState } from 'react';
import type { UserDetails } from '../../../api/api';
import { useText } from '../../../texts/useText';
import { PersonRow } from './PersonRow';

interface PeopleTableProps {
  people: UserDetails[];
  /** They are about to be replaced. */
  isOld: boolean;
}

/** Who was found. What may be done to one of them is below their row, once it is asked for. */
export function PeopleTable({ people, isOld }: PeopleTableProps) {
  const text = useText();
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <div
      className="table-responsive"
      role="region"
      aria-label={text('admin.users.found')}
      aria-busy={isOld}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
      tabIndex={0}
    >
      <table className="table people">
        <thead>
          <tr>
            <th scope="col" className="wide id">
              {text('users.column.id')}
            </th>
            <th scope="col">{text('admin.column.user')}</th>
            <th scope="col" className="wide">
              {text('users.column.joined')}
            </th>
            <th scope="col" className="wide">
              {text('admin.column.seen')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{text('admin.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              isOpen={opened === person.id}
              toggle={() => setOpened(opened === person.id ? null : person.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
