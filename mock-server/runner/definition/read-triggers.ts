import { LOGIC_APPS_ONLY_TRIGGERS } from '../actions/other-types.ts';
import { compileTree } from '../expression/compile-template.ts';
import { findTriggerKind } from '../triggers/trigger-table.ts';
import type { CompiledTrigger, TriggerKind } from '../triggers/trigger-kind.ts';
import { ObjectValue } from '../value/object-value.ts';
import { isArray } from '../value/type-name.ts';
import { toText } from '../value/to-text.ts';
import type { Value } from '../value/value.ts';
import { memberPath } from './json-path.ts';
import type { Reading } from './read-actions.ts';
import type { RawTrigger } from './raw-trigger.ts';

/** Reads the triggers of a definition; what cannot be read is reported and left out. */
export function readTriggers(
  triggers: Value | undefined,
  path: string,
  reading: Reading,
): readonly RawTrigger[] {
  if (!(triggers instanceof ObjectValue)) return [];
  return [...triggers.members].flatMap(([name, definition]) => {
    const at = memberPath(path, name);
    const refuse = (code: string, message: string, stage: 'read' | 'runner'): [] => {
      reading.refuse({ stage, code, message, path: memberPath(at, 'type') });
      return [];
    };
    const type = definition instanceof ObjectValue ? definition.get('type') : undefined;
    if (!(definition instanceof ObjectValue) || type === undefined || type === null)
      return refuse(
        'InvalidRequestContent',
        `Required property 'Type' not found in JSON. Path '${at}', line 1, position 0.`,
        'read',
      );
    const written = toText(type);
    const kind = findTriggerKind(written) ?? otherKind(written);
    if (kind === undefined)
      return refuse(
        'InvalidRequestContent',
        `Error converting value "${written}" to type 'System.Nullable\`1[Microsoft.Azure.Flow.Templates.Schema.FlowTemplateOperationType]'. Path '${memberPath(at, 'type')}', line 1, position 0.`,
        'read',
      );
    if (findTriggerKind(written) === undefined && !reading.standIns)
      return refuse(
        'TriggerTypeNotSupported',
        `The trigger '${name}' has type '${kind.type}', which Power Automate flows do not have: it is not started here.`,
        'runner',
      );
    const inputs = definition.get('inputs');
    return [
      {
        name,
        type: kind.type,
        kind,
        definition,
        path: at,
        inputs: inputs instanceof ObjectValue ? inputs : new ObjectValue(),
        refuse: (problem) => reading.refuse(problem),
      } satisfies RawTrigger,
    ];
  });
}

function otherKind(written: string): TriggerKind | undefined {
  const type = LOGIC_APPS_ONLY_TRIGGERS.find((known) => known.toLowerCase() === written.toLowerCase());
  if (type === undefined) return undefined;
  return {
    type,
    summary: 'only looks as if it fired',
    startedBy: 'outputs',
    inputs: 'optional',
    polls: false,
  };
}

/** Compiles a checked trigger. */
export function compileTrigger(raw: RawTrigger): CompiledTrigger {
  const { definition, kind } = raw;
  const conditions = definition.get('conditions');
  const splitOn = definition.get('splitOn');
  const correlation = definition.get('correlation');
  const clientTrackingId =
    correlation instanceof ObjectValue ? correlation.get('clientTrackingId') : undefined;
  const options = definition.get('operationOptions');
  const requestKind = definition.get('kind');
  return {
    name: raw.name,
    type: raw.type,
    requestKind: requestKind === undefined ? undefined : toText(requestKind),
    definition,
    inputs: definition.get('inputs'),
    evaluateInputs: kind.startedBy === 'outputs' ? compileTree(definition.get('inputs') ?? null) : undefined,
    kind,
    conditions: (conditions !== undefined && isArray(conditions) ? conditions : []).flatMap((condition) => {
      const expression = condition instanceof ObjectValue ? condition.get('expression') : undefined;
      return expression === undefined ? [] : [{ written: toText(expression), test: compileTree(expression) }];
    }),
    splitOn:
      splitOn === undefined || splitOn === null
        ? undefined
        : { written: toText(splitOn), items: compileTree(splitOn) },
    clientTrackingId: clientTrackingId === undefined ? undefined : compileTree(clientTrackingId),
    validates: typeof options === 'string' && /\benableschemavalidation\b/iu.test(options),
    secureInputs: isSecure(definition, 'inputs'),
    secureOutputs: isSecure(definition, 'outputs'),
  };
}

function isSecure(definition: ObjectValue, side: 'inputs' | 'outputs'): boolean {
  const runtime = definition.get('runtimeConfiguration');
  const secure = runtime instanceof ObjectValue ? runtime.get('secureData') : undefined;
  const properties = secure instanceof ObjectValue ? secure.get('properties') : undefined;
  return properties !== undefined && isArray(properties) && properties.includes(side);
}
