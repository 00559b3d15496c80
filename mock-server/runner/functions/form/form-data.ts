import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import type { Outcome, Scope } from '../../expression/scope.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import { isArray } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import { countMessage, notValid, onlyOneParameter } from '../sentences.ts';
import { referenceMessages } from '../reference/reference-messages.ts';

/** Where a function finds the outputs: an action named by its first argument, or the trigger. */
interface Source {
  readonly outcome: (args: readonly Value[], scope: Scope, name: string) => Outcome | undefined;
  /** Place of the argument that says what to look for. */
  readonly place: 0 | 1;
}

const ofAction: Source = {
  outcome: ([action = null], scope, name) =>
    typeof action === 'string'
      ? (scope.action(action) ?? fail(referenceMessages.noAction(action)))
      : notValid(name),
  place: 1,
};
const ofTrigger: Source = { outcome: (_args, scope) => scope.trigger(), place: 0 };

function refuse(name: string, what: string, complaint: string): never {
  return fail(
    `The template language function '${name}' failed to retrieve ${what} contents from outputs. ${complaint}`,
  );
}

function contentType(outcome: Outcome | undefined): string | undefined {
  const outputs = outcome?.outputs;
  const headers = outputs instanceof ObjectValue ? outputs.get('headers') : undefined;
  const type = headers instanceof ObjectValue ? headers.get('Content-Type') : undefined;
  return typeof type === 'string' ? type : undefined;
}

function member(outcome: Outcome | undefined, key: string): readonly Value[] | undefined {
  const body = outcome?.body;
  const value = body instanceof ObjectValue ? body.get(key) : undefined;
  return value !== undefined && isArray(value) ? value : undefined;
}

function fields(outcome: Outcome | undefined, field: string, name: string): readonly Value[] {
  const type = contentType(outcome);
  if (type === undefined || !/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) {
    return refuse(
      name,
      'formdata',
      `The output content is not a valid form data content. Supported form data content types are 'multipart/form-data' and 'application/x-www-form-urlencoded' and the provided content type is '${type ?? '<null>'}'.`,
    );
  }
  const pairs = member(outcome, '$formdata');
  if (pairs !== undefined) {
    return pairs.flatMap((pair) =>
      pair instanceof ObjectValue && pair.get('key') === field ? [pair.get('value') ?? null] : [],
    );
  }
  const parts = member(outcome, '$multipart') ?? [];
  return parts.flatMap((part) =>
    part instanceof ObjectValue && partName(part) === field ? [part.get('body') ?? null] : [],
  );
}

function partName(part: ObjectValue): string | undefined {
  const headers = part.get('headers');
  const disposition = headers instanceof ObjectValue ? headers.get('Content-Disposition') : undefined;
  const found = /\bname=(?:"([^"]*)"|([^;\s]+))/i.exec(disposition === undefined ? '' : toText(disposition));
  return found?.[1] ?? found?.[2];
}

function fieldName(args: readonly Value[], source: Source, name: string): string {
  const value = args[source.place];
  return typeof value === 'string' ? value : notValid(name);
}

function oneValue(name: string, source: Source, head: Head): FunctionEntry {
  return {
    name,
    ...head,
    summary: 'The only value of a form field; null where there is none',
    call: (args, scope, written) => {
      const outcome = source.outcome(args, scope, written);
      const field = fieldName(args, source, written);
      const [value = null, ...others] = fields(outcome, field, written);
      if (others.length === 0) return value;
      return refuse(written, 'formdata', `There are more than one items matching the field name '${field}'.`);
    },
  };
}

function allValues(name: string, source: Source, head: Head): FunctionEntry {
  return {
    name,
    ...head,
    summary: 'All values of a form field as an array',
    call: (args, scope, written) => {
      const outcome = source.outcome(args, scope, written);
      return fields(outcome, fieldName(args, source, written), written);
    },
  };
}

function partBody(name: string, source: Source, head: Head): FunctionEntry {
  return {
    name,
    ...head,
    summary: 'Body of one part of multipart content, by its index',
    call: (args, scope, written) => {
      const outcome = source.outcome(args, scope, written);
      const index = args[source.place] ?? null;
      if (typeof index !== 'bigint') return notValid(written);
      const type = contentType(outcome);
      if (type === undefined || !/^multipart\//i.test(type)) {
        return refuse(
          written,
          'multipart',
          // The service's sentence ends with a blank.
          `The supported multipart content type is 'multipart/*' and the provided content type is '${type ?? '<null>'}'. `,
        );
      }
      const parts = member(outcome, '$multipart') ?? [];
      const part = index < 0n ? undefined : parts[Number(index)];
      if (part instanceof ObjectValue) return part.get('body') ?? null;
      return refuse(
        written,
        'multipart',
        `The index value '${index}' exceeds the number of multipart contents '${parts.length}' in the outputs.`,
      );
    },
  };
}

type Head = Pick<FunctionEntry, 'family' | 'min' | 'max' | 'countMessage'>;

const triggerHead: Head = { family: 'form', min: 1, max: 1, countMessage: onlyOneParameter };

function actionHead(second: string): Head {
  return {
    family: 'form',
    min: 2,
    max: 2,
    countMessage: countMessage(
      `expects two parameters: the name of the action as the first parameter, ${second} as the second parameter`,
    ),
  };
}

/** Fields and parts of form and multipart content, `$formdata` and `$multipart` of the content. */
export const formFunctions: readonly FunctionEntry[] = [
  oneValue('formDataValue', ofAction, actionHead('the name of the form field')),
  allValues('formDataMultiValues', ofAction, actionHead('the name of the form field')),
  partBody('multipartBody', ofAction, actionHead('the index of the multipart content')),
  oneValue('triggerFormDataValue', ofTrigger, triggerHead),
  allValues('triggerFormDataMultiValues', ofTrigger, triggerHead),
  partBody('triggerMultipartBody', ofTrigger, triggerHead),
];
