import { styleText } from 'node:util';

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Where a command writes: results on `out`, notes and problems on `error`. Redaction happens behind it. */
export interface Output {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
  /** Pretty-printed JSON on `out`; `bigint` becomes its digits. */
  readonly json: (value: unknown) => void;
  /** The text in a style, or as it is where colors are off: piped, or with NO_COLOR. */
  readonly paint: (style: Style, text: string) => string;
}

/** Masks what must not leave the process: the signature of a trigger URL and bearer tokens. */
export function redact(text: string): string {
  return text
    .replaceAll(/([?&](?:sig|code|key|access_token)=)[^&\s"']+/gi, '$1***')
    .replaceAll(/(Bearer\s+)[A-Za-z0-9._~+/-]+=*/g, '$1***');
}

/** An output over two line sinks. */
export function createOutput(
  out: (text: string) => void,
  error: (text: string) => void,
  color = false,
): Output {
  return {
    out: (line) => out(`${redact(line)}\n`),
    error: (line) => error(`${redact(line)}\n`),
    json: (value) =>
      out(
        `${redact(JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part), 2))}\n`,
      ),
    paint: (style, text) => (color ? styleText(style, text, { validateStream: false }) : text),
  };
}
