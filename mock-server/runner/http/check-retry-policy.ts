import type { RawAction } from '../definition/raw-action.ts';
import { ObjectValue } from '../value/object-value.ts';
import { parseDuration } from './duration.ts';

const TYPES: readonly string[] = ['none', 'fixed', 'exponential', 'default'];
const LARGEST_COUNT = 90;
const SHORTEST = 5000;
const LONGEST = 86_400_000;

/** What the service asks of a retry policy when the flow is saved. */
export function checkRetryPolicy(action: RawAction): void {
  const policy = action.inputs.get('retryPolicy');
  if (!(policy instanceof ObjectValue)) return;
  const refuse = (reason: string): void =>
    action.refuse({
      stage: 'setting',
      code: 'InvalidRetryPolicy',
      message: `The retry policy provided at line '<null>' and column '<null>' in action '${action.name}' is not valid.${reason}`,
      path: `${action.path}.inputs.retryPolicy`,
    });
  const type = policy.get('type');
  if (typeof type === 'string' && !type.startsWith('@') && !TYPES.includes(type.toLowerCase()))
    refuse(` The value provided: '${type}' for the property: 'type' is not a valid 'RetryType'.`);
  const count = policy.get('count');
  if (typeof count === 'bigint' && (count < 1n || count > BigInt(LARGEST_COUNT)))
    refuse(
      `The provided retry count of '${count}' is not valid. The retry count must be a positive number no greater than '${LARGEST_COUNT}'.`,
    );
  for (const name of ['interval', 'minimumInterval', 'maximumInterval']) {
    const written = policy.get(name);
    if (typeof written !== 'string' || written.startsWith('@')) continue;
    const duration = parseDuration(written);
    if (duration === undefined || duration < SHORTEST || duration > LONGEST)
      refuse(
        ` The provided retry interval of '${written}' is not valid. The retry interval must be between 'PT5S' and 'P1D'.`,
      );
  }
}
