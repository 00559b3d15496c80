import { call, type Expression, type Operand } from './expression.ts';
import { concat, lineFeed, replaceAll } from './phrases.ts';

/**
 * Text for the inside of an HTML element. `://` is broken by `<wbr>`, so that no mail program makes a link of an
 * address that a stranger wrote; line breaks stay visible.
 */
export function html(text: Operand): Expression {
  return replaceAll(text, [
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
    ['://', ':<wbr>//'],
    [lineFeed, '<br>'],
  ]);
}

/**
 * A text literal for the filter of List rows: quotes doubled, then URL-encoded, because the connector puts the
 * filter into the address as it is.
 */
export function odataText(text: Operand): Expression {
  return concat("'", call('encodeUriComponent', call('replace', text, "'", "''")), "'");
}

/** Base64 with the alphabet of RFC 4648 section 5, without padding. */
export function base64url(text: Operand): Expression {
  return replaceAll(call('base64', text), [
    ['+', '-'],
    ['/', '_'],
    ['=', ''],
  ]);
}
