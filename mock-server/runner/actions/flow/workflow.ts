import { statusName } from '../../http/status-name.ts';
import { ANSWER_LIMIT } from '../../http/send-call.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import type { ChildAnswer } from '../../host.ts';
import type { ActionContext, ActionEnd, ActionKind } from '../action-kind.ts';
import { failed } from '../action-end.ts';
import { requireInput } from '../require-member.ts';

export const workflow: ActionKind = {
  type: 'Workflow',
  family: 'flow',
  summary: 'runs a child flow and waits for its Response',
  inputs: 'required',
  limit: true,
  check: (action) => requireInput(action, 'host'),
  plan(action) {
    const inputs = action.compile(action.member('inputs'));
    return {
      form: 'leaf',
      run(context) {
        const given = inputs(context.scope);
        return runChild(context, given instanceof ObjectValue ? given : new ObjectValue());
      },
    };
  },
};

function runChild(context: ActionContext, inputs: ObjectValue): ActionEnd | Promise<ActionEnd> {
  context.showInputs(inputs);
  const reference = referenceOf(inputs);
  const { host } = context;
  if (host.childFlow === undefined)
    return failed(
      'WorkflowNotFound',
      `The workflow '${reference}' could not be found: no child flows are known here.`,
    );
  const headers = inputs.get('headers');
  const request = {
    headers: Object.fromEntries(
      headers instanceof ObjectValue
        ? [...headers.members].map(([name, value]) => [name, toText(value)])
        : [],
    ),
    body: inputs.get('body'),
  };
  const called = async (): Promise<ChildAnswer | undefined> => host.childFlow?.(reference, request);
  return context.within(ANSWER_LIMIT, called).then(endOfChild);
}

function referenceOf(inputs: ObjectValue): string {
  const host = inputs.get('host');
  if (!(host instanceof ObjectValue)) return '';
  const target = host.get('workflow');
  const id = target instanceof ObjectValue ? target.get('id') : undefined;
  return toText(host.get('workflowReferenceName') ?? id ?? null);
}

function endOfChild(answer: ChildAnswer | undefined): ActionEnd {
  if (answer === undefined)
    return failed(
      'GatewayTimeout',
      'The child workflow did not respond within the time limit.',
      'ResponseTimeout',
    );
  const members: [string, Value][] = [
    ['statusCode', BigInt(answer.statusCode)],
    ['headers', answer.headers],
  ];
  if (answer.body !== undefined) members.push(['body', answer.body]);
  const code = statusName(answer.statusCode);
  const outputs = new ObjectValue(members);
  if (answer.statusCode < 400) return { status: 'Succeeded', code, outputs };
  const error = answer.body instanceof ObjectValue ? answer.body.get('error') : undefined;
  const ofService = error instanceof ObjectValue && error.get('code') === 'NoResponse' ? error : undefined;
  return { status: 'Failed', code, outputs, error: ofService };
}
