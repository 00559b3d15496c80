import type { RawAction } from '../../definition/raw-action.ts';
import { ObjectValue } from '../../value/object-value.ts';

const LARGEST = 50;

/** `runtimeConfiguration.concurrency.repetitions`; `undefined` where the flow leaves it to the service. */
export function repetitionsOf(runtime: ObjectValue | undefined): number | undefined {
  const concurrency = runtime?.get('concurrency');
  const repetitions = concurrency instanceof ObjectValue ? concurrency.get('repetitions') : undefined;
  return typeof repetitions === 'bigint' ? Number(repetitions) : undefined;
}

export function isSequential(action: RawAction): boolean {
  const options = action.member('operationOptions');
  return typeof options === 'string' && /(?:^|,)\s*sequential\s*(?:,|$)/iu.test(options);
}

/** What the service asks of a loop's concurrency when it is saved. */
export function checkConcurrency(action: RawAction): void {
  const runtime = action.member('runtimeConfiguration');
  const repetitions = repetitionsOf(runtime instanceof ObjectValue ? runtime : undefined);
  if (repetitions === undefined) return;
  const refuse = (reason: string): void =>
    action.refuse({
      stage: 'setting',
      code: 'InvalidConcurrencyConfiguration',
      message: `The concurrency configuration of workflow run action '${action.name}' of type 'Foreach' at line '<null>' and column '<null>' is not valid. ${reason}`,
      path: `${action.path}.runtimeConfiguration.concurrency`,
    });
  if (isSequential(action))
    refuse(
      "The property 'runtimeConfiguration.concurrency' cannot be used to configure concurrency when 'operationOptions' property is set to value 'sequential'.",
    );
  if (repetitions > LARGEST)
    refuse(
      `The value specified for property 'repetitions' exceeds the maximum allowed. Actual: '${repetitions}'. Maximum: '${LARGEST}'.`,
    );
  if (repetitions < 1)
    refuse(
      `The value specified for property 'repetitions' is below the minimum allowed. Actual: '${repetitions}'. Minimum: '1'.`,
    );
}
