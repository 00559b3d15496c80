import { findFunction } from '../functions/function-table.ts';
import { ObjectValue } from '../value/object-value.ts';
import { isArray } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';
import type { CallNode, ExpressionNode } from './expression-node.ts';
import { ExpressionFault } from './fault.ts';
import { parseTemplate, type ExpressionPart } from './parse-template.ts';
import { countSentence, templateMessages } from './template-messages.ts';

/** What a name in an expression stands for. */
export type ReferenceKind = 'action' | 'loop' | 'block' | 'variable' | 'parameter';

/** A name that an expression uses as a literal: `outputs('A')`, `items('L')`, `variables('v')`, `parameters('p')`. */
export interface TemplateReference {
  readonly kind: ReferenceKind;
  readonly name: string;
  /** The function, in its documented spelling. */
  readonly by: string;
  /** Offset in the template. */
  readonly start: number;
}

/** Something wrong with a template, in the service's words. */
export interface TemplateFault {
  readonly kind: 'parse' | 'unknown-function' | 'argument-count' | 'location';
  readonly message: string;
  /** Offsets in the template. */
  readonly start: number;
  readonly end: number;
  /** The service refuses to save it; otherwise it fails when it is evaluated (runtime of 2020). */
  readonly refusedAtSave: boolean;
}

/** Where a template stands, as far as functions care. */
export interface TemplatePlace {
  /** Inside a loop, or in the expressions of Query, Select and Table: `item()` means something. */
  readonly item: boolean;
  /** Inside `trackedProperties`: `action()` means something. */
  readonly action: boolean;
}

export interface TemplateCheck {
  readonly faults: readonly TemplateFault[];
  readonly references: readonly TemplateReference[];
}

/** A check of one string in a tree, with where it stands: names and indexes from the root of the tree. */
export interface CheckedTemplate extends TemplateCheck {
  readonly path: readonly (string | number)[];
}

const referenceKinds: ReadonlyMap<string, ReferenceKind> = new Map<string, ReferenceKind>([
  ['outputs', 'action'],
  ['body', 'action'],
  ['actions', 'action'],
  ['formDataValue', 'action'],
  ['formDataMultiValues', 'action'],
  ['multipartBody', 'action'],
  ['result', 'block'],
  ['items', 'loop'],
  ['iterationIndexes', 'loop'],
  ['variables', 'variable'],
  ['parameters', 'parameter'],
]);

/** Everything that can be said about a template before it runs; all of it at once. */
export function checkTemplate(text: string, place: TemplatePlace): TemplateCheck {
  try {
    const template = parseTemplate(text);
    if (template.kind === 'text') return { faults: [], references: [] };
    const check = new Check(place);
    const parts = template.kind === 'whole' ? [template.part] : template.parts;
    for (const part of parts) if (part.kind === 'expression') check.part(part);
    return check;
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    const fault = {
      kind: 'parse',
      message: error.message,
      start: 0,
      end: text.length,
      refusedAtSave: true,
    } as const;
    return { faults: [fault], references: [] };
  }
}

/** Checks every string of a tree, names of members too; strings without a fault and a reference are left out. */
export function checkTemplates(
  tree: Value,
  place: TemplatePlace,
  path: readonly (string | number)[] = [],
): readonly CheckedTemplate[] {
  if (typeof tree === 'string') {
    const check = checkTemplate(tree, place);
    return check.faults.length + check.references.length === 0 ? [] : [{ ...check, path }];
  }
  if (tree === null || typeof tree !== 'object') return [];
  if (isArray(tree)) return tree.flatMap((item, index) => checkTemplates(item, place, [...path, index]));
  if (!(tree instanceof ObjectValue)) return [];
  return [...tree.members].flatMap(([name, member]) => [
    ...checkTemplates(name, place, [...path, name]),
    ...checkTemplates(member, place, [...path, name]),
  ]);
}

class Check implements TemplateCheck {
  readonly faults: TemplateFault[] = [];
  readonly references: TemplateReference[] = [];
  readonly #place: TemplatePlace;

  constructor(place: TemplatePlace) {
    this.#place = place;
  }

  part({ node, start }: ExpressionPart): void {
    this.#node(node, start);
  }

  #node(node: ExpressionNode, offset: number): void {
    if (node.kind === 'select') {
      this.#node(node.target, offset);
      this.#node(node.key, offset);
    } else if (node.kind === 'call') {
      this.#call(node, offset);
      for (const arg of node.args) this.#node(arg, offset);
    }
  }

  #call(node: CallNode, offset: number): void {
    const { name, args } = node;
    const report = (kind: TemplateFault['kind'], message: string): void => {
      const start = offset + node.start;
      this.faults.push({ kind, message, start, end: offset + node.end, refusedAtSave: false });
    };
    const entry = findFunction(name);
    if (entry === undefined) {
      report('unknown-function', templateMessages.unknownFunction(name));
      return;
    }
    if (args.length < entry.min || args.length > entry.max) {
      report('argument-count', countSentence(entry, name, args.length));
    }
    const misplaced =
      entry.onlyElsewhere === true ||
      (entry.name === 'item' && !this.#place.item) ||
      (entry.name === 'action' && !this.#place.action);
    if (misplaced) report('location', templateMessages.notExpectedHere(name));
    const kind = referenceKinds.get(entry.name);
    const [first] = args;
    if (kind !== undefined && first?.kind === 'literal' && typeof first.value === 'string') {
      this.references.push({ kind, name: first.value, by: entry.name, start: offset + first.start });
    }
  }
}
