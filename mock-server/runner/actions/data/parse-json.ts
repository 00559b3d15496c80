import { ExpressionFault } from '../../expression/fault.ts';
import { JsonReadFault, readJson } from '../../json/read-json.ts';
import {
  SchemaReadFault,
  schemaFaultRecord,
  unsupportedKeyword,
  validateSchema,
} from '../../json/validate-schema.ts';
import { asEnvelope } from '../../value/envelope.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import type { ActionEnd, ActionKind } from '../action-kind.ts';
import { failed, succeeded } from '../action-end.ts';
import { requireInput } from '../require-member.ts';

export const parseJson: ActionKind = {
  type: 'ParseJson',
  family: 'data',
  summary: 'reads JSON text and checks it by a schema',
  inputs: 'required',
  limit: false,
  check(action) {
    requireInput(action, 'content');
    requireInput(action, 'schema');
  },
  plan(action) {
    const content = action.compile(action.inputs.get('content'));
    const schema = action.compile(action.inputs.get('schema'));
    return {
      form: 'leaf',
      run(context) {
        const { scope } = context;
        const given = content(scope);
        const wanted = schema(scope);
        if (given === null || given === '')
          throw new ExpressionFault("Required property 'content' expects a value but got null. Path ''.");
        context.showInputs(
          new ObjectValue([
            ['content', given],
            ['schema', shownSchema(wanted)],
          ]),
        );
        return parse(given, wanted);
      },
    };
  },
};

/** A schema as the record shows it: members that say what holds anyway are left out. */
function shownSchema(schema: Value): Value {
  if (isArray(schema)) return schema.map(shownSchema);
  if (!(schema instanceof ObjectValue)) return schema;
  return new ObjectValue(
    [...schema.members]
      .filter(([name, value]) => !(name === 'additionalProperties' && value === true))
      .filter(([name, value]) => !(name === 'required' && isArray(value) && value.length === 0))
      .map(([name, value]): [string, Value] => [name, shownSchema(value)]),
  );
}

function parse(content: Value, schema: Value): ActionEnd {
  const envelope = asEnvelope(content);
  if (envelope !== undefined)
    return failed(
      'BadRequest',
      `The property 'content' must be of type JSON in the 'ParseJson' action inputs, but was of type '${envelope.contentType}'.`,
    );
  const keyword = unsupportedKeyword(schema);
  if (keyword !== undefined)
    return failed(
      'ActionSchemaNotSupported',
      `The 'schema' property of action 'ParseJson' inputs contains '${keyword}'. The keyword is not supported.`,
    );
  try {
    const body = typeof content === 'string' ? readJson(content, { trailing: 'ignore' }) : content;
    const faults = validateSchema(body, schema);
    if (faults.length === 0) return succeeded(new ObjectValue([['body', body]]));
    return failed(
      'ValidationFailed',
      'The schema validation failed.',
      'ValidationFailed',
      new ObjectValue([['errors', faults.map(schemaFaultRecord)]]),
    );
  } catch (error) {
    if (error instanceof JsonReadFault)
      return failed(
        'InvalidJSON',
        `The 'content' property of actions of type 'ParseJson' must be valid JSON. The provided value cannot be parsed: '${error.message}'.`,
      );
    if (error instanceof SchemaReadFault) return failed('BadRequest', error.message);
    throw error;
  }
}
