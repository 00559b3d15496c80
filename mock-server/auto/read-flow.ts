import { isArray } from '../runner/value/type-name.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import type { Value } from '../runner/value/value.ts';
import { FlowShapes } from './flow-shapes.ts';
import { compare, readTemplate, type Place } from './read-expression.ts';
import type { Shape } from './shape.ts';

const comparisons = new Set(['equals', 'greater', 'greaterOrEquals', 'less', 'lessOrEquals']);

/** Reads a definition for what it expects of its trigger and of everything that it calls. */
export function readFlow(definition: ObjectValue): FlowShapes {
  const shapes = new FlowShapes();
  const triggers = definition.get('triggers');
  // Twice: what an action passes on may come from one that stands further down.
  for (let round = 0; round < 2; round += 1) findPassed(definition.get('actions') ?? null, shapes);
  if (triggers instanceof ObjectValue)
    for (const trigger of triggers.members.values()) readTrigger(trigger, shapes);
  readActions(definition.get('actions'), shapes);
  readValue(definition.get('outputs') ?? null, { shapes, item: undefined });
  return shapes;
}

/** Actions that hand on what they were given: Compose, filters, and variables. */
function findPassed(value: Value, shapes: FlowShapes): void {
  if (!(value instanceof ObjectValue)) return;
  const place: Place = { shapes, item: undefined };
  for (const [name, action] of value.members) {
    if (!(action instanceof ObjectValue)) continue;
    const inputs = action.get('inputs');
    if (isType(action, 'Compose') && typeof inputs === 'string') {
      const shape = readTemplate(inputs, place);
      if (shape !== undefined) shapes.passesOn(name, '', shape);
    }
    if (inputs instanceof ObjectValue) findPassedInputs(name, action, inputs, place);
    findPassed(action, shapes);
  }
}

function findPassedInputs(name: string, action: ObjectValue, inputs: ObjectValue, place: Place): void {
  const { shapes } = place;
  const from = inputs.get('from');
  if (isType(action, 'Query') && typeof from === 'string') {
    const list = readTemplate(from, place);
    if (list !== undefined) shapes.passesOn(name, 'body', list);
  }
  const declared = inputs.get('variables');
  const given = isArray(declared ?? null) ? (declared as readonly Value[]) : [inputs];
  for (const entry of given) {
    if (!(entry instanceof ObjectValue)) continue;
    const [variable, value] = [entry.get('name'), entry.get('value')];
    const shape = typeof value === 'string' ? readTemplate(value, place) : undefined;
    if (typeof variable === 'string' && shape !== undefined) shapes.variableGets(variable, shape);
  }
}

function readTrigger(trigger: Value, shapes: FlowShapes): void {
  if (!(trigger instanceof ObjectValue)) return;
  const inputs = trigger.get('inputs');
  const schema = inputs instanceof ObjectValue ? inputs.get('schema') : undefined;
  if (schema instanceof ObjectValue && schema.members.size > 0) shapes.trigger.member('body').schema = schema;
  const place = { shapes, item: undefined };
  const splitOn = trigger.get('splitOn');
  readValue(inputs ?? null, place);
  readValue(trigger.get('conditions') ?? null, place);
  // Each run of a split trigger sees one element under the name of the whole.
  if (typeof splitOn === 'string') readTemplate(splitOn, place)?.use('list');
}

function readActions(actions: Value | undefined, shapes: FlowShapes): void {
  if (!(actions instanceof ObjectValue)) return;
  for (const [name, action] of actions.members)
    if (action instanceof ObjectValue) readAction(name, action, shapes);
}

function readAction(name: string, action: ObjectValue, shapes: FlowShapes): void {
  const place: Place = { shapes, item: undefined };
  const inputs = action.get('inputs');
  const loop = action.get('foreach');
  if (typeof loop === 'string') {
    const list = readTemplate(loop, place);
    if (list !== undefined) shapes.loopsOver(name, list.item);
  }
  const from = inputs instanceof ObjectValue ? inputs.get('from') : undefined;
  const list = typeof from === 'string' ? readTemplate(from, place) : undefined;
  const inner: Place = { shapes, item: list?.item };
  readValue(action.get('expression') ?? null, inner);
  readValue(inputs ?? null, inner);
  const uri = inputs instanceof ObjectValue ? inputs.get('uri') : undefined;
  if (typeof uri === 'string') readTemplate(uri, inner)?.use('uri');
  if (inputs instanceof ObjectValue && isType(action, 'ParseJson')) {
    const content = inputs.get('content');
    const parsed = typeof content === 'string' ? readTemplate(content, place) : undefined;
    if (parsed !== undefined) parsed.schema ??= inputs.get('schema');
  }
  readActions(action.get('actions'), shapes);
  for (const branch of ['else', 'default']) {
    const block = action.get(branch);
    if (block instanceof ObjectValue) readActions(block.get('actions'), shapes);
  }
  const cases = action.get('cases');
  if (cases instanceof ObjectValue) readCases(action, cases, place);
}

/** A switch goes into its first case: its expression gets that case's value. */
function readCases(action: ObjectValue, cases: ObjectValue, place: Place): void {
  const expression = action.get('expression');
  const switched = typeof expression === 'string' ? readTemplate(expression, place) : undefined;
  for (const branch of cases.members.values()) {
    if (!(branch instanceof ObjectValue)) continue;
    const value = branch.get('case');
    if (value !== undefined) switched?.compared.push(value);
    readActions(branch.get('actions'), place.shapes);
  }
}

function readValue(value: Value, place: Place): Shape | undefined {
  if (typeof value === 'string') return readTemplate(value, place);
  if (Array.isArray(value)) for (const part of value as readonly Value[]) readValue(part, place);
  if (value instanceof ObjectValue) {
    for (const [name, part] of value.members) {
      if (comparisons.has(name) && Array.isArray(part)) readCondition(part as readonly Value[], place);
      else readValue(part, place);
    }
  }
  return undefined;
}

/** `{"equals": ["@body('A')?['x']", "Active"]}`. */
function readCondition(sides: readonly Value[], place: Place): void {
  const shapes = sides.map((side) => readValue(side, place));
  const literals = sides.map((side, index) =>
    shapes[index] === undefined && !(typeof side === 'string' && side.includes('@')) ? side : undefined,
  );
  compare(shapes, literals);
}

function isType(action: ObjectValue, type: string): boolean {
  const written = action.get('type');
  return typeof written === 'string' && written.toLowerCase() === type.toLowerCase();
}
