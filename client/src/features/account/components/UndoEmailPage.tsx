import { Navigate, useLocation } from 'react-router';
import { useTitle } from '../../../components/useTitle';
import { Form } from '../../../forms/Form';
import { session } from '../../../session/session';
import { useText } from '../../../texts/useText';
import { undoEmail } from '../api/changes';
import { useChange } from '../api/useChange';
import { explain } from '../../../api/explain';
import { isOfADeadLink } from '../explain';

/** Opening the link changes nothing: only the button does. */
export function UndoEmailPage({ code }: { code: string | null }) {
  const text = useText();
  useTitle('undo.title');
  const { state } = useLocation() as { state: unknown };
  const isDone = typeof state === 'object' && state !== null && 'isDone' in state;
  // The server has ended all sessions.
  const undoing = useChange<Record<string, string>>(
    () => undoEmail({ token: code ?? '' }),
    () => session.end(),
  );
  // Whoever comes back here, or reloads, reads it again.
  if (undoing.isSuccess && !isDone) return <Navigate to="." replace state={{ code, isDone: true }} />;
  return (
    <div className="card form-card">
      <h1>{text('undo.title')}</h1>
      {isDone && <p role="status">{text('said.undone')}</p>}
      {!isDone && (code === null || isOfADeadLink(undoing.error)) && <p>{text('said.deadLink')}</p>}
      {!isDone && code !== null && !isOfADeadLink(undoing.error) && (
        <>
          <p>{text('undo.how')}</p>
          <Form fields={[]} rules={[]} sending={undoing} submit="undo.do" isOfALink explain={explain} />
        </>
      )}
    </div>
  );
}
