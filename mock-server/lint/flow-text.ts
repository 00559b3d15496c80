import { asObject, jsonPath, membersOf } from '../../connector/problems/json-value.ts';
import type { FlowAction, FlowNode, FlowView } from '../../connector/flow-lint/flow-view.ts';
import type { ExpressionNode } from '../runner/expression/expression-node.ts';
import { ExpressionFault } from '../runner/expression/fault.ts';
import { isTemplate, parseTemplate, type Template } from '../runner/expression/parse-template.ts';

/** A string of a definition that the service reads as a template. */
export interface FlowText {
  readonly text: string;
  readonly path: string;
  /** The action or trigger around it. */
  readonly owner: FlowNode;
  /** Names and indexes from the owner down: `['inputs', 'parameters', '$filter']`. */
  readonly keys: readonly (string | number)[];
  /** `undefined` where it cannot be parsed. */
  readonly template: Template | undefined;
}

/** A stretch of a text: a literal, or an expression that fills in. `source` is the text that the node's offsets count in. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'expression'; readonly node: ExpressionNode; readonly source: string };

/** Members that hold no templates: names, notes and the build of the flow. */
const notTemplates = new Set([
  'type',
  'kind',
  'runAfter',
  'metadata',
  'description',
  'actions',
  'else',
  'cases',
  'default',
]);

const read = new WeakMap<FlowView, readonly FlowText[]>();

/** Every string of the triggers and actions that is read as a template; parsed once for all rules. */
export function flowTexts(view: FlowView): readonly FlowText[] {
  const known = read.get(view);
  if (known !== undefined) return known;
  const texts = readTexts(view);
  read.set(view, texts);
  return texts;
}

function readTexts(view: FlowView): readonly FlowText[] {
  return [...view.triggers, ...view.actions].flatMap((owner) => {
    const isSchema = (keys: readonly (string | number)[]) => keys[0] === 'inputs' && keys[1] === 'schema';
    const collect = (value: unknown, keys: readonly (string | number)[]): readonly FlowText[] => {
      if (keys.length > 200 || isSchema(keys)) return [];
      if (typeof value === 'string')
        return [{ text: value, path: jsonPath(owner.path, ...keys), owner, keys, template: parsed(value) }];
      if (Array.isArray(value)) return value.flatMap((each, index) => collect(each, [...keys, index]));
      return membersOf(asObject(value)).flatMap(([name, each]) => [
        ...(isTemplate(name) ? collect(name, [...keys, name]) : []),
        ...collect(each, [...keys, name]),
      ]);
    };
    return membersOf(owner.node)
      .filter(([name]) => !notTemplates.has(name))
      .flatMap(([name, value]) => collect(value, [name]));
  });
}

function parsed(text: string): Template | undefined {
  try {
    return parseTemplate(text);
  } catch (error) {
    if (error instanceof ExpressionFault) return undefined;
    throw error;
  }
}

/** What a template puts together, in order; `concat` is opened, so that literals and fillings alternate. */
export function piecesOf(template: Template | undefined): readonly Piece[] {
  if (template === undefined) return [];
  if (template.kind === 'text') return [{ kind: 'text', text: template.value }];
  const parts = template.kind === 'whole' ? [template.part] : template.parts;
  return parts.flatMap((part) =>
    part.kind === 'text' ? [{ kind: 'text' as const, text: part.value }] : opened(part.node, part.expression),
  );
}

/** An expression as pieces: the arguments of `concat`, a string literal as text. */
export function opened(node: ExpressionNode, source: string): readonly Piece[] {
  if (node.kind === 'literal' && typeof node.value === 'string') return [{ kind: 'text', text: node.value }];
  if (node.kind === 'call' && node.name.toLowerCase() === 'concat')
    return node.args.flatMap((arg) => opened(arg, source));
  return [{ kind: 'expression', node, source }];
}

/** All expressions of a template, outermost ones only. */
export function expressionsOf(
  template: Template | undefined,
): readonly { readonly node: ExpressionNode; readonly source: string; readonly start: number }[] {
  if (template === undefined || template.kind === 'text') return [];
  const parts = template.kind === 'whole' ? [template.part] : template.parts;
  return parts.flatMap((part) =>
    part.kind === 'expression' ? [{ node: part.node, source: part.expression, start: part.start }] : [],
  );
}

/** An expression and everything inside it, outer first. */
export function everyNode(node: ExpressionNode): readonly ExpressionNode[] {
  if (node.kind === 'literal') return [node];
  if (node.kind === 'select') return [node, ...everyNode(node.target), ...everyNode(node.key)];
  return [node, ...node.args.flatMap(everyNode)];
}

/** The action of a name, in any case. */
export function actionNamed(view: FlowView, name: string): FlowAction | undefined {
  return view.actions.find((action) => action.name.toLowerCase() === name.toLowerCase());
}
