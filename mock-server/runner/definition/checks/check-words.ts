import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { FlowParts } from '../check-flow.ts';
import { memberPath } from '../json-path.ts';
import { everyAction } from '../read-actions.ts';

const SCHEMAS = ['2014-12-01-preview', '2015-08-01-preview', '2016-04-01-preview', '2016-06-01'];
const PARAMETER_TYPES = ['Array', 'Bool', 'Float', 'Int', 'Object', 'SecureObject', 'SecureString', 'String'];
const FREQUENCIES = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month', 'Year'];
const OPERATION_OPTIONS = [
  'None',
  'Asynchronous',
  'DisableAsyncPattern',
  'DisableAutomaticDecompression',
  'EnableSchemaValidation',
  'FailWhenLimitsReached',
  'IncludeAuthorizationHeadersInOutputs',
  'OptimizeForHighThroughput',
  'Sequential',
  'SingleInstance',
  'SuppressWorkflowHeaders',
  'SuppressWorkflowHeadersOnResponse',
];

const SCHEMA_NAMESPACE = 'Microsoft.Azure.Flow.Templates.Schema';

/** Words from closed lists: schema version, types of parameters, options, frequencies. */
export function checkWords(flow: FlowParts): void {
  checkSchemaVersion(flow);
  checkParameters(flow);
  for (const step of [...flow.triggers, ...everyAction(flow.actions)]) {
    const options = step.definition.get('operationOptions');
    if (options === undefined || options === null) continue;
    const words = toText(options).split(',');
    if (words.every((word) => isOneOf(OPERATION_OPTIONS, word.trim()))) continue;
    const at = memberPath(step.path, 'operationOptions');
    step.refuse({
      stage: 'read',
      code: 'InvalidRequestContent',
      message: `Error converting value "${toText(options)}" to type 'System.Nullable\`1[${SCHEMA_NAMESPACE}.OperationOptions]'. Path '${at}', line 1, position 0.`,
      path: at,
    });
  }
  for (const trigger of flow.triggers) {
    const recurrence = trigger.definition.get('recurrence');
    const frequency = recurrence instanceof ObjectValue ? recurrence.get('frequency') : undefined;
    if (typeof frequency !== 'string' || frequency.startsWith('@') || isOneOf(FREQUENCIES, frequency))
      continue;
    trigger.refuse({
      stage: 'template',
      code: 'InvalidTemplate',
      message: `The template trigger '${trigger.name}' at line '<null>' and column '<null>' is not valid: "Error converting value "${frequency}" to type '${SCHEMA_NAMESPACE}.FlowRecurrenceFrequency'. Path 'frequency'.".`,
      path: `${trigger.path}.recurrence.frequency`,
    });
  }
}

function isOneOf(words: readonly string[], word: string): boolean {
  return words.some((known) => known.toLowerCase() === word.toLowerCase());
}

function checkSchemaVersion({ definition, path, sink }: FlowParts): void {
  const schema = definition.get('$schema');
  if (typeof schema !== 'string' || SCHEMAS.some((version) => schema.includes(`/${version}/`))) return;
  sink.refuse({
    stage: 'template',
    code: 'InvalidTemplate',
    message: `Template schema '${schema}' is not supported. Supported versions are '${SCHEMAS.join(',')}'.`,
    path: `${path}.$schema`,
  });
}

function checkParameters({ definition, path, given, sink }: FlowParts): void {
  const parameters = definition.get('parameters');
  if (!(parameters instanceof ObjectValue)) return;
  for (const [name, parameter] of parameters.members) {
    if (!(parameter instanceof ObjectValue)) continue;
    const at = memberPath(memberPath(path, 'parameters'), name);
    const type = toText(parameter.get('type') ?? null);
    if (!isOneOf(PARAMETER_TYPES, type))
      sink.refuse({
        stage: 'read',
        code: 'InvalidRequestContent',
        message: `Error converting value "${type}" to type 'System.Nullable\`1[${SCHEMA_NAMESPACE}.FlowTemplateParameterType]'. Path '${at}.type', line 1, position 0.`,
        path: `${at}.type`,
      });
    const hasValue =
      parameter.get('defaultValue') !== undefined ||
      isOneOf(['$connections', '$authentication'], name) ||
      isOneOf(given, name);
    if (!hasValue)
      sink.refuse({
        stage: 'template',
        code: 'InvalidTemplate',
        message: `The value for the workflow parameter '${name}' at line '<null>' and column '<null>' is not provided.`,
        path: at,
      });
  }
}
