import { useState } from 'react';
import type { UserDetails } from '../../../api/api';
import { TableRegion } from '../../../components/TableRegion';
import { useText } from '../../../texts/useText';
import { PersonRow } from './PersonRow';

interface PeopleTableProps {
  people: UserDetails[];
  /** They are about to be replaced. */
  isOld: boolean;
  /** The key of the page. */
  page: string | null;
}

/** Who was found. What may be done to one of them is below their row, once it is asked for. */
export function PeopleTable({ people, isOld, page }: PeopleTableProps) {
  const text = useText();
  const [opened, setOpened] = useState<number | null>(null);
  return (
    <TableRegion label={text('admin.users.found')} isOld={isOld} page={page}>
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
              open={() => setOpened(person.id)}
              // Meanwhile another one may have been opened.
              close={() => setOpened((now) => (now === person.id ? null : now))}
            />
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}
