import type { FunctionEntry } from '../../expression/function-entry.ts';
import { parseUri, type ParsedUri } from '../../uri/parse-uri.ts';
import type { Value } from '../../value/value.ts';
import { plainString } from '../arguments.ts';
import { onlyOneParameter, wrongValue } from '../sentences.ts';

function part(name: string, summary: string, of: (uri: ParsedUri) => Value): FunctionEntry {
  return {
    name,
    family: 'uri',
    min: 1,
    max: 1,
    summary,
    countMessage: onlyOneParameter,
    call: ([value = null], _scope, written) => {
      const text = plainString(value, written);
      const uri =
        parseUri(text) ??
        wrongValue(
          written,
          `expects its parameter to be a well-formed absolute URI. The provided value was '${text}'.`,
          name,
        );
      return of(uri);
    },
  };
}

/** The parts of a URI, as System.Uri gives them after Uri.IsWellFormedUriString. */
export const uriPartFunctions: readonly FunctionEntry[] = [
  part('uriHost', 'Host of a URI', (uri) => uri.host),
  part('uriPath', 'Path of a URI', (uri) => uri.path),
  part('uriPathAndQuery', 'Path and query of a URI', (uri) => uri.path + uri.query),
  part('uriPort', 'Port of a URI, or its scheme’s', (uri) => BigInt(uri.port)),
  part('uriQuery', 'Query of a URI with its question mark', (uri) => uri.query),
  part('uriScheme', 'Scheme of a URI', (uri) => uri.scheme),
];
