import { readFile } from 'node:fs/promises';

import { type Document, LineCounter, parseDocument, type ParsedNode, visit } from 'yaml';

import type { Problem } from '../problems/problem.ts';
import { sourceDocument, type SourceDocument } from './source-document.ts';

interface ReadYaml {
  readonly document?: SourceDocument;
  readonly problems: readonly Problem[];
}

/**
 * Reads one YAML 1.2 file, or JSON, which is YAML too. Syntax errors, duplicate keys and a file that is not
 * UTF-8 come back as problems with their place; there is a document only if there is no problem.
 */
export async function readYaml(file: string): Promise<ReadYaml> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return {
      problems: [
        code === 'ENOENT'
          ? { code: 'FILE_MISSING', severity: 'error', message: `"${file}" does not exist`, at: { file } }
          : {
              code: 'FILE_UNREADABLE',
              severity: 'error',
              message: `"${file}" cannot be read: ${code}`,
              at: { file },
            },
      ],
    };
  }
  const text = decoded(bytes);
  return text === undefined
    ? {
        problems: [
          {
            code: 'FILE_UNREADABLE',
            severity: 'error',
            message: `"${file}" is not UTF-8 text`,
            at: { file },
          },
        ],
      }
    : parseYaml(file, text);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The same for text that is already there; `file` is the name that problems carry. */
export function parseYaml(file: string, text: string): ReadYaml {
  const lines = new LineCounter();
  const parsed = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'error',
  });
  const faults = [...parsed.errors, ...parsed.warnings];
  const own = faults.filter((fault, index) => index === 0 || !echoes.has(fault.code));
  if (own.length > 0) return { problems: own.map((fault) => toProblem(fault, file, text, lines)) };
  const lost = unresolvedAlias(parsed);
  if (lost) return { problems: [toProblem(lost, file, text, lines)] };
  try {
    return { document: sourceDocument(file, text, parsed, lines, parsed.toJS()), problems: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { problems: [{ code: 'YAML_SYNTAX', severity: 'error', message, at: { file } }] };
  }
}

/** The parser's codes whose own words are about grammar, in words about the file. */
const plainWords: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY:
    'the indentation does not fit the line above, or a text with a colon is not in quotes',
  MULTILINE_IMPLICIT_KEY:
    'the indentation does not fit the line above, or a text with a colon is not in quotes',
  BAD_INDENT: 'the indentation does not fit the lines above, or a bracket is not closed',
  TAB_AS_INDENT: 'the line is indented with a tab; YAML takes spaces only',
  MULTIPLE_DOCS: 'a second document begins; allowed: one document, without a line ---',
};

interface Fault {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

function unresolvedAlias(parsed: Document<ParsedNode>): Fault | undefined {
  let lost: Fault | undefined;
  visit(parsed, {
    Alias: (_, alias) => {
      if (alias.resolve(parsed)) return undefined;
      const at = alias.range?.[0] ?? 0;
      lost = { code: 'BAD_ALIAS', message: `"*${alias.source}" refers to nothing above it`, pos: [at, at] };
      return visit.BREAK;
    },
  });
  return lost;
}

function toProblem(fault: Fault, file: string, text: string, lines: LineCounter): Problem {
  const { line, col } = lines.linePos(fault.pos[0]);
  const at = { file, line, column: col };
  if (fault.code === 'DUPLICATE_KEY') {
    const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\n]+)/.exec(text.slice(fault.pos[0]))?.[0].trim() ?? '';
    return {
      code: 'YAML_DUPLICATE_KEY',
      severity: 'error',
      message: `"${key.replaceAll(/^["']|["']$/g, '')}" is given twice in the same place`,
      at,
    };
  }
  return {
    code: 'YAML_SYNTAX',
    severity: 'error',
    message: plainWords[fault.code] ?? sentence(fault.message),
    at,
  };
}

/** The parser's own words without the "at line x" that the place says already. */
function sentence(message: string): string {
  return message
    .replace(/ at line \d+, column \d+:?[\s\S]*$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Codes that a fault further up brings about on every line below it. */
const echoes = new Set(['BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY']);
