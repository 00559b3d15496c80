import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import type { ActionEnd, ActionKind } from '../action-kind.ts';
import { failed, succeeded } from '../action-end.ts';
import { statusName } from '../../http/status-name.ts';

export const response: ActionKind = {
  type: 'Response',
  family: 'http',
  summary: 'answers the caller of the Request trigger',
  inputs: 'required',
  limit: false,
  plan(action) {
    const inputs = action.compile(action.member('inputs'));
    return {
      form: 'leaf',
      run(context) {
        const given = inputs(context.scope);
        const { name } = action;
        const status = toText((given instanceof ObjectValue ? given.get('statusCode') : undefined) ?? 200n);
        const shown = shownInputs(given, status);
        context.showInputs(shown);
        const statusCode = Number(status);
        if (!/^\d{3}$/u.test(status) || statusCode < 200 || statusCode > 599)
          return failed(
            'WorkflowRunActionResponseStatusCodeNotSupported',
            `The execution of template action '${name}' failed: Status code '${status}' is not supported. Only 2xx and 4xx status codes are allowed.`,
          );
        const headers = shown.get('headers');
        const outcome = context.respond({
          statusCode,
          headers: headersOf(headers),
          body: shown.get('body'),
          shown,
        });
        return outcome === 'answered' ? succeeded(shown, statusName(statusCode)) : unanswered(outcome, name);
      },
    };
  },
};

function unanswered(outcome: 'already' | 'late' | 'no-caller', name: string): ActionEnd {
  const [code, reason] = UNANSWERED[outcome];
  const end = failed(code, `The execution of template action '${name}' is ${reason}`);
  return outcome === 'no-caller' ? { ...end, status: 'Skipped', code: 'ActionSkipped' } : end;
}

const UNANSWERED = {
  already: ['ActionResponseAlreadyDefined', 'skipped: another response action has already executed.'],
  late: [
    'ActionResponseTimedOut',
    'failed: the client application timed out waiting for a response from service. This means that workflow took longer to respond than the alloted timeout value. The connection maintained between the client application and service will be closed and client application will get an HTTP status code 504 Gateway Timeout.',
  ],
  'no-caller': [
    'ActionResponseSkipped',
    'skipped: the client application is not waiting for a response from service.',
  ],
} as const;

function headersOf(headers: Value | undefined): [string, string][] {
  if (!(headers instanceof ObjectValue)) return [];
  return [...headers.members].flatMap(([name, value]): [string, string][] =>
    value === null ? [] : [[name, toText(value)]],
  );
}

/** `statusCode` as text, headers as text, and what else the definition gives. */
function shownInputs(given: Value, status: string): ObjectValue {
  const members: [string, Value][] = [['statusCode', status]];
  const headers = given instanceof ObjectValue ? given.get('headers') : undefined;
  if (headers instanceof ObjectValue)
    members.push([
      'headers',
      new ObjectValue(
        [...headers.members].map(([name, value]): [string, Value] => [
          name,
          value === null ? null : toText(value),
        ]),
      ),
    ]);
  const schema = given instanceof ObjectValue ? given.get('schema') : undefined;
  if (schema !== undefined && schema !== null) members.push(['schema', schema]);
  const body = given instanceof ObjectValue ? given.get('body') : undefined;
  if (body !== undefined && body !== null) members.push(['body', body]);
  return new ObjectValue(members);
}
