import type { OperationSource } from '../runner/host.ts';
import { readJson } from '../runner/json/read-json.ts';
import type { LoadedFlow } from '../runner/definition/loaded-flow.ts';
import type { LoadProblem } from '../runner/definition/load-problem.ts';
import { loadFlow } from '../runner/load-flow.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import type { Value } from '../runner/value/value.ts';
import type { FlowSource, FlowText } from './flow-source.ts';
import { parameterValues } from './parameter-values.ts';
import type { StageOptions } from './stage-options.ts';

/** A flow of a lab: loaded, or the reasons why not. */
export interface StageFlow {
  readonly text: FlowText;
  readonly loaded: LoadedFlow | undefined;
  readonly problems: readonly LoadProblem[];
  /** Values of environment variables, by parameter name. */
  readonly parameters: Readonly<Record<string, Value>>;
}

/** Loads a flow under the lab's options; `operations`: calls of others are refused. */
export function stageFlow(
  text: FlowText,
  source: FlowSource,
  options: StageOptions,
  operations?: OperationSource,
): StageFlow {
  const refused = (problem: LoadProblem): StageFlow => ({
    text,
    loaded: undefined,
    problems: [problem],
    parameters: {},
  });
  let document: Value;
  try {
    document = readJson(text.text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refused({ code: 'InvalidJson', message, path: '', stage: 'read' });
  }
  const parameters = parameterValues(definitionIn(document), source.variables, options.variables ?? {});
  const { flow, problems } = loadFlow(
    options.schemaValidation === 'off' ? withoutValidation(document) : document,
    {
      parameters: Object.keys(parameters),
      ...(operations !== undefined && { operations }),
      standIns: options.standIns ?? options.auto === true,
    },
  );
  return { text, loaded: flow, problems, parameters };
}

/** The definition inside `clientdata`, or the document itself. */
export function definitionIn(document: Value): ObjectValue {
  if (!(document instanceof ObjectValue)) return new ObjectValue();
  const inner = document.get('properties') ?? document.get('definition');
  return inner instanceof ObjectValue ? definitionIn(inner) : document;
}

/** The document with `EnableSchemaValidation` taken off every trigger. */
function withoutValidation(document: Value): Value {
  if (!(document instanceof ObjectValue)) return document;
  const name = ['properties', 'definition']
    .map((part) => document.nameOf(part))
    .find((part) => part !== undefined);
  const inner = name === undefined ? undefined : document.get(name);
  if (name !== undefined && inner !== undefined) return withMember(document, name, withoutValidation(inner));
  const triggers = document.get('triggers');
  if (!(triggers instanceof ObjectValue)) return document;
  const changed = [...triggers.members].map(([key, trigger]): [string, Value] => [
    key,
    withoutOption(trigger),
  ]);
  return withMember(document, 'triggers', new ObjectValue(changed));
}

function withoutOption(trigger: Value): Value {
  if (!(trigger instanceof ObjectValue)) return trigger;
  const name = trigger.nameOf('operationOptions');
  const written = name === undefined ? undefined : trigger.get(name);
  if (name === undefined || typeof written !== 'string') return trigger;
  const others = written
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '' && option.toLowerCase() !== 'enableschemavalidation');
  if (others.length > 0) return withMember(trigger, name, others.join(', '));
  return new ObjectValue([...trigger.members].filter(([member]) => member !== name));
}

function withMember(object: ObjectValue, name: string, value: Value): ObjectValue {
  const members = new Map(object.members);
  members.set(name, value);
  return new ObjectValue(members);
}
