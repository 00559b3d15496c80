import { memberAt, shown } from '../../connector/problems/json-value.ts';
import type { Finding, LintRule } from '../../connector/problems/lint-rule.ts';
import { placeAt, type FlowView } from '../../connector/flow-lint/flow-view.ts';
import {
  everyNode,
  expressionsOf,
  flowTexts,
  opened,
  piecesOf,
  type FlowText,
  type Piece,
} from './flow-text.ts';
import { isMessaging, operationOf, serviceOf } from './services.ts';
import { isReplace, tracerFor, type Sink } from './untrusted-text.ts';

const odata: Sink = {
  name: 'filter',
  escapes: (call) => isReplace(call, "'", (to) => to === "''" || !to.includes("'")),
};
const soql: Sink = {
  name: 'SOQL query',
  escapes: (call) => isReplace(call, "'", (to) => to === String.raw`\'` || !to.includes("'")),
};
const html: Sink = {
  name: 'HTML text',
  html: true,
  escapes: (call) =>
    isReplace(call, '<', (to) => !to.includes('<')) || /^(?:encode)?uricomponent$/i.test(call.name),
};
const xml: Sink = { name: 'FetchXML', escapes: (call) => isReplace(call, '<', (to) => !to.includes('<')) };
const jsonText: Sink = {
  name: 'JSON text',
  escapes: (call) =>
    isReplace(call, '"', (to) => to === String.raw`\"` || !to.includes('"')) ||
    /^(?:encode)?uricomponent$/i.test(call.name),
};
const encoded: Sink = { name: 'filter', escapes: (call) => /^(?:encode)?uricomponent$/i.test(call.name) };

const messageBodies =
  /(?:^|\/)(?:emailMessage\/Body|messageBody|notificationBody|text|html|htmlBody|content)$/i;

/** Rules on text from outside that reaches a place where characters have a meaning. */
export const escapeRules: readonly LintRule<FlowView>[] = [
  {
    id: 'F-filter-escape',
    title: 'Text in an OData filter has its quotes doubled',
    why: "An address like o'brien@x.example ends the literal: the action fails, or filters for something else.",
    remedy: "Write replace(text, '''', '''''').",
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      flowTexts(view)
        .filter(isFilter)
        .flatMap((text) => unescaped(view, text, odata, "'")),
  },
  {
    id: 'F-filter-encode',
    title: 'Text in a filter of List rows is URL-encoded',
    why: 'The connector puts the filter into the address as it is: & ends it, and + becomes a blank.',
    remedy: "Write encodeUriComponent(replace(text, '''', '''''')).",
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      flowTexts(view)
        .filter((text) => isFilter(text) && serviceOf(view, text.owner) === 'shared_commondataserviceforapps')
        .flatMap((text) => unescaped(view, text, encoded, "'", 'is not URL-encoded')),
  },
  {
    id: 'F-soql-escape',
    title: 'Text in a SOQL query has its quotes escaped',
    why: 'A quote in a name ends the literal.',
    remedy: String.raw`Write replace(replace(text, '\', '\\'), '''', '\''').`,
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      flowTexts(view)
        .filter(
          ({ owner, keys }) =>
            /SoqlQuery/i.test(operationOf(owner) ?? '') && /(?:^|\/)query$/.test(shown(keys.at(-1))),
        )
        .flatMap((text) => unescaped(view, text, soql, "'")),
  },
  {
    id: 'F-xml-escape',
    title: 'Text in FetchXML is escaped for XML',
    why: 'A < or & in a value breaks the query; a quote can end a condition and add another.',
    remedy: "Write replace(replace(replace(text, '&', '&amp;'), '<', '&lt;'), '''', '&apos;').",
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      flowTexts(view)
        .filter(({ keys }) => /(?:^|\/)fetchXml$/i.test(shown(keys.at(-1))))
        .flatMap((text) => unescaped(view, text, xml, undefined)),
  },
  {
    id: 'F-html-escape',
    title: 'Text in a mail or message is escaped for HTML',
    why: 'Whoever can send a lead can put links and pictures into a mail that your people trust.',
    remedy: "Write replace(replace(text, '&', '&amp;'), '<', '&lt;').",
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      flowTexts(view)
        .filter((text) => isMessage(view, text) && !looksLikeJson(piecesOf(text.template)))
        .flatMap((text) => unescaped(view, text, html, undefined)),
  },
  {
    id: 'F-json-text',
    title: 'JSON is built as an object, not put together from text',
    why: 'A quote in a value breaks the JSON, or adds members to it.',
    remedy: 'Write the object in a Compose, or use createObject and setProperty; pass it on with string().',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      flowTexts(view).flatMap((text) => [...jsonTemplates(view, text), ...jsonCalls(view, text)]),
  },
];

function isFilter({ owner, keys, text }: FlowText): boolean {
  if (/^Http/i.test(owner.type))
    return keys.at(-1) === '$filter' || (keys.at(-1) === 'uri' && /\$filter=/.test(text));
  return /(?:^|\/)\$filter$/.test(shown(keys.at(-1)));
}

function isMessage(view: FlowView, { owner, keys }: FlowText): boolean {
  if (owner.type.toLowerCase() === 'response') {
    const headers = Object.entries(Object(memberAt(owner.node, 'inputs', 'headers')));
    return (
      keys[1] === 'body' &&
      headers.some(([name, value]) => /^content-type$/i.test(name) && /text\/html/i.test(shown(value)))
    );
  }
  return (
    isMessaging(serviceOf(view, owner) ?? '') &&
    !/card/i.test(operationOf(owner) ?? '') &&
    keys[1] === 'parameters' &&
    messageBodies.test(shown(keys[2]))
  );
}

/**
 * Fillings of a text that are not escaped for it. Where the literal text has quotes, what comes from services and
 * stands outside of quotes is a number or an id, and only text of the caller is reported.
 */
function unescaped(
  view: FlowView,
  { template, owner, path }: FlowText,
  sink: Sink,
  quote: string | undefined,
  complaint = 'is not escaped',
): readonly Finding[] {
  let quotes = 0;
  for (const piece of piecesOf(template)) {
    if (piece.kind === 'text') {
      quotes += quote === undefined ? 0 : piece.text.split(quote).length - 1;
      continue;
    }
    const found = tracerFor(view, sink).trace(piece.node, piece.source, owner);
    const quoted = quote === undefined || quotes % 2 === 1;
    if (found === undefined || (!quoted && !found.fromTrigger)) continue;
    return [
      {
        message: `In the ${sink.name} of "${owner.name}" ${found.text} ${complaint}.`,
        at: placeAt(view, path),
      },
    ];
  }
  return [];
}

function looksLikeJson(pieces: readonly Piece[]): boolean {
  const literal = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '0')).join('');
  return /^\s*[{[]/.test(literal) && /"\s*:/.test(literal);
}

/** A template whose literal text is JSON, with text from outside inside of its quotes. */
function jsonTemplates(view: FlowView, text: FlowText): readonly Finding[] {
  const pieces = piecesOf(text.template);
  if (!pieces.some(({ kind }) => kind === 'expression') || !looksLikeJson(pieces)) return [];
  return unescapedInJson(view, pieces, text);
}

/** `json(concat('{"a":"', text, '"}'))`, wherever it stands. */
function jsonCalls(view: FlowView, text: FlowText): readonly Finding[] {
  return expressionsOf(text.template).flatMap(({ node, source }) =>
    everyNode(node).flatMap((each) => {
      const [argument] = each.kind === 'call' && each.name.toLowerCase() === 'json' ? each.args : [];
      return argument === undefined ? [] : unescapedInJson(view, opened(argument, source), text);
    }),
  );
}

function unescapedInJson(
  view: FlowView,
  pieces: readonly Piece[],
  { owner, path }: FlowText,
): readonly Finding[] {
  let quotes = 0;
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      quotes += piece.text.replaceAll(/\\./gs, '').split('"').length - 1;
      continue;
    }
    if (quotes % 2 === 0) continue;
    const found = tracerFor(view, jsonText).trace(piece.node, piece.source, owner);
    if (found !== undefined)
      return [
        {
          message: `In the JSON text of "${owner.name}" ${found.text} is not escaped.`,
          at: placeAt(view, path),
        },
      ];
  }
  return [];
}
