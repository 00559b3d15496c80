import { ObjectValue } from '../value/object-value.ts';
import { isArray } from '../value/type-name.ts';
import type { RawAction } from './raw-action.ts';

/** Statuses that the service reads, in its spelling; definitions write them in any case. */
export const STATUSES: readonly string[] = [
  'Succeeded',
  'Failed',
  'TimedOut',
  'Skipped',
  'Cancelled',
  'Aborted',
  'Faulted',
  'Ignored',
  'Paused',
  'Running',
  'Suspended',
  'Waiting',
  'NotSpecified',
];

/** The service's spelling of a status; `undefined` for a word that is none. */
export function statusOf(written: string): string | undefined {
  return STATUSES.find((status) => status.toLowerCase() === written.toLowerCase());
}

/** What an action runs after, as written; statuses in the service's spelling, in the order of the definition. */
export function runAfterOf(
  action: RawAction,
): readonly { readonly name: string; readonly statuses: readonly string[] }[] {
  const runAfter = action.member('runAfter');
  if (!(runAfter instanceof ObjectValue)) return [];
  return [...runAfter.members].map(([name, list]) => ({
    name,
    statuses: (isArray(list) ? list : []).flatMap((status) =>
      typeof status === 'string' ? [statusOf(status) ?? status] : [],
    ),
  }));
}
