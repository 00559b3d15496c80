import { ObjectValue } from '../../value/object-value.ts';
import type { Value } from '../../value/value.ts';

/** A violation of a schema, in the shape of ParseJson's `outputs('…')['errors']`. */
export interface SchemaFault {
  readonly message: string;
  /** Always 0: the service validates the value, not its text. */
  readonly lineNumber: number;
  readonly linePosition: number;
  readonly path: string;
  /** What the sentence is about: a scalar, missing names, a name, a count, a repeated item; else null. */
  readonly value: Value;
  readonly schemaId: string;
  readonly errorType: string;
  readonly childErrors: readonly SchemaFault[];
}

/** The fault as the service's record shows it: a null `value` is left out. */
export function schemaFaultRecord(fault: SchemaFault): ObjectValue {
  const members: [string, Value][] = [
    ['message', fault.message],
    ['lineNumber', BigInt(fault.lineNumber)],
    ['linePosition', BigInt(fault.linePosition)],
    ['path', fault.path],
  ];
  if (fault.value !== null) members.push(['value', fault.value]);
  members.push(
    ['schemaId', fault.schemaId],
    ['errorType', fault.errorType],
    ['childErrors', fault.childErrors.map(schemaFaultRecord)],
  );
  return new ObjectValue(members);
}
