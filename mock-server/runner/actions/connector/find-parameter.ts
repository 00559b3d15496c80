import type { Operation, OperationParameter } from '../../host.ts';

/** The parameter that a name in `inputs.parameters` means, and where in its value (`item/address/city`). */
export interface FoundParameter {
  readonly parameter: OperationParameter;
  /** Names inside a body; empty for the whole value. */
  readonly inside: readonly string[];
}

/** `undefined`: the operation has no such parameter. An exact name wins over a part of a body. */
export function findParameter(operation: Operation, name: string): FoundParameter | undefined {
  const exact = operation.parameters.find((parameter) => parameter.name === name);
  if (exact !== undefined) return { parameter: exact, inside: [] };
  const [first, ...inside] = name.split('/');
  if (inside.length === 0) return undefined;
  const parameter = operation.parameters.find(
    (candidate) => candidate.name === first && (candidate.in === 'body' || candidate.in === 'formData'),
  );
  if (parameter === undefined) return undefined;
  const members = Object.keys(parameter.members ?? {});
  const rest = inside.join('/');
  const known =
    parameter.open === true ||
    members.some(
      (member) => member === rest || rest.startsWith(`${member}/`) || member.startsWith(`${rest}/`),
    );
  return known ? { parameter, inside } : undefined;
}
