import type { ExpressionNode, SourceRange } from './expression-node.ts';
import { ExpressionFault } from './fault.ts';
import { parse } from './parse.ts';
import { templateMessages } from './template-messages.ts';

/** Text without expressions; `value` is what it means (one `@` fewer where `@@` stood). */
export interface TextTemplate {
  readonly kind: 'text';
  readonly value: string;
}

/** `@expression`: the value keeps its kind. */
export interface WholeTemplate {
  readonly kind: 'whole';
  readonly part: ExpressionPart;
}

/** `…@{expression}…`: always a string. */
export interface InterpolatedTemplate {
  readonly kind: 'interpolated';
  readonly parts: readonly (TextPart | ExpressionPart)[];
}

export type Template = TextTemplate | WholeTemplate | InterpolatedTemplate;

/** Offsets are those in the whole string. */
export interface TextPart extends SourceRange {
  readonly kind: 'text';
  readonly value: string;
}

/** `expression` begins at offset `start` of the whole string; offsets in `node` count from there. */
export interface ExpressionPart extends SourceRange {
  readonly kind: 'expression';
  readonly expression: string;
  readonly node: ExpressionNode;
}

/**
 * Reads a string of a definition as a template.
 * @throws ExpressionFault for an expression or interpolation that cannot be parsed.
 */
export function parseTemplate(text: string): Template {
  if (text.charAt(0) === '@' && text.length > 1) {
    const second = text.charAt(1);
    if (second === '@') return { kind: 'text', value: text.slice(1) };
    if (second !== '{') return { kind: 'whole', part: expressionPart(text, 1, text.length) };
  }
  return text.includes('@{') ? parseInterpolated(text) : { kind: 'text', value: text };
}

/** Whether a string holds anything to evaluate; `false` also for `@@…`, which only loses its first `@`. */
export function isTemplate(text: string): boolean {
  if (text.charAt(0) === '@' && text.length > 1) return true;
  return text.includes('@{');
}

function expressionPart(text: string, start: number, end: number): ExpressionPart {
  const expression = text.slice(start, end);
  return { kind: 'expression', expression, node: parse(expression), start, end };
}

function parseInterpolated(text: string): Template {
  const parts: (TextPart | ExpressionPart)[] = [];
  let done = 0;
  const addText = (end: number): void => {
    if (end > done) parts.push({ kind: 'text', value: text.slice(done, end), start: done, end });
  };
  for (let at = text.indexOf('@{'); at !== -1; at = text.indexOf('@{', done)) {
    addText(at);
    if (at > 0 && text.charAt(at - 1) === '@') {
      // `@@{` is the text `@{`: the first `@` is in the text so far, the second is dropped.
      done = at + 1;
      continue;
    }
    const end = endOfInterpolation(text, at);
    parts.push(expressionPart(text, at + 2, end));
    done = end + 1;
  }
  addText(text.length);
  if (parts.some((part) => part.kind === 'expression')) return { kind: 'interpolated', parts };
  return { kind: 'text', value: parts.map((part) => (part.kind === 'text' ? part.value : '')).join('') };
}

function endOfInterpolation(text: string, start: number): number {
  let quoted = false;
  for (let at = start + 2; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "'") quoted = !quoted;
    else if (character === '}' && !quoted) return at;
  }
  throw new ExpressionFault(templateMessages.openInterpolation(text, start));
}
