import { Refused } from '../../../api/failures';
import { Failure } from '../../../components/Failure';
import { translated } from '../../../texts/texts';

interface UnloadedProps {
  what: string;
  error: Error;
  isTrying: boolean;
  tryAgain: () => void;
}

const PRECISELY = 'Please search more precisely.';

/** Why a list is not there: because the caller is no admin, or asks for too much, or something failed. */
export function Unloaded({ what, error, isTrying, tryAgain }: UnloadedProps) {
  if (error instanceof Refused && error.said !== undefined && (error.status === 403 || error.said === PRECISELY)) {
    return <p role="alert">{translated(error.said)}</p>;
  }
  return <Failure what={what} error={error} isTrying={isTrying} tryAgain={tryAgain} />;
}
