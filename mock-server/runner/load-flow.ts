import { checkFlow } from './definition/check-flow.ts';
import { linkActions } from './definition/link-actions.ts';
import { STAGES, type LoadProblem } from './definition/load-problem.ts';
import type { FlowOutput, LoadedFlow, ParameterDeclaration } from './definition/loaded-flow.ts';
import type { RawAction } from './definition/raw-action.ts';
import { everyAction, readActions } from './definition/read-actions.ts';
import { compileTrigger, readTriggers } from './definition/read-triggers.ts';
import type { OperationSource } from './host.ts';
import { compileTree } from './expression/compile-template.ts';
import { JsonReadFault, readJson } from './json/read-json.ts';
import { writeJson } from './json/write-json.ts';
import { ObjectValue } from './value/object-value.ts';
import { toText } from './value/to-text.ts';
import type { Value } from './value/value.ts';

export type { LoadProblem } from './definition/load-problem.ts';
export type { LoadedFlow } from './definition/loaded-flow.ts';

export interface LoadOptions {
  /** The trigger to load where a definition has several. */
  readonly trigger?: string;
  /** `false`: whatever can be run is loaded, also what the service would not save. */
  readonly checks?: boolean;
  /** Take actions and triggers that only Azure has; they only look as if they ran. */
  readonly standIns?: boolean;
  /** Parameters that get a value from outside, so that they need no default. */
  readonly parameters?: readonly string[];
  /** Connector operations that exist: calls of others, and their unknown parameters, are refused. */
  readonly operations?: OperationSource;
}

export interface LoadResult {
  /** Absent where there are problems. */
  readonly flow?: LoadedFlow;
  /** Everything found, first what the service finds first. */
  readonly problems: readonly LoadProblem[];
}

/**
 * Loads a flow: a bare definition, or the client data of a solution (`{properties: {definition,
 * connectionReferences}}`), as text or as a value. Templates are compiled here; a loaded flow holds nothing of a run
 * and serves any number of runs.
 */
export function loadFlow(source: Value | string, options: LoadOptions = {}): LoadResult {
  const problems: LoadProblem[] = [];
  const sink = {
    standIns: options.standIns === true,
    refuse(problem: LoadProblem): void {
      problems.push(problem);
    },
  };
  const found = findDefinition(source, sink);
  if (found === undefined) return { problems };
  const { definition, connectionReferences } = found;
  const path = 'definition';
  const actions = readActions(definition.get('actions'), `${path}.actions`, undefined, sink);
  const triggers = readTriggers(definition.get('triggers'), `${path}.triggers`, sink);
  if (options.checks !== false)
    checkFlow({
      definition,
      path,
      actions,
      triggers,
      given: options.parameters ?? [],
      connectionReferences,
      operations: options.operations,
      sink,
    });
  const trigger = triggers.find(({ name }) => options.trigger === undefined || name === options.trigger);
  if (trigger === undefined && problems.length === 0)
    sink.refuse({
      stage: 'runner',
      code: 'TriggerNotFound',
      message:
        options.trigger === undefined
          ? 'The definition has no trigger that the runner can start.'
          : `The definition has no trigger '${options.trigger}'; it has: ${triggers.map(({ name }) => name).join(', ')}.`,
      path: `${path}.triggers`,
    });
  if (problems.length > 0 || trigger === undefined) return { problems: inOrder(problems) };
  return { flow: buildFlow(definition, connectionReferences, actions, trigger), problems };
}

function buildFlow(
  definition: ObjectValue,
  connectionReferences: ObjectValue | undefined,
  raw: readonly RawAction[],
  trigger: ReturnType<typeof readTriggers>[number],
): LoadedFlow {
  const linked = linkActions(raw, definition.get('staticResults'));
  const responses = [...everyAction(raw)].filter(({ type }) => type === 'Response');
  const later = responses.filter(({ definition: response }) => isAsynchronous(response));
  return {
    definition,
    trigger: compileTrigger(trigger),
    ...linked,
    parameters: parametersOf(definition.get('parameters')),
    outputs: outputsOf(definition.get('outputs')),
    connectionReferences,
    waitsForResponse: responses.length > later.length,
    respondsLater: later.length > 0,
    readsConnectionTokens: /x-ms-apim-tokens/iu.test(writeJson(definition)),
  };
}

function isAsynchronous(response: ObjectValue): boolean {
  const options = response.get('operationOptions');
  return typeof options === 'string' && /\basynchronous\b/iu.test(options);
}

function findDefinition(
  source: Value | string,
  sink: { refuse(problem: LoadProblem): void },
): { readonly definition: ObjectValue; readonly connectionReferences: ObjectValue | undefined } | undefined {
  let value: Value = source;
  if (typeof source === 'string') {
    try {
      value = readJson(source.replace(/^\uFEFF/u, ''), { trailing: 'refuse' });
    } catch (error) {
      if (!(error instanceof JsonReadFault)) throw error;
      sink.refuse({ stage: 'read', code: 'InvalidRequestContent', message: error.message, path: '' });
      return undefined;
    }
  }
  const outer = value instanceof ObjectValue ? value : new ObjectValue();
  const properties = outer.get('properties');
  const holder = properties instanceof ObjectValue ? properties : outer;
  const definition = holder.get('definition') ?? outer;
  const references = holder.get('connectionReferences');
  if (definition instanceof ObjectValue && definition.get('actions') instanceof ObjectValue)
    return {
      definition,
      connectionReferences: references instanceof ObjectValue ? references : undefined,
    };
  sink.refuse({
    stage: 'read',
    code: 'InvalidRequestContent',
    message: "Neither a workflow definition nor the client data of a flow: no object 'actions' was found.",
    path: '',
  });
  return undefined;
}

function parametersOf(parameters: Value | undefined): Map<string, ParameterDeclaration> {
  const declared = new Map<string, ParameterDeclaration>([
    ['$connections', { name: '$connections', type: 'Object', defaultValue: new ObjectValue() }],
    ['$authentication', { name: '$authentication', type: 'SecureObject', defaultValue: new ObjectValue() }],
  ]);
  if (!(parameters instanceof ObjectValue)) return declared;
  for (const [name, parameter] of parameters.members) {
    if (!(parameter instanceof ObjectValue)) continue;
    const known = declared.get(name.toLowerCase());
    declared.set(name.toLowerCase(), {
      name,
      type: toText(parameter.get('type') ?? null),
      defaultValue: parameter.get('defaultValue') ?? known?.defaultValue,
    });
  }
  return declared;
}

function outputsOf(outputs: Value | undefined): readonly FlowOutput[] | undefined {
  if (!(outputs instanceof ObjectValue)) return undefined;
  return [...outputs.members].flatMap(([name, output]) =>
    output instanceof ObjectValue ? [outputOf(name, output)] : [],
  );
}

function outputOf(name: string, output: ObjectValue): FlowOutput {
  const written = output.get('value') ?? null;
  return { name, type: toText(output.get('type') ?? null), written, value: compileTree(written) };
}

function inOrder(problems: readonly LoadProblem[]): readonly LoadProblem[] {
  return STAGES.flatMap((stage) => problems.filter((problem) => problem.stage === stage));
}
