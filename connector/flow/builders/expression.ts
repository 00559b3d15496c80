/**
 * An expression of the Workflow Definition Language as a tree. Generators build trees, and `print` alone writes
 * text: a value can never become code.
 */
export type Expression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'integer'; readonly value: number }
  | { readonly kind: 'constant'; readonly name: 'true' | 'false' | 'null' }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: Expression; readonly safe: boolean };

/** The service refuses longer expressions (limits page of Power Automate). */
export const longestExpression = 8192;

/** What an argument may be written as: text and whole numbers stand for their literals. */
export type Operand = Expression | string | number | boolean | null;

export const yes: Expression = { kind: 'constant', name: 'true' };
export const no: Expression = { kind: 'constant', name: 'false' };
export const nothing: Expression = { kind: 'constant', name: 'null' };

/** The expression that an operand stands for. */
export function toExpression(operand: Operand): Expression {
  if (operand === null) return nothing;
  if (typeof operand === 'string') return { kind: 'text', value: operand };
  if (typeof operand === 'boolean') return operand ? yes : no;
  if (typeof operand === 'number') {
    if (!Number.isSafeInteger(operand)) throw new RangeError(`Not a whole number: ${operand}`);
    return { kind: 'integer', value: operand };
  }
  return operand;
}

/** `name(a, b)`. */
export function call(name: string, ...args: readonly Operand[]): Expression {
  return { kind: 'call', name, args: args.map(toExpression) };
}

/** `of?['a']?['b']`: null where a level is missing or null; still a fault on a level of another kind. */
export function path(of: Expression, ...names: readonly Operand[]): Expression {
  return names.reduce<Expression>(
    (parent, name) => ({ kind: 'member', of: parent, name: toExpression(name), safe: true }),
    of,
  );
}

/** The text of the expression, without a leading `@`. Throws for trees that the grammar has no words for. */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case 'text':
      return `'${expression.value.replaceAll("'", "''")}'`;
    case 'integer':
      return String(expression.value);
    case 'constant':
      return expression.name;
    case 'call':
      return `${expression.name}(${expression.args.map(print).join(', ')})`;
    case 'member':
      if (expression.of.kind !== 'call' && expression.of.kind !== 'member') {
        throw new SyntaxError(`Only calls have members, not ${print(expression.of)}`);
      }
      return `${print(expression.of)}${expression.safe ? '?' : ''}[${print(expression.name)}]`;
    default:
      return expression satisfies never;
  }
}

/** The expression as a value of the definition, `@…`. Throws where it is longer than the service allows. */
export function value(operand: Operand): string {
  const text = `@${print(toExpression(operand))}`;
  if (text.length > longestExpression) {
    throw new RangeError(
      `An expression of ${text.length} characters, ${longestExpression} are allowed: ${text.slice(0, 200)}…`,
    );
  }
  return text;
}

/** Text put together from expressions, `@{…}@{…}`: each has the length that the service allows to itself. */
export function interpolation(parts: readonly Expression[]): string {
  return parts.map((part) => `@{${value(part).slice(1)}}`).join('');
}
