import { body, compose, outputs, parseJson, type Action } from '../builders/action.ts';
import { call, path, value, type Expression } from '../builders/expression.ts';
import {
  and,
  character,
  choose,
  coalesce,
  contains,
  equals,
  isNull,
  lower,
  not,
  or,
  orEmpty,
  trim,
} from '../builders/phrases.ts';
import { isObject, kindOf } from '../builders/value-kind.ts';
import type { FlowField } from '../flow-fields.ts';
import { names } from '../step-names.ts';

const triggerBody = call('triggerBody');

/** What came as JSON: the body read at once, or the one that only the second reader took. */
export const received: Expression = coalesce(outputs(names.decode), body(names.reread));

/** Whether the second reader was needed; it has checked that every known field is text or null. */
export const readTwice: Expression = not(isNull(body(names.reread)));

const withoutMark = (text: Expression): Expression => {
  const mark = character('%EF%BB%BF');
  return choose(call('startsWith', text, mark), call('replace', text, mark, ''), text);
};

/** Text that can be a lead is read as JSON; any other text is none, and no reason for an action to fail. */
const readText = (text: Expression): Expression => {
  const plain = withoutMark(text);
  return choose(call('startsWith', trim(plain), '{'), call('json', plain), null);
};

/**
 * The body as a JSON value, however the platform hands it over: parsed (a JSON content type), as text (`text/*`), or as an
 * envelope of base64 (other content types, or none). Null for forms and for no body.
 */
export const decodeBody: Action = compose({
  name: names.decode,
  note: 'The body as JSON: parsed already, text, or base64 in an envelope. Forms and other text are no leads. Fails for broken JSON.',
  personal: true,
  inputs: value(
    choose(
      equals(kindOf(triggerBody), '"'),
      readText(triggerBody),
      choose(
        and(isObject(triggerBody), isEnvelope(triggerBody)),
        choose(
          or(contains(triggerBody, '$formdata'), contains(triggerBody, '$multipart')),
          null,
          readText(call('base64ToString', path(triggerBody, '$content'))),
        ),
        triggerBody,
      ),
    ),
  ),
});

/** An envelope has both members; a lead that has them, too, is still a lead. */
function isEnvelope(of: Expression): Expression {
  return and(contains(of, '$content'), contains(of, '$content-type'), not(contains(of, 'UserDetails')));
}

/** Whether the sender said that the body is JSON. */
export const isDeclaredJson: Expression = contains(
  lower(orEmpty(path(call('triggerOutputs'), 'headers', 'Content-Type'))),
  'json',
);

/**
 * The second reader, for a body that the first one could not take: longer than a text function returns, or JSON with
 * something after it. It takes only leads whose fields are text or null, so that no later step has to ask.
 */
export function readOnceMore(fields: readonly FlowField[]): Action {
  const leaf = { type: ['string', 'null'] };
  const leaves = (of: readonly FlowField[], depth: number) =>
    Object.fromEntries(
      of.filter((field) => field.path.length === depth).map((field) => [field.path[depth - 1] ?? '', leaf]),
    );
  return parseJson({
    name: names.reread,
    note: 'A second reader for very long bodies and for JSON with text after it. Takes only fields that are text or null.',
    personal: true,
    runAfter: { [names.decode]: ['Failed'] },
    content: triggerBody,
    schema: {
      type: 'object',
      properties: {
        UserDetails: { type: ['object', 'null'], properties: leaves(fields, 2) },
        ...leaves(fields, 1),
      },
    },
  });
}
